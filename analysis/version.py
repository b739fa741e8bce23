"""The version of Parallax, which every table's provenance carries."""

VERSION = "0.1.0"
