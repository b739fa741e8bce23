"""The lexicon of events: each file reads, each mistake has its line, each action is sound and can be found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.errors import LexiconError
from analysis.find import event_grammar, event_lexicon, event_patterns, event_words
from analysis.find.event_lexicon import Action, EventClass, Operator
from analysis.model import Span

ROWS = "action,form,score,note\n"
OPERATORS = "action,effect,note\n"
NOUNS = "noun,role,note\n"
CLASSES = "class,quad,score,note\n"
FORCE = EventClass("ASSAULT", 4, -9.0)


def actions(text: str) -> tuple[Action, ...]:
    return event_lexicon.read_actions(text, "events/assault.csv", FORCE)


def operators(text: str) -> tuple[Operator, ...]:
    return event_lexicon.read_operators(text, "mine.csv")


def nouns(text: str) -> object:
    return event_lexicon.read_actor_nouns(text, "mine.csv")


def classes(text: str) -> object:
    return event_lexicon.read_classes(text, "mine.csv")


def grammar(text: str) -> object:
    return event_grammar.read(text, "mine.toml")


def test_an_action_row() -> None:
    row, other = actions(f"{ROWS}sink ~ boat|raft of,verb,,\nsail to,noun,-5,a visit\n")
    assert row == Action("sink ~ boat|raft of", "verb", "ASSAULT", -9.0)
    assert (other.score, other.visits, other.lasts) == (-5.0, True, False)


@pytest.mark.parametrize(
    ("read", "text", "parts"),
    [
        (actions, "action\n", ("events/assault.csv", "first line")),
        (actions, f"{ROWS}sink,verb,\n", ("events/assault.csv", "line 2", "4 fields")),
        (actions, f"{ROWS}sink,passive,,\n", ("sink", "form", "'passive'")),
        (actions, f"{ROWS}sink,verb,low,\n", ("sink", "score", "'low'")),
        (actions, f"{ROWS}sink,verb,,by night\n", ("sink", "note", "'by night'")),
        (actions, f"{ROWS}sink,verb,,\nsink,verb,,\n", ("'sink,verb'", "twice")),
        (actions, f"{ROWS}sink ~,verb,,\n", ("sink ~", "end in a word")),
        (actions, f"{ROWS}Sink,verb,,\n", ("Sink", "lower case")),
        (actions, f"{ROWS}~ sink,verb,,\n", ("line 2", "begin")),
        (operators, f"{OPERATORS}refuse to,deny,\n", ("mine.csv", "refuse to", "effect", "'deny'")),
        (operators, f"{OPERATORS}ask,ask,\nask,ask,\n", ("mine.csv", "'ask'", "twice")),
        (nouns, f"{NOUNS}sailor,hero,\n", ("mine.csv", "sailor", "role", "'hero'")),
        (classes, f"{CLASSES}ASSAULT,5,-9,\n", ("mine.csv", "ASSAULT", "quad", "'5'")),
        (grammar, "determiners = 3\n", ("mine.toml", "text of words")),
        (grammar, 'determiners = "the"\n', ("mine.toml", "missing")),
        (grammar, 'tides = "ebb"\n', ("mine.toml",)),
    ],
)
def test_a_mistake_has_its_line(read: Callable[[str], object], text: str, parts: tuple[str, ...]) -> None:
    with pytest.raises(LexiconError) as error:
        read(text)
    assert all(part in str(error.value) for part in parts)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("sail", {"sail", "sails", "sailed", "sailing"}),
        ("free", {"free", "frees", "freed", "freeing"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("defy", {"defy", "defies", "defied", "defying"}),
        ("crush", {"crush", "crushes", "crushed", "crushing"}),
        ("meet", {"meet", "meets", "met", "meeting"}),
        ("test-fire", {"test-fire", "test-fires", "test-fired", "test-firing"}),
    ],
)
def test_inflection(verb: str, forms: set[str]) -> None:
    assert forms <= set(event_lexicon.inflect(verb))


def test_fifteen_classes_in_four_quads() -> None:
    found = event_lexicon.classes()
    assert len(found) == 15
    assert sorted({kind.quad for kind in found.values()}) == [1, 2, 3, 4]
    for kind in found.values():
        expected = 0 if kind.name == "REQUEST" else 1 if kind.quad <= 2 else -1
        assert (kind.score > 0) - (kind.score < 0) == expected


def test_every_class_has_verbs_and_its_scores_keep_their_sign() -> None:
    for kind in event_lexicon.classes().values():
        rows = [action for action in event_lexicon.actions() if action.event_class == kind.name]
        assert sum(action.form == "verb" for action in rows) >= 40
        assert all(action.score * kind.score > 0 or action.score == kind.score for action in rows)


@pytest.mark.parametrize("kind", event_lexicon.classes())
def test_every_action_can_be_found(kind: str) -> None:
    """The bare words of an action, its gaps filled, match the action itself."""
    silent = []
    for action in event_lexicon.actions():
        if action.event_class != kind:
            continue
        filled = {"~": "", "*": "old", "@": "folk"}
        text = " ".join(filled.get(part, part.split("|")[0].replace("_", " ")) for part in action.action.split())
        words = event_words.find(text, Span(0, len(text)))
        patterns = event_patterns.hints() if action.form == "hint" else event_patterns.events()
        if action not in {match.row for match in patterns.all(words)}:
            silent.append(action.action)
    assert silent == []


def test_every_alternative_is_one_word_or_joined() -> None:
    """“a|b c|d” would be read as “(a or b) (c or d)”; the words of one alternative are joined by “_”."""
    assert all("||" not in action.action and " |" not in action.action for action in event_lexicon.actions())


def test_actor_nouns_and_operators_are_lower_case() -> None:
    assert all(noun == noun.lower() for noun in event_lexicon.actor_nouns())
    assert {"police", "troops", "protesters", "rebels", "lawmakers", "court", "companies"} <= set(event_lexicon.actor_nouns())
    assert {operator.effect for operator in event_lexicon.operators()} == {"intend", "threaten", "refuse", "ask", "undo"}
