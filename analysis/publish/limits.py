"""What a corpus cannot show, in sentences built from facts in its tables; the last word of every briefing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.accuracy import BEHIND, Accuracy, of_indicator
from analysis.indicators import ALL
from analysis.measure import resampling
from analysis.model import Analysis
from analysis.publish.derived import Readings

TITLE = "What these articles cannot show"
LOW = 0.6
"""A score below this (of 1) is named here: two of five answers or more would be wrong, or a correlation leaves most unsaid."""
ALWAYS = "Whether what is written is true, and what readers made of it: only these texts were read."


def find(analysis: Analysis, *, readings: Readings | None = None, accuracy: Sequence[Accuracy] = ()) -> tuple[str, ...]:
    """The limits that hold for these articles, the weightiest first."""
    articles = analysis["articles"]
    lines = [
        *_few(articles),
        *_apart(articles),
        *_inferred(articles),
        *_damaged(articles),
        *_abstained(analysis["frame_levels"]),
        *_nameless(analysis["quotes"]),
        *_low(accuracy),
        *_skipped(analysis),
        *([f"{readings.label}: {readings.coder}."] if readings else []),
    ]
    return (*lines, ALWAYS)


def _few(articles: pd.DataFrame) -> Iterable[str]:
    sizes = articles["outlet"].value_counts()
    few = sizes[sizes < resampling.MIN_ARTICLES]
    if len(few):
        most = int(few.max())
        each = "one article" if most == 1 else f"{most} articles at most"
        who = f"{len(few)} of {len(sizes)} outlets are" if len(few) < len(sizes) else "each outlet is"
        yield f"How the outlets write as a rule: {who} here with {each}."


def _apart(articles: pd.DataFrame) -> Iterable[str]:
    """Articles of a story that no other outlet tells here."""
    if "story" not in articles or articles["outlet"].nunique() < 2:
        return
    tellers = articles.dropna(subset=["story"]).groupby("story")["outlet"].nunique()
    alone = int((~articles["story"].isin(tellers[tellers > 1].index)).sum())
    if alone:
        yield f"Whether outlets differ, or events do: {alone} of {len(articles)} articles {'tells' if alone == 1 else 'tell'} of an event that no other outlet tells here."


def _inferred(articles: pd.DataFrame) -> Iterable[str]:
    for column, what in (
        ("outlet_status", "Who published it: the outlet"),
        ("published_status", "When it was published: the date"),
    ):
        counts = articles[column].value_counts()
        said = [f"{word} for {counts[word]}" for word in ("inferred", "unknown") if counts.get(word)]
        if said:
            yield f"{what} is {' and '.join(said)} of {len(articles)} articles."


def _damaged(articles: pd.DataFrame) -> Iterable[str]:
    cut = articles[articles["completeness"] == "truncated"]
    if len(cut):
        yield f"What was lost: the text of {_listed(cut)} is cut off, and silence there is no omission."
    back = articles[articles["text_condition"] == "retranslated"]
    if len(back):
        yield f"The choice of words in {_listed(back)}: the text was translated back, so the wording is a translator's."
    copies = int((articles["text_condition"] == "repost").sum())
    if copies:
        yield f"The text as first printed: {copies} of {len(articles)} articles are known from a copy."


def _abstained(levels: pd.DataFrame) -> Iterable[str]:
    both = levels[levels["voice"] == "both"]
    open_ones = int(both["level"].isna().sum())
    if open_ones:
        yield f"Every frame: the method abstains for {open_ones} of {len(both)} (frames in an article), for want of cues or of text."


def _nameless(quotes: pd.DataFrame) -> Iterable[str]:
    nameless = int(quotes["speaker"].isna().sum())
    if nameless:
        yield f"Who speaks: no speaker was found for {nameless} of {len(quotes)} quotations."


def _low(accuracy: Sequence[Accuracy]) -> Iterable[str]:
    """The measures whose analyser is often wrong, each with its lowest score."""
    lowest = {entry.title: min(_first(entry.name, accuracy), key=lambda row: row.score, default=None) for entry in ALL}
    said = [f"{title} ({row.score:.2f} of 1 on {row.data})" for title, row in lowest.items() if row and row.score < LOW]
    if said:
        yield f"Small differences, where the analyser errs often: {'; '.join(said)}."


def _first(name: str, accuracy: Sequence[Accuracy]) -> list[Accuracy]:
    """The scores of the analyser that limits an indicator most."""
    return [row for row in of_indicator(name, accuracy) if row.task == BEHIND[name][0]]


def _skipped(analysis: Analysis) -> Iterable[str]:
    n = len(analysis.provenance.skipped)
    if n:
        yield f"What {n} file{'s' * (n != 1)} of the corpus would have added: {'it' if n == 1 else 'they'} could not be read."


def _listed(articles: pd.DataFrame) -> str:
    """Articles by id, the first three by name."""
    ids = [str(name) for name in articles["article_id"]]
    return ", ".join(ids[:3]) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")
