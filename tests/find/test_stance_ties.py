"""The tie between two sides, and the lists behind stances: own sentences, and one clear line for each malformed file."""

from __future__ import annotations

import pytest

from analysis.errors import LexiconError
from analysis.find import stance_lexicon, stance_ties
from analysis.find.stance_ties import Named
from analysis.model import Span

TARGET = stance_lexicon.Target(
    "A–B tie", "dyad", ("A", "B"), ("pact*",), ("fruitful",), ("lopsided",), frozenset({"alliance"}), frozenset({"dependence"})
)
A, B = Named(frozenset({"A"}), 0.5), Named(frozenset({"Lund", "B"}), None)


@pytest.mark.parametrize(
    ("text", "named", "frames", "continues", "is_about", "score"),
    [
        ("A and Lund met.", [A._replace(score=None), B], (), False, True, None),
        ("A and Lund met.", [A, B], (), False, True, 0.5),
        ("A made a fruitful deal with Lund.", [A, B], (), False, True, 0.75),
        ("A made a lopsided deal with Lund.", [A._replace(score=None), B], (), False, True, -1.0),
        ("A made a deal with Lund that was not fruitful.", [B, A._replace(score=None)], (), False, True, -1.0),
        ("The pacts are lopsided.", [], (), True, True, -1.0),
        ("The pacts are lopsided.", [], (), False, False, None),
        ("A slept.", [A], (), True, False, None),
        ("A leans on it.", [A._replace(score=None)], ("dependence",), False, True, -1.0),
        ("It leans on it.", [], ("dependence",), False, False, None),
        ("", [], (), False, False, None),
    ],
)
def test_ties(text: str, named: list[Named], frames: tuple[str, ...], continues: bool, is_about: bool, score: float | None) -> None:
    tie = stance_ties.find(text, [Span(0, len(text))], named, frames, TARGET, continues=continues)
    assert (tie.is_about, tie.score) == (is_about, score)


def test_shipped_lists() -> None:
    assert len(stance_lexicon.verbs()) > 2_000
    assert stance_lexicon.verbs()["accused"] == stance_lexicon.Roles(0, -1)
    assert stance_lexicon.words()["kind"] == 0
    assert "guilty of" in stance_lexicon.words()
    assert {target.kind for target in stance_lexicon.targets()} == {"set", "dyad"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("verb,forms,agent\n", "first line"),
        ("verb,forms,agent,patient,note\nhit,hit|hits,2,0,\n", "from -1 to 1"),
        ("verb,forms,agent,patient,note\nhit,,0,0,\n", "forms is empty"),
        ("verb,forms,agent,patient,note\nhit,hit,0,0,\nstrike,hit,0,0,\n", "two verbs"),
        ("verb,forms,agent,patient,note\nHit,hit,0,0,\n", "lower case"),
        ("verb,forms,agent,patient,note\nhit,hit,0\n", "fields"),
    ],
)
def test_malformed_verbs(text: str, said: str) -> None:
    with pytest.raises(LexiconError, match=f"verbs.csv.*{said}"):
        stance_lexicon.read_verbs(text, "verbs.csv")


@pytest.mark.parametrize(
    ("text", "said"), [("word,value,note\nbad,x,\n", "from -1 to 1"), ("word,value,note\nbad,-1,\nbad,-1,\n", "twice")]
)
def test_malformed_words(text: str, said: str) -> None:
    with pytest.raises(LexiconError, match=f"words.csv.*{said}"):
        stance_lexicon.read_words(text, "words.csv")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[target", "not valid TOML"),
        ('[[target]]\nkind = "set"', "name of its own"),
        ('[[target]]\nname = "x"\nkind = "pair"', "one of set, dyad"),
        ('[[target]]\nname = "x"\nkind = "dyad"\nmembers = ["a", "b", "c"]', "a dyad two"),
        ('[[target]]\nname = "x"\nkind = "set"\nmembers = [1]', "list of texts"),
    ],
)
def test_malformed_targets(text: str, said: str) -> None:
    with pytest.raises(LexiconError, match=f"targets.toml.*{said}"):
        stance_lexicon.read_targets(text, "targets.toml")
