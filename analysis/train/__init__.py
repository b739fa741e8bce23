"""How the weights that ship with Parallax were made. Needs the extra `train`; nothing here runs when an article is read."""
