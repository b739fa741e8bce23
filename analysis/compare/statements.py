"""Sentences as statements: what each can be known by when others tell the same, and how rare that is.

A feature is a word, a name, a number with what it counts, a day, or an event with its two sides. Weights are in the
units of ``rarity``: 1 and above is specific.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.compare import rarity, sources
from analysis.find import event_lexicon, folding, in_use, numbers, terms
from analysis.find.numbers import Number
from analysis.model import Analysis, Span

FeatureKind = Literal["word", "name", "number", "day", "event"]
NUMBER, SMALL_NUMBER, DAY = 1.25, 0.6, 1.0
SMALL = 5
"""Up to here a number says little: two ships are told of everywhere."""


ROLES = frozenset(
    re.findall(
        r"\w+",
        "president minister prime foreign chief executive leader opposition professor secretary general spokesman spokeswoman "
        "spokesperson official head director deputy chairman governor ambassador chancellor senator congressman lawmaker analyst expert accord telegram twitter facebook instagram channel tweet interview reporter briefing",
    )
)
"""Words of office say who is meant, as the name does that stands beside them; so does “according to”, whose lemma is “accord”."""
ROLE = 0.3
"""So much of its weight keeps what only says who speaks."""
MEETING = "CONSULT"
"""Of this kind of action a noun beside two sides is enough, all others ask for grammar."""
_REGION = r"^(.+) (?:Region|Oblast|Province|Governorate|Prefecture|District)$"
_ENDED = re.compile(r"[.!?…]\W{0,3}$")


class Feature(NamedTuple):
    """What a statement can be known by; ``text`` is a word, a name, a number with its unit, a date, or a class and its sides."""

    kind: FeatureKind
    text: str


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements × features. ``places`` says where each row stands; ``numbers`` what figures it gives; ``matrix`` has weights, ``row`` leads back."""

    places: tuple[tuple[str, int], ...]
    features: tuple[Feature, ...]
    matrix: sparse.csr_matrix
    numbers: Mapping[tuple[str, int], tuple[Number, ...]]
    row: Mapping[tuple[str, int], int]

    def of(self, row: int) -> dict[int, float]:
        """Column → weight of one statement."""
        span = slice(self.matrix.indptr[row], self.matrix.indptr[row + 1])
        return dict(zip(self.matrix.indices[span].tolist(), self.matrix.data[span].tolist(), strict=True))

    def at(self, place: tuple[str, int]) -> dict[Feature, float]:
        """Feature → weight of the statement at a place; nothing where it has none."""
        return {self.features[k]: w for k, w in self.of(self.row[place]).items()} if place in self.row else {}


def find(analysis: Analysis) -> Statements:
    """Every sentence of an analysis that has any feature. Numbers need the text; without it there are none."""
    words, names = analysis["terms"], _once(towns(analysis["mentions"]), "entity")
    words = words[words["sentence"].notna()]
    n_sentences = len(analysis["sentences"])
    counted = _numbers(analysis)
    figures = pd.DataFrame(
        [(a, s, said(n), n.value) for (a, s), here in counted.items() for n in here if n.unit],
        columns=["article_id", "sentence", "said", "value"],
    )
    meant = _meetings(words, names, analysis["entities"])
    dated = days(analysis["times"])
    weights: dict[Feature, float] = {}
    kind: FeatureKind
    rows: list[tuple[str, int, Feature]] = []
    for kind, table, column, weighed in (
        ("word", words, "lemma", rarity.of_words(words, len(analysis["articles"]))),
        ("name", names, "entity", rarity.of_sentences(names["entity"], n_sentences)),
        (
            "number",
            figures,
            "said",
            dict(zip(figures["said"], np.where(figures["value"] > SMALL, NUMBER, SMALL_NUMBER), strict=True)),
        ),
        ("day", dated, "from_date", rarity.of_sentences(dated["from_date"], n_sentences)),
        ("event", meant, "event", rarity.of_sentences(meant["event"], n_sentences)),
    ):
        for article, sentence, text in zip(table["article_id"], table["sentence"], table[column], strict=True):
            feature = Feature(kind, text)
            weights[feature] = min(DAY, weighed[text]) if kind == "day" else weighed[text]
            rows.append((article, int(sentence), feature))
    for feature in weights:
        if feature.kind == "word" and feature.text in ROLES:
            weights[feature] *= ROLE
    speaking, told = sources.find(analysis), _told(analysis)
    weighted = {
        (article, sentence, feature): weights[feature] * (ROLE if feature[:2] in speaking.get((article, sentence), ()) else 1.0)
        for article, sentence, feature in rows
        if (article, sentence) in told
    }
    return _matrix(weighted, counted)


def said(number: Number) -> str:
    """A number as reasons give it."""
    for scale, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if number.value >= scale:
            return f"{number.value / scale:g} {name} {number.unit or ''}".strip()
    return (
        f"{number.value:g} {number.unit or ''}".strip() if number.value < 1e5 else f"{number.value:.0f} {number.unit or ''}".strip()
    )


def days(times: pd.DataFrame) -> pd.DataFrame:
    """The days that sentences name."""
    return _once(times[(times["granularity"] == "day") & (times["from_date"] == times["to_date"])], "from_date")


def _once(table: pd.DataFrame, column: str) -> pd.DataFrame:
    return table[["article_id", "sentence", column]].drop_duplicates()


def towns(mentions: pd.DataFrame) -> pd.DataFrame:
    """The mentions, a region that is called after a town for the town: “Kharkov Region” is where Kharkiv is."""
    called = dict(zip(mentions["surface"], mentions["entity"], strict=True))
    names = [str(name) for name in mentions["entity"]]
    base = [re.match(_REGION, name) for name in names]
    towns = [str(called.get(m[1], m[1])) if m else name for m, name in zip(base, names, strict=True)]
    return mentions.assign(entity=towns)


def _meetings(words: pd.DataFrame, names: pd.DataFrame, entities: pd.DataFrame) -> pd.DataFrame:
    """What kinds of action stand beside two sides in a sentence: looser than an event, for it asks for no grammar."""
    known = {(a, e): (k, s) for a, e, k, s in zip(*(entities[c] for c in ("article_id", "entity", "kind", "state")), strict=True)}
    sides: dict[tuple[str, int], set[str]] = {}
    persons: dict[tuple[str, int], set[str]] = {}
    for article, sentence, entity in zip(names["article_id"], names["sentence"], names["entity"], strict=True):
        kind, state = known.get((article, entity), (None, None))
        side = state if isinstance(state, str) else entity
        sides.setdefault((article, int(sentence)), set()).add(side)
        if kind == "person":
            persons.setdefault((article, int(sentence)), set()).add(side)
    kinds = {lemma: kind for lemma, kind in action_words().items() if kind == MEETING}
    acting = words[words["lemma"].isin(set(kinds))]
    rows = {
        (article, int(sentence), f"{kinds[lemma]} {one} and {other}")
        for article, sentence, lemma in zip(acting["article_id"], acting["sentence"], acting["lemma"], strict=True)
        for one, other in _pair(persons, sides, (article, int(sentence)))
    }
    return pd.DataFrame(sorted(rows), columns=["article_id", "sentence", "event"])


def _pair(
    persons: Mapping[tuple[str, int], set[str]], sides: Mapping[tuple[str, int], set[str]], place: tuple[str, int]
) -> list[tuple[str, ...]]:
    """The two sides of a sentence: of the persons it names, else of all; none where there are more than two."""
    return [tuple(sorted(found)) for found in (persons.get(place, ()), sides.get(place, ())) if len(found) == 2][:1]


@in_use.kept
def action_words() -> Mapping[str, str]:
    """Lemma → class of action, for nouns that the list of actions uses, and for one class only; verbs have too many senses."""
    classes: dict[str, set[str]] = {}
    nouns: set[str] = set()
    for action in event_lexicon.actions():
        phrase = re.sub(r"[^\w ]|\b_\b", " ", action.action.split("|")[0])
        for head in list(terms.find(phrase, Span(0, len(phrase)), ()))[-1:]:
            classes.setdefault(head, set()).add(action.event_class)
            nouns |= {head} if action.form == "noun" else set()
    return {head: next(iter(found)) for head, found in classes.items() if len(found) == 1 and head in nouns - ROLES}


def _numbers(analysis: Analysis) -> dict[tuple[str, int], tuple[Number, ...]]:
    """The numbers of each sentence, without those that are part of a date or duration."""
    dates: dict[tuple[str, int], list[tuple[int, int]]] = {}
    times = analysis["times"]
    for a, s, start, end in zip(times["article_id"], times["sentence"], times["start"], times["end"], strict=True):
        dates.setdefault((a, s), []).append((start, end))
    found: dict[tuple[str, int], tuple[Number, ...]] = {}
    sentences = analysis["sentences"]
    there = sentences[sentences["text"].notna()]
    for a, s, start, text in zip(there["article_id"], there["sentence"], there["start"], there["text"], strict=True):
        here = tuple(
            number
            for number in numbers.find(folding.fold(text))
            if not any(x < start + number.span.end and start + number.span.start < y for x, y in dates.get((a, s), ()))
        )
        if here:
            found[a, int(s)] = here
    return found


def _told(analysis: Analysis) -> set[tuple[str, int]]:
    """The sentences that state something: a line without a mark at its end is a byline, a caption or a link to another article."""
    sentences = analysis["sentences"]
    return {
        (a, int(s))
        for a, s, text in zip(sentences["article_id"], sentences["sentence"], sentences["text"], strict=True)
        if not isinstance(text, str) or _ENDED.search(text)
    }


def _matrix(
    weighted: Mapping[tuple[str, int, Feature], float], counted: Mapping[tuple[str, int], tuple[Number, ...]]
) -> Statements:
    unique = sorted(weighted)
    places = tuple(dict.fromkeys((article, sentence) for article, sentence, _ in unique))
    features = tuple(sorted({feature for _, _, feature in unique}))
    row_of = {place: i for i, place in enumerate(places)}
    column_of = {feature: i for i, feature in enumerate(features)}
    at = [row_of[article, sentence] for article, sentence, _ in unique]
    columns = [column_of[feature] for _, _, feature in unique]
    weights = np.array([weighted[key] for key in unique], dtype=float)
    matrix = sparse.csr_matrix((weights, (at, columns)), shape=(len(places), max(1, len(features))))
    return Statements(places, features, matrix, counted, row_of)
