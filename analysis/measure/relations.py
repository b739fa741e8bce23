"""The relation of two actors as it is reported: events between their sides, cooperative and conflictual apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from analysis.measure import rates, resampling, scope, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, VoiceChoice

COOPERATIVE = (1, 2)


def with_sides(analysis: Analysis) -> pd.DataFrame:
    """The events with outlet, the state that actor and target belong to, and whether the class is cooperative."""
    known = analysis["entities"].drop_duplicates("entity").set_index("entity")
    side = known["state"].fillna(known.index.to_series()).to_dict()
    events = scope.with_outlet(analysis, "events")
    return events.assign(
        actor_side=[side.get(name, name) for name in events["actor"]],
        target_side=[side.get(name, name) for name in events["target"]],
        cooperative=events["quad"].isin(COOPERATIVE),
    )


def pairs(analysis: Analysis) -> list[tuple[str, str]]:
    """The pairs of sides by how many events stand between them."""
    events = with_sides(analysis)
    counts = Counter(tuple(sorted(pair)) for pair in zip(events["actor_side"], events["target_side"], strict=True))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(pair[0], pair[1]) for pair, _ in ordered]


def between(analysis: Analysis, pair: tuple[str, str], voice: VoiceChoice) -> pd.DataFrame:
    """The events between two sides, in either direction."""
    events = rates.in_voice(with_sides(analysis), voice)
    one, other = pair
    forth = (events["actor_side"] == one) & (events["target_side"] == other)
    back = (events["actor_side"] == other) & (events["target_side"] == one)
    return events[forth | back].reset_index(drop=True)


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """How many events between each pair each outlet tells; the entity is “one – other”."""
    sentences = scope.with_outlet(analysis, "sentences")
    n_words = rates.words(sentences, voice).groupby(sentences["outlet"]).sum()
    n_articles = scope.analysed(analysis).groupby("outlet").size()
    found: list[Estimate] = []
    events = rates.in_voice(with_sides(analysis), voice)
    sides = zip(events["actor_side"], events["target_side"], events["outlet"], strict=True)
    counts = Counter((name(sorted((one, other))), outlet) for one, other, outlet in sides)
    for pair in pairs(analysis):
        for outlet in scope.outlets(analysis):
            n, articles = counts[name(pair), outlet], int(n_articles.get(outlet, 0))
            spoken = bool(n_words.get(outlet, 0))
            few = "these_articles_only" if articles < resampling.MIN_ARTICLES else "ok"
            status, value = (few, float(n)) if spoken else ("not_available", None)
            found.append(Estimate("event_count", outlet, name(pair), None, voice, articles, n, value, None, None, status))
    return found


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """Events between each pair out of each article that has any word in the voice."""
    events = rates.in_voice(with_sides(analysis), voice)
    sides = zip(events["actor_side"], events["target_side"], strict=True)
    told = events.assign(pair=pd.Series([name(sorted(pair)) for pair in sides], index=events.index, dtype="str"))
    words = rates.words(analysis["sentences"], voice).groupby(analysis["sentences"]["article_id"]).sum()
    return units.count(analysis, told, "pair", [name(pair) for pair in pairs(analysis)], (words > 0).astype(float))


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    one, _, other = (entity or "").partition(" – ")
    rows = between(analysis, (one, other), voice)
    return describe(rows[rows["outlet"] == outlet])


def describe(events: pd.DataFrame) -> pd.DataFrame:
    """Events as evidence rows: who, what, to whom, and the flags that take a score away."""
    names = ["negated", "hypothetical", "requested", "future", "historical"]
    flags = events[names].itertuples(index=False, name=None)
    flagged = [", ".join(name for name, holds in zip(names, row, strict=True) if holds) for row in flags]
    cue = events["actor"] + " → " + events["action"] + " → " + events["target"]
    why = [
        f"{kind}{'; ' + flag if flag else ''}; {rule}"
        for kind, flag, rule in zip(events["class"], flagged, events["date_rule"], strict=True)
    ]
    return events.assign(cue=cue, why=pd.Series(why, index=events.index, dtype="str"))


def name(pair: Iterable[str]) -> str:
    return " – ".join(pair)


INDICATOR = Indicator(
    name="event_count",
    title="Reported events between two actors",
    unit="events",
    denominator="none: a count, which grows with the length of the articles",
    direction="higher: more is told of what one did to the other",
    range="0 upwards",
    method=(
        "Patterns of actor, action and target within one sentence, found by the phrases around a verb or noun and resolved to the state "
        "that each acts for. Fifteen classes and four quads; mutual events (talks, a joint statement) count once; force that one side "
        "only alleges of another counts as accusing. Negated, hypothetical and requested events are kept, marked, and carry no score. "
        "An event takes the date that governs it in its sentence, else that of the same meeting elsewhere in the article, else the "
        "last one said before it in its paragraph; never the publication date. Tellings of one event share an id."
    ),
    limits=(
        "It measures reporting, not the relation. Many events are missed: where no actor or target stands near the verb there is "
        "none. On 1,050 sentences labelled with the PLOVER scheme that the patterns were not trained on, three of four events that were "
        "found in the bare sentence had the right pair, direction and quad; somewhat more than half of all were found."
    ),
    reference="Classes and scores after PLOVER (Open Event Data Alliance); patterns our own.",
    of_wording=False,
    estimate=estimate,
    evidence=evidence,
    is_count=True,
    units=count,
)
