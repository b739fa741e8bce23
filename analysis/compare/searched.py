"""What was looked for behind a silence, and what stands in the text that may be it after all.

A name that no list knows, a misspelling, another transliteration or an event told in words that were not understood must not look like
an omission. So the outlet's own text is searched once more, loosely: for every written form that others use, for names that are spelled
nearly like one, for the kind of action between the same two sides. What is found so is shown, and nothing is said to be left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.compare.presence import FeatureKind
from analysis.find.lexicon import Entity
from analysis.find.watchlist import Item
from analysis.model import Analysis

OPEN = "model:"
"""How the rules begin of names that no list has: they may be a known one, spelled otherwise."""
LONGEST = 3
"""So many capitalised words in a row are read as one name."""
SHORTEST = 5
"""A name of fewer letters is only looked for as it is written: too many words are like it."""

_NAME = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")


def forms(
    kind: FeatureKind, feature: str, naming: pd.DataFrame, watch: Sequence[Item], known: Mapping[str, Entity]
) -> tuple[str, ...]:
    """What was looked for: every written form of an actor, the words that others use for the rest."""
    if kind == "actor":
        entity = known.get(feature)
        listed = (entity.name, *entity.aliases, *entity.surnames, *entity.adjectives, *entity.metonyms) if entity else (feature,)
        return tuple(dict.fromkeys([*listed, *sorted(naming["surface"].unique())]))
    if kind == "watch":
        (item,) = [item for item in watch if item.key == feature]
        return (*item.lemmas, *item.entities, *item.speaker_sides)
    column = {"event": "action", "frame": "cue", "topic": "lemma"}[kind]
    return tuple(sorted(map(str, naming[column].unique())))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, and its capitalised words, up to three in a row, by how they are compared: without accents, hyphens, spaces and case."""

    text: str
    capitalised: Mapping[str, str]


def read(text: str) -> Reading:
    """A text made ready to be searched for many names."""
    return Reading(text, {folded: name for name in sorted(_capitalised(text)) if (folded := _folded(name))})


def names(feature: str, naming: pd.DataFrame, known: Mapping[str, Entity], reading: Reading) -> tuple[str, ...]:
    """The names of an actor, or names spelled nearly like one, that stand in a text; seats of power and adjectives do not count, for they
    mean other things as well."""
    entity = known.get(feature)
    written = {
        *naming.loc[naming["form"] == "name", "surface"],
        *((entity.name, *entity.aliases, *entity.surnames) if entity else ()),
    }
    here = [form for form in sorted(written, key=len, reverse=True) if form in reading.text]
    found = set(re.findall(rf"\b(?:{'|'.join(map(re.escape, here))})\b", reading.text)) if here else set()
    if not found:
        means_more = {_folded(form) for form in (*entity.adjectives, *entity.metonyms)} if entity else set()
        near = _alike(written, set(naming["kind"]) == {"person"}, reading)
        found = {name for name in near if _folded(name) not in means_more}
    return tuple(sorted(found))


def unread(analysis: Analysis, outlet: str, kind: str) -> Reading:
    """The text of an outlet without the names that were understood as somebody else's; of names that no list has, those of another
    kind count as understood. Where there is no text, the names of that kind that no list has."""
    ids = set(analysis["articles"].loc[analysis["articles"]["outlet"] == outlet, "article_id"])
    mentions = analysis["mentions"]
    mentions = mentions[mentions["article_id"].isin(ids)]
    is_open = mentions["rule"].str.startswith(OPEN) & (mentions["kind"] == kind)
    sentences = analysis["sentences"]
    sentences = sentences[sentences["article_id"].isin(ids) & sentences["text"].notna()]
    taken: dict[tuple[str, int], list[tuple[int, int]]] = {}
    closed = mentions[~is_open]
    for article, sentence, start, end in closed[["article_id", "sentence", "start", "end"]].itertuples(index=False, name=None):
        taken.setdefault((article, sentence), []).append((start, end))
    parts = [] if len(sentences) else list(mentions.loc[is_open, "surface"].unique())
    for article, sentence, at, text in sentences[["article_id", "sentence", "start", "text"]].itertuples(index=False, name=None):
        for start, end in taken.get((article, sentence), ()):
            text = text[: start - at] + "·" * (end - start) + text[end - at :]
        parts.append(text)
    return read(" · ".join(parts))


def actions(analysis: Analysis, outlet: str, naming: pd.DataFrame) -> tuple[str, ...]:
    """The others' words for an event, where a sentence of the outlet names both sides and has all of them, though no such event was
    understood in it: it may have been told in a way that the event patterns do not know, or as another kind of event."""
    articles, sides = analysis["articles"], set(naming.iloc[0][["actor_side", "target_side"]])
    ids = set(articles.loc[articles["outlet"] == outlet, "article_id"])
    events, mentions, sentences = (analysis[name] for name in ("events", "mentions", "sentences"))
    understood = events[events["article_id"].isin(ids) & events["class"].isin(set(naming["class"]))]
    states = analysis["entities"].drop_duplicates("entity").set_index("entity")["state"].dropna().to_dict()
    mentions = mentions[mentions["article_id"].isin(ids)]
    side = mentions["entity"].map(lambda name: states.get(name, name))
    named = side[side.isin(sides)].groupby([mentions["article_id"], mentions["sentence"]]).nunique()
    both = set(named[named == len(sides)].index) - set(zip(understood["article_id"], understood["sentence"], strict=True))
    said = {str(action): _stems(str(action)) for action in naming["action"].unique()}
    sentences = sentences[sentences["article_id"].isin({article for article, _ in both}) & sentences["text"].notna()]
    found: set[str] = set()
    for article, number, text in sentences[["article_id", "sentence", "text"]].itertuples(index=False, name=None):
        if (article, number) in both:
            stems = _stems(text)
            found |= {action for action, needed in said.items() if needed and needed <= stems}
    return tuple(sorted(found))


def _stems(text: str) -> frozenset[str]:
    return frozenset(_ENDING.sub("", word) for word in _WORD.findall(text.lower()))


def _alike(written: Iterable[str], is_person: bool, reading: Reading) -> set[str]:
    """Names of a text that differ from a written form in a letter or two, in hyphens, spaces or accents; short ones in no letter."""
    wanted = {_folded(form) for form in written} | ({_folded(form.split()[-1]) for form in written} if is_person else set())
    by_first: dict[str, list[str]] = {}
    for form in wanted:
        if len(form) >= SHORTEST:
            by_first.setdefault(form[0], []).append(form)
    return {
        name for folded, name in reading.capitalised.items() if any(_is_near(folded, form) for form in by_first.get(folded[0], ()))
    }


def _capitalised(text: str) -> set[str]:
    """Capitalised words, and up to three of them in a row; a word that is written small elsewhere is no name."""
    small = {word for word in _NAME.findall(text) if word[0].islower()}
    found: set[str] = set()
    run: list[str] = []
    after = -1
    for match in _NAME.finditer(text):
        if not match[0][0].isupper() or match[0].lower() in small:
            run = []
            continue
        run = [*run[1 - LONGEST :], match[0]] if match.start() == after + 1 and text[after] in " -" else [match[0]]
        after = match.end()
        found |= {" ".join(run[-size:]) for size in range(1, len(run) + 1)}
    return found


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name)).lower()
    return "".join(c for c in plain if c.isalpha())


def _is_near(one: str, other: str) -> bool:
    most = 0 if len(other) < 6 else 1 if len(other) < 9 else 2
    return one == other or (abs(len(one) - len(other)) <= most and _distance(one, other) <= most)


def _distance(one: str, other: str) -> int:
    """Letters to be changed, put in, left out or exchanged with their neighbour (Damerau 1964)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]
