"""How a sentence names an actor, an outlet or its articles, and several of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analysis.measure import resampling
from analysis.model import Estimate

_TAKES_ARTICLE = re.compile(
    r"\b(?:States|Kingdom|Union|Nations|Emirates|Netherlands|Philippines|Court|Tribunal|Council|Bank|Party|Organi[sz]ation|Community|"
    r"Army|Ministry|Commission|Parliament|Group|Statute|Initiative)$|^(?:University|Bank|Ministry|House|Court) of |^Central Bank\b"
)
_PERIOD = re.compile(r"\d{4}(?:-\d{2})?")
"""How a group is named that is a year or a month."""
_NUMBERS = {0: "no", 2: "two", 3: "three", 4: "four"}
ACTS: Mapping[str, str] = {
    "AGREE": "an agreement or a promise",
    "CONSULT": "talks or a visit",
    "SUPPORT": "support",
    "AID": "aid",
    "COOPERATE": "cooperation",
    "YIELD": "a concession",
    "REQUEST": "a request",
    "ACCUSE": "an accusation",
    "REJECT": "a refusal",
    "THREATEN": "a threat",
    "PROTEST": "a protest",
    "SANCTION": "a sanction",
    "MOBILIZE": "a military move",
    "COERCE": "coercion",
    "ASSAULT": "an attack",
}
"""How a class of events is called in a sentence."""
MOST_NAMED = 3
"""Of more outlets than these, a sentence says how many they are."""


def written(entity: str | None) -> str:
    """A name inside a sentence: the United States, the West, Russia."""
    name = entity or ""
    if name.startswith("The "):
        return f"the {name[4:]}"
    return f"the {name}" if _TAKES_ARTICLE.search(name) else name


def act(kind: str, sides: Sequence[str]) -> str:
    """A class of events between two sides inside a sentence: talks or a visit between China and Russia."""
    return f"{ACTS.get(kind, kind)} between {' and '.join(map(written, sides))}"


def opened(name: str) -> str:
    """The same at the head of a sentence."""
    return name[:1].upper() + name[1:]


def by(outlet: str) -> str:
    """Whose articles are meant: “by The Gull”, “of 2024” where periods are compared, “of unknown outlet (000)”."""
    if outlet.startswith("Unknown ("):
        return f"of unknown outlet {outlet[8:]}"
    return f"of {outlet}" if _PERIOD.fullmatch(outlet) else f"by {outlet}"


def subject(estimate: Estimate, the: str = "the") -> str:
    """The outlet where it has five articles, else its articles; of a period always its articles."""
    period = _PERIOD.fullmatch(estimate.outlet)
    if estimate.n_articles >= resampling.MIN_ARTICLES:
        return f"{the} articles of {estimate.outlet}" if period else estimate.outlet
    articles = "article" if estimate.n_articles == 1 else f"{_NUMBERS[estimate.n_articles]} articles"
    return f"{the} {articles} {by(estimate.outlet)}"


def verb(estimates: Sequence[Estimate], base: str) -> str:
    """A verb in the number of its subject."""
    if len(estimates) == 1 and not _is_plural(estimates[0]):
        return {"do": "does"}.get(base, f"{base}s")
    return base


def _is_plural(estimate: Estimate) -> bool:
    few = 1 < estimate.n_articles < resampling.MIN_ARTICLES
    return few or (estimate.n_articles > 1 and bool(_PERIOD.fullmatch(estimate.outlet)))


def listed(estimates: Sequence[Estimate]) -> str:
    """Several outlets inside a sentence: by name up to three, else by their number."""
    if len(estimates) > MOST_NAMED:
        return f"the {len(estimates)} others compared"
    names = [subject(e) for e in sorted(estimates, key=lambda e: e.outlet)]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
