"""Gold and answers → scores. Each measure counts what can be added up over rows, and takes its scores from the sums.

So a score can be taken again over any draw of documents, which is where the intervals come from. A row without an answer counts
as an empty answer. A score whose denominator is empty is missing, never 0.
"""
