"""The lists of how speech is told: each reads, each mistake has its line, and the shipped tables hold together."""

from __future__ import annotations

from collections import Counter

import pytest

from analysis.errors import LexiconError
from analysis.find import speech_lexicon
from analysis.find.speech_lexicon import Accuracy, ReportingNoun, ReportingVerb

VERBS = "verb,forms,class,act,takes,note\n"
NOUNS = "noun,forms,class,act,takes,note\n"
ADJECTIVES = "adjective,class,act,takes,note\n"
SPEAKERS = "noun,kind,note\n"
PATTERNS = "rule,n,share,note\n"


def test_rows() -> None:
    assert speech_lexicon.read_reporting_verbs(f"{VERBS}shout,shouted|shouts,neutral,speech,clause|quote,loud\n", "mine.csv") == (
        ReportingVerb("shout", ("shouted", "shouts"), "neutral", "speech", ("clause", "quote")),
    )
    assert speech_lexicon.read_reporting_nouns(f"{NOUNS}shout,shout|shouts,neutral,speech,that|of,\n", "mine.csv") == (
        ReportingNoun("shout", ("shout", "shouts"), "neutral", "speech", ("that", "of")),
    )
    assert speech_lexicon.read_reporting_adjectives(f"{ADJECTIVES}keen,neutral,attitude,to|on,\n", "mine.csv") == (
        ReportingNoun("keen", ("keen",), "neutral", "attitude", ("to", "on")),
    )
    assert speech_lexicon.read_speaker_nouns(f"{SPEAKERS}harbour master,official,\n", "mine.csv") == {"harbour master": "official"}
    assert speech_lexicon.read_accuracies(f"{PATTERNS}inverted,100,0.9,\n", "mine.csv") == {
        "inverted": Accuracy("inverted", 100, 0.9)
    }
    assert speech_lexicon.read_grammar('article = "a an"', "mine.toml") == {"article": {"a", "an"}}


MALFORMED = [
    # reader, text, words of the message: the file and the row
    (speech_lexicon.read_reporting_verbs, "verb,forms\n", ("mine.csv", "first line")),
    (speech_lexicon.read_reporting_verbs, f"{VERBS}shout,shouted\n", ("mine.csv", "line 2")),
    (speech_lexicon.read_reporting_verbs, f"{VERBS}shout,shouted,loud,speech,quote,\n", ("mine.csv", "shout", "class", "'loud'")),
    (speech_lexicon.read_reporting_verbs, f"{VERBS}shout,shouted,neutral,noise,quote,\n", ("mine.csv", "shout", "act", "'noise'")),
    (speech_lexicon.read_reporting_verbs, f"{VERBS}shout,shouted,neutral,speech,ears,\n", ("mine.csv", "shout", "takes", "'ears'")),
    (speech_lexicon.read_reporting_verbs, f"{VERBS}shout,,neutral,speech,quote,\n", ("mine.csv", "shout", "forms")),
    (speech_lexicon.read_reporting_verbs, f"{VERBS}shout,shouts,neutral,speech,,\n", ("mine.csv", "shout", "takes")),
    (
        speech_lexicon.read_reporting_verbs,
        f"{VERBS}shout,shouts,neutral,speech,quote,\nshout,cried,neutral,speech,quote,\n",
        ("mine.csv", "'shout'", "twice"),
    ),
    (speech_lexicon.read_reporting_nouns, f"{NOUNS}shout,shout,loud,speech,that,\n", ("mine.csv", "shout", "class")),
    (speech_lexicon.read_reporting_nouns, f"{NOUNS}shout,shout,neutral,speech,,\n", ("mine.csv", "shout", "takes")),
    (speech_lexicon.read_reporting_adjectives, f"{ADJECTIVES}keen,neutral,attitude,,\n", ("mine.csv", "keen", "takes")),
    (speech_lexicon.read_speaker_nouns, f"{SPEAKERS}mole,animal,\n", ("mine.csv", "mole", "kind", "'animal'")),
    (speech_lexicon.read_speaker_nouns, f"{SPEAKERS}mole,official,\nmole,public,\n", ("mine.csv", "mole", "twice")),
    (speech_lexicon.read_accuracies, f"{PATTERNS}inverted,many,0.9,\n", ("mine.csv", "whole number")),
    (speech_lexicon.read_accuracies, f"{PATTERNS}inverted,10,90,\n", ("mine.csv", "inverted", "from 0 to 1")),
    (speech_lexicon.read_grammar, "article = ", ("mine.csv", "not valid TOML")),
    (speech_lexicon.read_grammar, 'article = "The"', ("mine.csv", "article", "lower case")),
]


@pytest.mark.parametrize(("read", "text", "expected"), MALFORMED)
def test_a_mistake_has_its_line(read: object, text: str, expected: tuple[str, ...]) -> None:
    with pytest.raises(LexiconError) as caught:
        read(text, "mine.csv")  # type: ignore[operator]
    assert [part for part in expected if part not in str(caught.value)] == []


def test_every_verb_form_has_one_row() -> None:
    forms = Counter(form for verb in speech_lexicon.reporting_verbs() for form in verb.forms)
    assert [form for form, n in forms.items() if n > 1] == []


def test_there_are_several_hundred_ways_to_report() -> None:
    classes = Counter(verb.cue_class for verb in speech_lexicon.reporting_verbs())
    assert sum(classes.values()) > 400
    assert min(classes.values()) >= 40
    assert {"speech", "attitude"} == {verb.act for verb in speech_lexicon.reporting_verbs()}


def test_a_word_has_one_class_in_the_grammar() -> None:
    words = Counter(word for group in speech_lexicon.grammar().values() for word in group)
    assert [word for word, n in words.items() if n > 1] == []


def test_measured_patterns_are_known_rules() -> None:
    assert all(row.n >= 20 for row in speech_lexicon.accuracies().values())
