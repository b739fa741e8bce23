"""The scores are the package's, whatever the text; the reasons add up to them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from vaderSentiment import vaderSentiment

from analysis import Analysis
from analysis.find import vader

PACKAGE = vaderSentiment.SentimentIntensityAnalyzer()
LEXICON = sorted(PACKAGE.lexicon)
CHANGING = [
    *vaderSentiment.BOOSTER_DICT,
    *vaderSentiment.NEGATE,
    *vaderSentiment.SPECIAL_CASES,
    *("but", "no", "nor", "or", "least", "at least", "very least", "never so", "never this", "without doubt", "so", "this"),
    *(
        "kind of",
        "kind",
        "of",
        "isn’t",
        "ever",
        "the",
        "to",
        "die",
        "for",
        "crew",
        "harbour",
        "Ärger",
        "日本",
        "—",
        "…",
        ":)",
        ":-(",
    ),
]
WORDS = st.one_of(st.sampled_from(LEXICON), st.sampled_from(CHANGING), st.sampled_from(sorted(PACKAGE.emojis)))
MARKED = st.builds(
    lambda word, is_upper, mark: (word.upper() if is_upper else word) + mark,
    WORDS,
    st.sampled_from([False] * 5 + [True]),
    st.sampled_from(["", "", "", "", ",", "!", "!!", "?", "??", "...", "”", '"', "?!"]),
)
SENTENCES = st.builds(
    lambda gap, words: gap.join(words), st.sampled_from([" ", " ", " ", "  ", "\n", "\u00a0", ""]), st.lists(MARKED, max_size=16)
)


def scores(text: str) -> dict[str, float]:
    found = vader.score(text)
    return {"neg": found.negative, "neu": found.neutral, "pos": found.positive, "compound": found.compound}


@settings(max_examples=500)
@given(SENTENCES)
@example("")
@example("no")
@example("NO good BUT good but good")
@example("The crew was never so happy, but the cook was kind of a bad ass!!")
@example("good 😀but 😀😀 good")
def test_scores_are_the_packages(text: str) -> None:
    assert scores(text) == PACKAGE.polarity_scores(text)


@settings(max_examples=150)
@given(st.text(max_size=120))
def test_scores_of_any_text_are_the_packages(text: str) -> None:
    assert scores(text) == PACKAGE.polarity_scores(text)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(["good", "bad", "great", "sad", "but", "crew"]), max_size=12))
def test_equal_values_around_but(words: list[str]) -> None:
    assert scores(" ".join(words)) == PACKAGE.polarity_scores(" ".join(words))


def test_sentences_and_articles_of_the_demo(demo: Analysis) -> None:
    sentences = demo["sentences"]["text"].tolist()
    for text in [*sentences, " ".join(sentences[:300])]:
        assert scores(text) == PACKAGE.polarity_scores(text)


@pytest.mark.parametrize("name", ["tone/nyt.jsonl", "portrayal/dev.jsonl"])
def test_sentences_of_newspapers(bench: Path, name: str) -> None:
    texts = [json.loads(line)["text"] for line in (bench / name).read_text("utf-8").splitlines()]
    wrong = sum(scores(text) != PACKAGE.polarity_scores(text) for text in texts)
    assert wrong == 0


def test_wikinews(bench: Path) -> None:
    lines = (bench / "corpora" / "wikinews.jsonl").read_text("utf-8").splitlines()[:60]
    texts = [part for line in lines for part in json.loads(line)["text"].splitlines()]
    wrong = sum(scores(text) != PACKAGE.polarity_scores(text) for text in texts)
    assert wrong == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The crew unloaded crates.", []),
        ("A happy crew.", [("happy", 2.7, [])]),
        ("The crew was not happy.", [("happy", 2.7, [("negation", "not")])]),
        ("A very happy crew.", [("happy", 2.7, [("booster", "very")])]),
        ("A crew HAPPY here.", [("HAPPY", 2.7, [("caps", "HAPPY")])]),
        ("It is good, but bad.", [("good", 1.9, [("but", "but")]), ("bad", -2.5, [("but", "but")])]),
        ("No good came.", [("No", -1.2, [("idiom", "No")]), ("good", 1.9, [("negation", "No")])]),
        ("The cook is kind of here.", [("kind", 2.4, [("idiom", "kind")])]),
        ("It was the least happy crew.", [("happy", 2.7, [("negation", "least")])]),
        ("A “(happy)” crew 😀 was glad.", [("😀", None, []), ("glad", 2.0, [])]),
    ],
)
def test_reasons(text: str, expected: list[tuple[str, float | None, list[tuple[str, str]]]]) -> None:
    found = [
        (text[r.span.start : r.span.end], r.value, [(c.effect, text[c.span.start : c.span.end]) for c in r.changes])
        for r in vader.score(text).reasons
    ]
    values = [(word, value if expected[n][1] is not None else None, changes) for n, (word, value, changes) in enumerate(found)]
    assert values == expected


@settings(max_examples=150)
@given(SENTENCES)
def test_reasons_lie_in_the_text_and_explain_the_sign(text: str) -> None:
    found = vader.score(text)
    total = sum(reason.counted for reason in found.reasons)
    assert all(0 <= r.span.start < r.span.end <= len(text) for r in found.reasons)
    assert round(total, 6) == 0 or found.compound == 0 or (total > 0) == (found.compound > 0)
    assert all(reason.changes or reason.counted == reason.value for reason in found.reasons)
