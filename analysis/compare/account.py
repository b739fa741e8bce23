"""The comparison in words: what differs, what does not visibly, and what was not compared, each sentence with the rows behind it.

Templates over tables: the same tables give the same words, and no sentence stands without a row. The surest differences come first,
then what one leaves out, then what cannot both be true. Fewer than five articles are described, never their outlet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.compare import differences, halves, wording
from analysis.compare.beside import RETRANSLATED, Beside
from analysis.compare.omissions import Omission, OmissionStatus
from analysis.find import lexicon
from analysis.indicators import ALL, BY_NAME
from analysis.measure import scope
from analysis.model import Analysis
from analysis.store import tables

Kind = Literal["difference", "omission", "contradiction", "description"]

LIMIT = 10
MOST: Mapping[Kind, int] = {"difference": 7, "omission": 3, "contradiction": 2, "description": 3}
"""No more sentences than these of one kind, so that each has room among the first ten."""
NAMED = 4
"""So many features are named where nothing differs."""
REPEATING = "word_share"
"""Words mostly repeat what names and frames say, so they are stated after the others."""


@dataclass(frozen=True, slots=True)
class Behind:
    """One number of a sentence: ``n`` rows of an outlet stand behind it."""

    outlet: str
    n: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its figures, its doubt and its rows.

    ``row`` is the row of the difference view that it is taken from, ``omission`` the search that came up empty, ``group`` the number
    of the alignment; one of the three is there.
    """

    kind: Kind
    sentence: str
    figures: str
    doubts: tuple[str, ...]
    behind: tuple[Behind, ...]
    row: Beside | None = None
    omission: Omission | None = None
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """The whole answer: sentences that state something, sentences on what is alike, and sentences on what was not compared."""

    statements: tuple[Statement, ...]
    alike: tuple[str, ...]
    not_compared: tuple[str, ...]


def tell(analysis: Analysis, rows: Sequence[Beside], left_out: Sequence[Omission], *, limit: int = LIMIT) -> Account:
    """The comparison of an analysis, from the rows of its difference view and what its outlets leave out."""
    found = [
        *_differences(rows),
        *_omissions(analysis, rows, left_out, "omitted"),
        *_contradictions(analysis),
        *_descriptions(rows),
        *_omissions(analysis, rows, left_out, "these_articles_only"),
    ]
    kept: list[Statement] = []
    for statement in found:
        if sum(one.kind == statement.kind for one in kept) < MOST[statement.kind]:
            kept.append(statement)
    return Account(tuple(kept[:limit]), tuple(_alike(rows)), tuple(_not_compared(rows)))


def _differences(rows: Sequence[Beside]) -> list[Statement]:
    found = [row for row in rows if row.verdict == "difference" and row.found]
    order = sorted(found, key=lambda row: (row.indicator == REPEATING, -row.strength, row.found.sentence if row.found else ""))
    varied = differences.varied([row.found for row in order if row.found], MOST["difference"])
    by_key = {(row.indicator, row.entity): row for row in found}
    return [_stated(by_key[d.indicator, d.entity], "difference") for d in varied]


def _descriptions(rows: Sequence[Beside]) -> list[Statement]:
    found = sorted((row for row in rows if row.verdict == "description" and row.found), key=lambda row: -row.strength)
    varied = differences.varied([row.found for row in found if row.found], MOST["description"])
    by_key = {(row.indicator, row.entity): row for row in found}
    return [_stated(by_key[d.indicator, d.entity], "description") for d in varied]


def _stated(row: Beside, kind: Kind) -> Statement:
    found, indicator = row.found, BY_NAME[row.indicator]
    assert found is not None, "asked for before"
    doubts = []
    if found.p is not None:
        rare = "fewer than 1" if found.p < 0.01 else f"about {100 * found.p:.0f}"
        doubts.append(f"by chance, {rare} in 100 random exchanges of the names show as much anywhere in this measure")
    if row.yardstick and kind == "difference":
        said = wording.figure(indicator, row.yardstick.value).lstrip("+")
        doubts.append(f"yardstick: {halves.in_words(row.yardstick, said)}")
    behind = tuple(Behind(e.outlet, e.n) for e in (found.more, found.less))
    return Statement(kind, found.sentence, found.caveat, tuple(doubts), behind, row=row)


# ---------------------------------------------------------------- what is left out


def _omissions(analysis: Analysis, rows: Sequence[Beside], left_out: Sequence[Omission], status: OmissionStatus) -> list[Statement]:
    """Silences that chance would hardly give (or that few articles have alone), where no difference has said them already."""
    said = {(row.found.less.outlet, row.entity) for row in rows if row.found and not row.found.less.n}
    chosen = [one for one in left_out if one.status == status and (one.outlet, one.feature) not in said]
    return [_omitted(one, own_wording=scope.is_ranked(analysis, one.outlet or "")) for one in chosen]


def _omitted(one: Omission, *, own_wording: bool) -> Statement:
    others = "; ".join(f"{o.outlet} in {o.n_articles}" for o in one.others)
    sentence = f"No article {wording.by(one.outlet or '')} mentions {_left_out(one)} (0 of {one.n_articles})."
    figures = f"Articles that do: {others}; to be expected of {one.outlet}: {one.expected:.1f}" if one.expected else others
    doubts = (
        *(("describes these articles, and says nothing of the outlets",) if one.status == "these_articles_only" else ()),
        *((RETRANSLATED,) if not own_wording and one.kind in ("frame", "topic", "watch") else ()),
        f"looked for: {', '.join(one.searched)}",
        "what stands under a name that no list knows is not found",
    )
    return Statement("omission", sentence, figures, doubts, tuple(Behind(o.outlet, o.n) for o in one.others), omission=one)


def _left_out(one: Omission) -> str:
    """What is left out, inside a sentence."""
    if one.kind == "actor":
        return wording.written(one.feature)
    titles = {frame.key: frame.title for frame in lexicon.frames()} if one.kind == "frame" else {}
    kind = {"event": "the event", "frame": "a cue of the frame", "topic": "the word", "watch": "the point of the watch-list"}[
        one.kind
    ]
    return f"{kind} “{titles.get(one.feature, one.feature)}”"


# ---------------------------------------------------------------- what cannot both be true

_SAYS = re.compile(r"^says: ([^;]+)")


def _contradictions(analysis: Analysis) -> list[Statement]:
    against = analysis["alignments"]
    outlet = scope.outlet_of(analysis)
    found = []
    for number, pair in against[against["kind"] == "contradiction"].groupby("group", sort=True):
        sides = [
            (str(outlet[row["article_id"]]), said[1])
            for row in tables.records(pair)
            if (said := _SAYS.match(str(row["differs"] or "")))
        ]
        if len(sides) == 2:
            (one, mine), (other, theirs) = sides
            sentence = f"{one} says “{mine}” where {other} says “{theirs}”."
            shared = str(pair["reasons"].iloc[0])
            doubts = ("two counts may be of two events: read both sentences",)
            behind = (Behind(one, 1), Behind(other, 1))
            found.append(
                Statement("contradiction", sentence, f"In common: {shared}", doubts, behind, group=int(pd.to_numeric(number)))
            )
    return found


# ---------------------------------------------------------------- what says nothing


def _alike(rows: Sequence[Beside]) -> list[str]:
    """One sentence for each measure in which something was compared and nothing stands out."""
    found = []
    for indicator in ALL:
        here = [row for row in rows if row.indicator == indicator.name and row.verdict == "no visible difference"]
        if here:
            named = ", ".join(row.title for row in here[:NAMED]) + (f" and {len(here) - NAMED} more" if len(here) > NAMED else "")
            what = "" if here[0].entity is None else f": {named}"
            found.append(f"No visible difference in {len(here)} compared under “{indicator.title}”{what}.")
    return found


def _not_compared(rows: Sequence[Beside]) -> list[str]:
    """One sentence for each reason, with the measures that it holds for."""
    reasons: dict[str, dict[str, int]] = {}
    for row in rows:
        if row.verdict == "not compared":
            counts = reasons.setdefault(_general(row.reason), {})
            title = BY_NAME[row.indicator].title
            counts[title] = counts.get(title, 0) + 1
    order = sorted(reasons, key=lambda reason: (-sum(reasons[reason].values()), reason))
    return [f"Not compared, {reason}: {', '.join(f'{t} ({n})' for t, n in reasons[reason].items())}." for reason in order]


def _general(reason: str) -> str:
    """A reason without the count of a single row."""
    return re.sub(r"^\d+ rows? in all, fewer", "fewer rows", reason)
