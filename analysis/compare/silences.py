"""What is left out, and what cannot both be true, in a sentence each."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

import pandas as pd

from analysis.compare import naming
from analysis.compare.beside import RETRANSLATED
from analysis.compare.omissions import Omission, OmissionStatus
from analysis.compare.told import Behind, Statement
from analysis.find import lexicon, watchlist
from analysis.measure import scope, war_labels
from analysis.model import Analysis
from analysis.store import tables

SEVERAL = 2
"""What fewer articles of others mention is no silence to speak of; the matrix of omissions shows it."""
SEARCHED = 8
"""So many of the forms that were looked for are named in a sentence; the matrix of omissions names all."""


def omissions(
    analysis: Analysis, left_out: Sequence[Omission], status: OmissionStatus, said: Collection[tuple[str, str | None]]
) -> list[Statement]:
    """Silences that chance would hardly give (or that few articles have alone), but for those that were ``said`` already."""
    is_war = any(e.n for e in war_labels.INDICATOR.estimate(analysis, "both"))  # the watch-list that ships asks what wars call for
    chosen = [
        one
        for one in left_out
        if one.status == status
        and (one.outlet or "", one.feature) not in said
        and (is_war or one.kind != "watch")
        and (status == "omitted" or _is_plain(one))
    ]
    return [_omitted(one, own_wording=scope.is_ranked(analysis, one.outlet or "")) for one in chosen]


def _is_plain(one: Omission) -> bool:
    """Of few articles only what others plainly have is said: in several, and no event, one in four of which is misread."""
    return one.kind != "event" and sum(other.n_articles for other in one.others) >= SEVERAL


def _omitted(one: Omission, *, own_wording: bool) -> Statement:
    whose = naming.by(one.outlet or "")
    articles = "The only article" if one.n_articles == 1 else "None of the articles"
    verb = "does not mention" if one.n_articles == 1 else "mentions"
    sentence = f"{articles} {whose} {verb} {_left_out(one)} (0 of {one.n_articles})."
    others = ", ".join(f"{o.n_articles} {naming.by(o.outlet)}" for o in one.others)
    expected = f"; expected of these: {one.expected:.1f} of {one.n_articles}" if one.expected else ""
    searched = ", ".join(one.searched[:SEARCHED]).replace("*", "…") + (
        f" and {n} more" if (n := len(one.searched) - SEARCHED) > 0 else ""
    )
    doubts = (
        *(("This describes these articles, and says nothing of the outlets.",) if one.status == "these_articles_only" else ()),
        *((f"Beware: {RETRANSLATED}.",) if not own_wording and one.kind in ("frame", "topic", "watch") else ()),
        f"Looked for and not found: {searched}.",
        "What stands under a name that is on no list cannot be found.",
    )
    behind = tuple(Behind(o.outlet, o.n) for o in one.others)
    return Statement("omission", sentence, f"Articles that mention it: {others}{expected}", doubts, behind, omission=one)


def _left_out(one: Omission) -> str:
    """What is left out, inside a sentence."""
    if one.kind == "actor":
        return naming.written(one.feature)
    if one.kind == "event":
        kind, _, actors = one.feature.partition(": ")
        return naming.act(kind, actors.split(" – "))
    if one.kind == "frame":
        return f"anything of the frame “{ {f.key: f.title for f in lexicon.frames()}.get(one.feature, one.feature) }”"
    if one.kind == "watch":
        return f"anything on “{ {i.key: i.title for i in watchlist.default()}.get(one.feature, one.feature) }” (watch-list)"
    return f"the word “{one.feature}”"


_SAYS = re.compile(r"^says: ([^;]+)")
_NUMBER = re.compile(r"([\d.,]+(?: (?:thousand|million|billion|trillion))?) (.+)")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def contradictions(analysis: Analysis) -> list[Statement]:
    """What two outlets say of one fact and cannot both be true, in the order of the alignments."""
    against = analysis["alignments"]
    outlet = scope.outlet_of(analysis)
    found = []
    for number, pair in against[against["kind"] == "contradiction"].groupby("group", sort=True):
        sides = [
            (str(outlet[row["article_id"]]), said[1].strip())
            for row in tables.records(pair)
            if (said := _SAYS.match(str(row["differs"] or "")))
        ]
        if len(sides) == 2:
            (one, mine), (other, theirs) = sides
            mine, theirs, unit = _apart(mine, theirs)
            about = str(pair["reasons"].iloc[0])
            sentence = f"An article {naming.by(one)} says {mine} where one {naming.by(other)} says {theirs}{unit}."
            doubts = ("These may be two different events or counts: read both sentences.",)
            behind = tuple(Behind(name, sum(o == name for o, _ in sides)) for name in dict.fromkeys((one, other)))
            group = int(pd.to_numeric(number))
            found.append(Statement("contradiction", sentence, f"Both speak of: {about}", doubts, behind, group=group))
    return found


def _apart(mine: str, theirs: str) -> tuple[str, str, str]:
    """Two days as people write them; of two figures of one thing the figures, and once what is counted."""
    if DAY.fullmatch(mine) and DAY.fullmatch(theirs):
        return day(mine), day(theirs), ""
    first, second = _NUMBER.fullmatch(mine), _NUMBER.fullmatch(theirs)
    if first and second and first[2] == second[2]:
        return first[1], second[1], f" (counted: {first[2]})"
    return f"“{mine}”", f"“{theirs}”", ""


def day(text: str) -> str:
    """A day as people write it."""
    found = date.fromisoformat(text)
    return f"{found.day} {found:%B %Y}"
