"""Who gets to speak and how it is told, on the Compare page: numbers open as many rows, and zeros say what was looked for."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from opened import DEMO, run
from streamlit.testing.v1 import AppTest

from analysis.accuracy import BEHIND
from analysis.indicators import BY_NAME
from components import grounds, links

NUMBERS = {
    "speaker_share": "official — Quayside Ledger",
    "cue_class_share": "neutral — Sael Courier",
    "sources": "Kolvarad Herald",
    "top_speakers": "Ines Quorl — Quayside Ledger",
    "sides": "Velmara — Sael Courier",
    "statement_kinds": "direct — Fairwater Review",
    "forms": "Velmara — Sael Courier — adjectival",
    "loaded_rate": "any loaded word — Sael Courier",
    "certainty_rate": "hedge — Fairwater Review",
    "agent_dropped": "passives without a doer — Fairwater Review",
    "stance": "Velmara — Kolvarad Herald",
    "headline_gap": "headline less body — Sael Courier",
}
"""Number on the page by what it belongs to: an indicator, or a figure of its own."""


def compare(monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    """The Compare page of the invented corpus."""
    return page(monkeypatch, "compare", **query)


def page(monkeypatch: pytest.MonkeyPatch, name: str, **query: str) -> AppTest:
    """A page of the invented corpus."""
    app = run(monkeypatch, name, **{"corpus": DEMO, **query})
    assert not app.exception
    return app


def opened(app: AppTest) -> Counter[int]:
    """How many rows each table of sentences has."""
    return Counter(len(frame.value) for frame in app.dataframe if "sentence or paraphrase" in frame.value.columns)


def test_numbers_open_as_many_rows_as_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """All at once, one of each kind; beside them stand the tables that are always open, in the folds that they open as well."""
    asked = {f"open_{key}": links.key(key, *n.split(" — ")) if key in BY_NAME else n for key, n in NUMBERS.items()}
    app = compare(monkeypatch, **asked)
    plain = [text.value.replace("\\", "") for text in app.markdown]
    said = {
        number: int(match[1])
        for number in NUMBERS.values()
        for text in plain
        if (match := re.match(rf"\*\*{re.escape(number)}: .*?(\d+) rows?\*\*$", text))
    }
    assert said.keys() == {*NUMBERS.values()}
    assert 0 not in said.values()
    assert not Counter(said.values()) - (opened(app) - opened(compare(monkeypatch)))


def test_a_side_without_a_voice_says_what_was_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    app = compare(monkeypatch, open_sides="Ostrenia — Sael Courier")
    assert any("0 rows" in text.value for text in app.markdown)
    assert any("Nobody speaks" in text.value and "Gavrik Stoldan" in text.value for text in app.text)


def test_a_statement_says_who_how_and_how_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    app = compare(monkeypatch, open_speaker_share=links.key("speaker_share", "official", "Quayside Ledger"))
    captions = [caption.value.replace("\\", "") for caption in app.caption]
    assert any("cue: **said**" in text and "indirect, speaker: " in text and "% of the cases measured" in text for text in captions)


def test_stance_prints_abstentions_and_the_mentions_that_are_too_few(monkeypatch: pytest.MonkeyPatch) -> None:
    app = compare(monkeypatch, stance_voice="As in the sidebar")
    assert any(re.search(r"Abstained:\*\* \d+ of \d+ mentions", text.value) for text in app.markdown)
    assert any("Too few for an interval" in text.value for text in app.markdown)


def test_relation_frames_come_first_and_nothing_is_called_biased(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(monkeypatch, "overview")
    assert "In which frames" in [heading.value for heading in app.header] + [heading.value for heading in app.subheader]
    folds = [fold.label for fold in app.expander]
    assert folds.index("Policy frames") < folds.index("What the telling does (Entman)")
    app = page(monkeypatch, "compare")
    elements = [*app.markdown, *app.caption, *app.text, *app.info]
    assert not any("biased" in element.value.lower() for element in elements)


def test_an_accuracy_stands_beside_what_rests_on_it() -> None:
    assert re.fullmatch(r"Rests on: .+ -?\d?\.\d\d \(.+, n = [\d,]+\).*\.", str(grounds.line("speaker_share")))
    assert grounds.line("agent_dropped") is None
    assert "agent_dropped" not in BEHIND


@pytest.mark.parametrize(
    ("confidence", "measured", "said"),
    [
        (0.71, True, "right in 71% of the cases measured"),
        (0.9, False, "the tagger gives it a probability of 0.90"),
        (None, True, None),
    ],
)
def test_sureness_in_words(confidence: float | None, measured: bool, said: str | None) -> None:
    assert grounds.sureness(confidence, measured=measured) == said
    assert grounds.sureness(float("nan"), measured=measured) is None
