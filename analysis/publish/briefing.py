"""A briefing: an analysis as steps, one for each screen, in the order in which they are told.

Every difference is four things in this order: the question, what differs, how far that is to be doubted, and the rows behind
both sides. The last step says what the articles cannot show (`limits`). Nothing is computed here that the pages do not show.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.accuracy import Accuracy, of_indicator
from analysis.compare import wording
from analysis.compare.differences import Difference, is_tested
from analysis.find import lexicon
from analysis.indicators import BY_NAME
from analysis.measure import resampling, scope
from analysis.model import Analysis, Estimate, VoiceChoice
from analysis.publish import limits
from analysis.publish.derived import STATUS_WORDS, Question, Reading, Readings
from analysis.store import tables

Kind = Literal["title", "reading", "question", "difference", "doubt", "evidence", "limits"]

VOICES: dict[VoiceChoice, str] = {
    "both": "in all their words",
    "own": "in their own words alone",
    "quoted": "in the words that they quote",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a step, and in small what it is taken from."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One bar: the value, its interval where there is one, and the end of the scale that all bars of the step share."""

    label: str
    said: str
    value: float
    low: float | None
    high: float | None
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Row:
    """The key of a row of evidence: where its sentence stands, and what made it count."""

    article_id: str
    sentence: int | None
    cue: str
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """One screen. ``part`` is the part of the briefing that it belongs to, as its table of contents names it."""

    kind: Kind
    part: str
    heading: str
    lines: tuple[Line, ...] = ()
    figures: tuple[Figure, ...] = ()
    rows: tuple[Row, ...] = ()


def steps(
    analysis: Analysis,
    differences: Sequence[Difference],
    *,
    readings: Readings | None = None,
    accuracy: Sequence[Accuracy] = (),
    voice: VoiceChoice = "both",
) -> tuple[Step, ...]:
    """The steps of a briefing on these differences (stated or described), and on the coding by reading where there is one."""
    found = [_title(analysis, voice)]
    if not analysis["articles"].empty:
        if readings:
            for question in readings.questions:
                found += _reading(analysis, question, [r for r in readings.readings if r.question == question.id], readings)
        found += [step for difference in differences for step in _difference(analysis, difference, accuracy)]
        found += [] if differences else [_no_difference(analysis)]
    lines = tuple(Line(text) for text in limits.find(analysis, readings=readings, accuracy=accuracy))
    return (*found, Step("limits", limits.TITLE, limits.TITLE, lines))


def contents(briefing: Sequence[Step]) -> tuple[tuple[str, int], ...]:
    """The parts of a briefing, each with the number of its first step, from 1."""
    first: dict[str, int] = {}
    for number, step in enumerate(briefing, 1):
        first.setdefault(step.part, number)
    return tuple(list(first.items())[1:])


def _title(analysis: Analysis, voice: VoiceChoice) -> Step:
    provenance, articles = analysis.provenance, analysis["articles"]
    n, n_outlets = len(articles), articles["outlet"].nunique()
    size = f"{n} article{'s' * (n != 1)} by {n_outlets} outlet{'s' * (n_outlets != 1)}, compared {VOICES[voice]}."
    invented = [Line("Invented: every outlet, person and event in this corpus is made up.")] if provenance.invented else []
    none = [] if n else [Line("No article of this corpus fits what was chosen.")]
    described = [Line(provenance.description)] if provenance.description else []
    return Step("title", provenance.corpus_name, provenance.corpus_name, (*described, *(none or [Line(size)]), *invented))


# ---------------------------------------------------------------- the coding by reading


def _reading(analysis: Analysis, question: Question, given: Sequence[Reading], readings: Readings) -> list[Step]:
    """What the articles answer to a question, and the sentences that bear the answers."""
    articles = analysis["articles"].sort_values(["published_from", "article_id"])
    by_article = {reading.article: reading for reading in given}
    answered = [
        (article, by_article[str(article["article_id"])])
        for _, article in articles.iterrows()
        if article["article_id"] in by_article
    ]
    if not answered:
        return []
    lines = tuple(Line(reading.answer, _source(article, reading)) for article, reading in answered)
    rows = tuple(
        Row(reading.article, number, STATUS_WORDS[reading.status], "read, not computed")
        for _, reading in answered
        for number in reading.sentences
    )
    found = [Step("reading", question.title, question.title, (*lines, Line(f"{readings.label}. {question.note}")))]
    if rows:
        found.append(Step("evidence", question.title, f"{question.title} {len(rows)} sentences bear the answers", rows=rows))
    return found


def _source(article: pd.Series, reading: Reading) -> str:
    return f"{scope.label(article.to_frame().T)} ({reading.article}), {scope.published(article)}: {STATUS_WORDS[reading.status]}"


# ---------------------------------------------------------------- differences


def _difference(analysis: Analysis, found: Difference, accuracy: Sequence[Accuracy]) -> list[Step]:
    question, figures = ask(found), _figures(analysis, found)
    whiskers = (Line("The thin line is the 95 % interval; where there is none, there are too few rows."),)
    steps = [
        Step("question", question, question, _asked(analysis, found)),
        Step("difference", question, found.sentence, whiskers, figures),
        Step(
            "doubt",
            question,
            "How sure is that?",
            tuple(Line(text) for text in _doubt(found, accuracy)),
            figures if len(figures) == 2 else (),
        ),
    ]
    return steps + [_evidence(analysis, found, side, question) for side in found.sides if side.n]


QUESTIONS: Mapping[str, str] = {
    "entity_rate": "Who names {} more often?",
    "quoted_share": "Who leaves more of the words to quoted voices?",
    "speaker_share": "Who lets speakers of the kind “{}” say more?",
    "side_share": "Who gives more of the speech to {}?",
    "cue_class_share": "Who uses more {} words of saying?",
    "frame_rate": "Who uses more cues of the frame “{}”?",
    "war_label_rate": "Who calls a war by its name more often ({})?",
    "agent_dropped": "Who leaves it open more often who did it?",
    "agency": "Where does {} act more than it is acted upon?",
    "certainty_rate": "Who uses more words of the kind “{}”?",
    "loaded_rate": "Who uses more words that judge or excite ({})?",
    "event_count": "Who reports more events between {}?",
    "word_share": "Who uses the word “{}” in more of the articles?",
    "headline_gap": "Whose headlines use pleasanter words than the text below them?",
    "stance": "Where is {} portrayed more favourably?",
    "tie_stance": "Where is {} portrayed more favourably?",
    "word_tone": "Where are the words around {} pleasanter?",
}
"""The question that a measure's difference answers; the feature stands at the braces."""


def ask(found: Difference) -> str:
    """The question that a difference answers."""
    feature = wording.written(feature_of(found))
    return QUESTIONS[found.indicator].format(feature.replace(" – ", " and "))


def feature_of(found: Difference) -> str | None:
    """What is counted, as it is written: an entity's name, a frame's title."""
    titles = {frame.key: frame.title for frame in lexicon.frames()} if found.indicator == "frame_rate" else {}
    return titles.get(found.entity or "", found.entity)


def _asked(analysis: Analysis, found: Difference) -> tuple[Line, ...]:
    indicator, labels = BY_NAME[found.indicator], scope.labels(analysis)
    compared = (f"{labels[e.outlet]}: {e.n_articles} article{'s' * (e.n_articles != 1)}" for e in found.sides)
    return (
        Line(f"Counted: {indicator.unit}, {VOICES[found.voice]}."),
        *(Line(text) for text in compared),
        Line(f"{indicator.direction.capitalize()}."),
    )


def _figures(analysis: Analysis, found: Difference) -> tuple[Figure, ...]:
    indicator, labels = BY_NAME[found.indicator], scope.labels(analysis)
    ends = [float(x) for e in found.sides for x in (e.value, e.low, e.high) if x is not None]
    least, most = (-1.0, 1.0) if indicator.range.startswith("-1") else (0.0, max(ends, default=0.0) or 1.0)
    return tuple(
        Figure(
            labels[e.outlet],
            f"{wording.figure(indicator, float(e.value or 0))} {indicator.unit.removeprefix('share ')}, n = {e.n}",
            float(e.value or 0),
            None if e.low is None else float(e.low),
            None if e.high is None else float(e.high),
            least,
            most,
        )
        for e in found.sides
    )


def _doubt(found: Difference, accuracy: Iterable[Accuracy]) -> list[str]:
    """The figures of both sides with what has to be said of them, the test, and how right the analyser behind them is."""
    lines = [f"{found.caveat[:1].upper()}{found.caveat[1:]}."]
    if found.p is not None:
        lines.append(
            f"Were the outlets' names exchanged among the articles, this measure would show as much somewhere in {_percent(found.p)} of the exchanges."
        )
    rows = of_indicator(found.indicator, accuracy)
    lines += [f"The analyser behind it: {row.title} {row.score:.2f} ({row.data})." for row in rows[:1]]
    lines.append(BY_NAME[found.indicator].limits)
    return lines


def _percent(p: float) -> str:
    return "fewer than 1 %" if p < 0.01 else f"{p:.0%}".replace("%", " %")


def _evidence(analysis: Analysis, found: Difference, side: Estimate, part: str) -> Step:
    rows = BY_NAME[found.indicator].evidence(analysis, side.outlet, side.entity, found.voice)
    rows = rows.sort_values(["article_id", "sentence"], kind="stable")
    keys = tuple(
        Row(str(row["article_id"]), None if row["sentence"] is None else int(row["sentence"]), str(row["cue"]), str(row["why"]))
        for row in tables.records(rows)
    )
    return Step("evidence", part, f"{side.outlet}: the {side.n} row{'s' * (side.n != 1)} behind it", rows=keys)


def _no_difference(analysis: Analysis) -> Step:
    few = analysis["articles"]["outlet"].nunique() < 2
    if few or not is_tested(analysis):
        text = (
            "a difference needs two outlets." if few else f"that takes {resampling.MIN_ARTICLES} articles of each of two outlets."
        )
        return Step("difference", "What differs?", "Outlets were not compared", (Line(f"Nothing to compare: {text}"),))
    return Step(
        "difference", "What differs?", "No visible difference between outlets", (Line("Nothing tested stands out from chance."),)
    )
