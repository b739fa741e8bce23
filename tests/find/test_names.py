"""Names that no list has: what the tagger is shown, what the document decides, and what happens when it cannot be loaded."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import LexiconError
from analysis.find import folding, name_contexts, name_features, name_lists, name_votes, names, sentences, spacy_names
from analysis.find.name_votes import Ballot
from analysis.find.names import Name, Tagger
from analysis.model import Span


def found(text: str) -> list[tuple[str, str]]:
    folded = folding.fold(text)
    return [(folded[name.span.start : name.span.end], name.type) for name in names.find(folded, spans(text))]


def spans(text: str) -> list[Span]:
    return [Span(sentence.start, sentence.end) for sentence in sentences.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("nobody came, and nothing was said.", []),
        ("Mr Tobias Hallgren spoke to reporters in Oslo.", [("Tobias Hallgren", "PERSON"), ("Oslo", "PLACE")]),
        ("She teaches at the University of Wexmoor.", [("University of Wexmoor", "ORGANIZATION")]),
        ("Shares of Brantly Corp. fell, said Anna Weller.", [("Brantly Corp", "ORGANIZATION"), ("Anna Weller", "PERSON")]),
        ("The ferry sank. They wept. It was late.", []),
    ],
)
def test_find(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(surface.rstrip("."), kind) for surface, kind in found(text)] == expected


def test_probabilities_are_probabilities() -> None:
    assert all(
        0 < name.probability <= 1
        for name in names.find("Anna Weller met Tobias Hallgren in Oslo.", [Span(0, 40)])
        if name.probability
    )


@settings(deadline=None, max_examples=60)
@given(
    st.text()
    | st.lists(st.sampled_from(["Anna", "Weller", "of", "the", "Bank", "-", "(", "B)", ".", "'s", "Oslo", "U.S.", "9"])).map(
        " ".join
    )
)
def test_names_lie_in_the_text_and_none_in_another(text: str) -> None:
    made = names.find(folding.fold(text), spans(text))
    assert all(0 <= name.span.start < name.span.end <= len(text) for name in made)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(made))


# ---------------------------------------------------------------- what the tagger is shown


def test_a_sentence_without_a_capital_is_not_looked_at() -> None:
    assert list(name_features.find("rain fell all day", [Span(0, 17)])) == []


def test_only_the_neighbours_of_capitals_are_looked_at() -> None:
    text = "far off in the rain one small boat passed Oslo without a sound at all"
    (stretch,) = name_features.find(text, [Span(0, len(text))])
    assert [text[token.start : token.end] for token in stretch.tokens] == ["boat", "passed", "Oslo", "without", "a"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("U.S. ships", ["U.S.", "ships"]),
        ("Anna's boat", ["Anna", "'s", "boat"]),
        ("O'Hara's", ["O'Hara", "'s"]),
        ("US-China", ["US", "-", "China"]),
        ("1,200 men", ["1,200", "men"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert name_features.TOKEN.findall(text) == tokens


def test_hints_reach_the_tagger() -> None:
    (stretch,) = name_features.find("New Orla sank", [Span(0, 13)], [(Span(0, 8), "state")])
    assert ["g=B-state" in stretch.features[0], "g=I-state" in stretch.features[1], "g=I-state" in stretch.features[2]] == [
        True,
        True,
        False,
    ]


def test_what_stands_beside_a_name_anywhere_is_told_of_it_everywhere() -> None:
    sentences = [
        ["Ona", "Brix", ",", "a", "painter", ",", "slept"],
        ["Brix", "said", "no"],
        ["Orla", "Space", "Centre", "(", "OSC", ")"],
    ]
    around = name_contexts.find(sentences, [[(0, 2)], [(0, 1)], [(0, 3), (4, 5)]], {"Centre": ("place_word",)})
    assert around["Brix"] == ["D+speech", "D,", "D,person"]
    assert around["OSC"] == ["D~place_word"]


# ---------------------------------------------------------------- what the document decides


def test_occurrences_of_a_form_share_one_type() -> None:
    text = "Holm won. Holm lost. Holm wept."
    ballots = [Ballot(Span(at, at + 4), {kind: 0.8}) for at, kind in ((0, "PERSON"), (10, "PLACE"), (21, "PERSON"))]
    assert [kind for _, kind, _ in name_votes.count(text, ballots)] == ["PERSON", "PERSON", "PERSON"]


def test_a_family_name_follows_the_full_name() -> None:
    text = "Una Holm won. Holm wept."
    ballots = [Ballot(Span(0, 8), {"PERSON": 0.9}), Ballot(Span(14, 18), {"PLACE": 0.4, "PERSON": 0.2})]
    assert [kind for _, kind, _ in name_votes.count(text, ballots)] == ["PERSON", "PERSON"]


def test_a_title_parts_a_stretch() -> None:
    text = "Orlan President Una Holm"
    assert [text[slice(*part.span)] for part in name_votes.parted(text, Ballot(Span(0, 24), {"PERSON": 0.9}))] == [
        "Orlan",
        "Una Holm",
    ]


def test_what_is_hardly_a_name_is_none() -> None:
    assert name_votes.count("Rain fell", [Ballot(Span(0, 4), {"PLACE": 0.3})]) == []


# ---------------------------------------------------------------- weights, and another finder


@pytest.mark.parametrize("content", [b"", b"no weights", b"x" * 500, b"lCRF" + bytes(200)])
def test_spoilt_weights_are_one_clear_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "w").write_bytes(content)
    with pytest.raises(LexiconError, match="weights"):
        Tagger.open(tmp_path / "w")


def test_missing_weights_are_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        Tagger.open(tmp_path / "none")


@pytest.mark.parametrize("value", ["spacy", "spacy:", "stanza:en", "en_core_web_sm"])
def test_a_malformed_choice_is_one_clear_line(value: str) -> None:
    with pytest.raises(LexiconError, match="spacy:MODEL"):
        spacy_names.chosen(value)


def test_a_spacy_model_can_be_chosen(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(
        [{"label": "PERSON", "pattern": "Una Holm"}, {"label": "GPE", "pattern": "Quayside"}, {"label": "DATE", "pattern": "May"}]
    )
    pipeline.to_disk(tmp_path / "tiny")
    finder = spacy_names.chosen(f"spacy:{tmp_path / 'tiny'}")
    text = "Una Holm left Quayside in May."
    assert finder(text, [Span(0, len(text))]) == (Name(Span(0, 8), "PERSON", None), Name(Span(14, 22), "PLACE", None))


def test_a_missing_spacy_model_is_one_clear_line() -> None:
    pytest.importorskip("spacy")
    with pytest.raises(LexiconError, match="cannot load en_no_such_model"):
        spacy_names.chosen("spacy:en_no_such_model")


def test_known_names_are_checked() -> None:
    assert name_lists.read_known_names('ship = "Ada|Una"', "x") == {"ship": ("Ada", "Una")}
    for text in ("ship = 3", "ship = ["):
        with pytest.raises(LexiconError, match="x: "):
            name_lists.read_known_names(text, "x")


def test_an_article_takes_milliseconds() -> None:
    text = "Mr Tobias Hallgren spoke to reporters in Oslo about the price of grain and the weather. " * 40
    cut = spans(text)
    names.find(text, cut)
    started = time.process_time()
    names.find(text, cut)
    assert time.process_time() - started < 0.1  # about 6 ms on an idle machine; a busy one must not fail


def test_the_weights_come_with_their_notice_and_card() -> None:
    folder = Path(names.__file__).parent / "weights"
    assert all(word in (folder / "NOTICE").read_text("utf-8") for word in ("MEANTIME", "GUM", "wikigold", "CC BY 4.0"))
    assert "out of fold" in (folder / "names.md").read_text("utf-8")
    assert (folder / "names.crfsuite").stat().st_size < 4_000_000
