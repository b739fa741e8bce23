"""Training of the weights that ship with Parallax; nothing here runs when articles are analysed."""
