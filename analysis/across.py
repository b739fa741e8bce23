"""What can be said only when all articles have been read: shared phrases, stories, and statements that tell the same."""

from __future__ import annotations

from analysis.compare import alignment, stories
from analysis.model import Analysis
from analysis.store import tables


def complete(analysis: Analysis) -> Analysis:
    """The analysis with what its articles share. Statements are put together inside the stories, so these come first."""
    return _with_alignments(_with_stories(_with_shared_phrases(analysis)))


def _with_shared_phrases(analysis: Analysis) -> Analysis:
    """A phrase of one article alone is wording; from two on it is usage, and may be kept and published."""
    phrases = analysis["phrases"]
    articles = phrases.groupby("phrase")["article_id"].transform("nunique")
    return Analysis({**analysis.tables, "phrases": phrases[articles >= 2].reset_index(drop=True)}, analysis.provenance)


def _with_alignments(analysis: Analysis) -> Analysis:
    return Analysis({**analysis.tables, "alignments": tables.frame("alignments", alignment.find(analysis))}, analysis.provenance)


def _with_stories(analysis: Analysis) -> Analysis:
    articles = analysis["articles"]
    story = articles["article_id"].map(stories.find(analysis)).astype(articles["story"].dtype)
    return Analysis({**analysis.tables, "articles": articles.assign(story=story)}, analysis.provenance)
