"""Hits and acts → rows of the tables `cues` and `war_labels`: one table for every indicator that counts cues in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from analysis.find import certainty
from analysis.find import war_labels as labels
from analysis.find.cues import Hit
from analysis.find.responsibility import Act
from analysis.model import Article, Span, SpanVoice
from analysis.schema import CueRow, Indicator, WarLabelRow

INDICATORS: dict[str, Indicator] = {certainty.GROUP: "certainty", labels.GROUP: "war_label"}
"""The group of a cue → the indicator that counts it."""


class Findings(Protocol):
    """What is asked of one article's findings."""

    @property
    def article(self) -> Article: ...
    @property
    def hits(self) -> tuple[Hit, ...]: ...
    @property
    def acts(self) -> tuple[Act, ...]: ...
    def place(self, span: Span) -> int: ...
    def voice(self, span: Span) -> SpanVoice: ...
    def id(self, span: Span) -> str: ...


def make(found: Findings) -> list[CueRow]:
    """The rows of all cues but those of frames, in the order of the text."""
    rows = [
        _row(found, hit.span, INDICATORS[hit.group], hit.category, hit.cue, None, None, "cue")
        for hit in found.hits
        if hit.group in INDICATORS
    ]
    rows += [_row(found, act.span, "responsibility", act.role, act.cue, act.agent, act.patient, act.role) for act in found.acts]
    return sorted(rows, key=lambda row: (row.start, row.end, row.indicator))


def war_labels(article_id: str, rows: Iterable[CueRow]) -> list[WarLabelRow]:
    """The labels of an article, the commonest first, each in all the text and in its own voice (also where that has none)."""
    named = [row for row in rows if row.indicator == "war_label"]
    every, own = (Counter(row.category for row in named if voice in ("all", row.voice)) for voice in ("all", "own"))
    order = sorted(every, key=lambda label: (-every[label], label))
    return [
        row
        for label in order
        for row in (WarLabelRow(article_id, label, "all", every[label]), WarLabelRow(article_id, label, "own", own[label]))
    ]


def _row(
    found: Findings,
    span: Span,
    indicator: Indicator,
    category: str,
    cue: str,
    entity: str | None,
    patient: str | None,
    rule: str,
) -> CueRow:
    return CueRow(
        article_id=found.article.id,
        id=f"{found.id(span)}:{indicator}",
        sentence=found.place(span),
        start=span.start,
        end=span.end,
        indicator=indicator,
        category=category,
        cue=cue,
        entity=entity,
        patient=patient,
        voice=found.voice(span),
        rule=rule,
        confidence=None,
    )
