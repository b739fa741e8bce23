"""Article → rows. Finders never import each other; the pipeline hands one's rows to the next."""
