"""What an analyst says against the finders: a small file of corrections, applied to what was found before anything is counted."""
