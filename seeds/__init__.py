"""The first corpus: what is known of its articles, and the tables computed from them. Its wording is not here."""
