"""The form without wording, the paraphrases beside it, and the originals for one person on one machine."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import analysis
from analysis import Analysis, TablesError
from analysis.indicators import ALL
from analysis.measure.indicator import Indicator
from analysis.model import Known
from analysis.publish import derived, originals
from analysis.read import manifest
from analysis.read.manifest import Entry, Manifest
from analysis.schema import TABLES
from analysis.store import tables

TEXT = """A ferry for the island

By Ada Lund

The council of Little Skerry voted on Monday to buy a second ferry. “We have waited nine winters for this boat,” said the harbour \
master. Nobody spoke against it.

The old ferry will be kept for hay and sheep. It has crossed the sound some forty thousand times, by the count of its only engineer.
"""


# ---------------------------------------------------------------- without wording


def test_no_sentence_is_left(demo: Analysis, tmp_path: Path) -> None:
    """No sentence of five words or more stands in any file of the derived form, titles aside."""
    analysis.write_tables(analysis.derive(demo), tmp_path, form="csv")
    written = "\n".join(path.read_text("utf-8") for path in tmp_path.iterdir())
    titles = " ".join(demo["articles"]["title"].dropna())
    said = [text for text in demo["sentences"]["text"] if len(text.split()) >= 5 and text not in titles]
    assert len(said) > 400
    assert [text for text in said if text in written] == []


def test_every_number_stays(demo: Analysis) -> None:
    bare = analysis.derive(demo)
    for name in TABLES:
        if name not in ("terms", "phrases", "sentences"):
            assert bare[name].equals(demo[name])
    kept = [column for column in demo["sentences"].columns if column not in ("text", "gloss")]
    assert bare["sentences"][kept].equals(demo["sentences"][kept])
    assert bare["terms"]["count"].sum() == demo["terms"]["count"].sum()


@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.name)
def test_every_estimate_stays(demo: Analysis, indicator: Indicator) -> None:
    assert indicator.estimate(analysis.derive(demo), "both") == indicator.estimate(demo, "both")


def test_terms_say_nothing_of_their_order(demo: Analysis) -> None:
    terms = analysis.derive(demo)["terms"]
    assert terms["sentence"].isna().all()
    assert not terms.duplicated(["article_id", "lemma", "voice"]).any()
    assert all(list(rows["lemma"]) == sorted(rows["lemma"]) for _, rows in terms.groupby("article_id"))


def test_deriving_twice_changes_nothing(demo: Analysis) -> None:
    once = analysis.derive(demo)
    twice = analysis.derive(once)
    assert all(twice[name].equals(once[name]) for name in TABLES)


def test_the_analysis_itself_keeps_its_wording(demo: Analysis) -> None:
    analysis.derive(demo)
    assert demo["sentences"]["text"].notna().all()


# ---------------------------------------------------------------- paraphrases


@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.name)
def test_no_figure_comes_from_a_paraphrase(seeds: Analysis, indicator: Indicator) -> None:
    assert seeds["sentences"]["gloss"].notna().all()
    blank = derived.with_glosses(seeds, {})
    assert blank["sentences"]["gloss"].isna().all()
    assert indicator.estimate(blank, "both") == indicator.estimate(seeds, "both")


def test_contrast_needs_no_paraphrase(seeds: Analysis) -> None:
    assert analysis.contrast(derived.with_glosses(seeds, {}), limit=20) == analysis.contrast(seeds, limit=20)


@pytest.mark.parametrize("part", ["article_id", "start", "end", "sha256", None])
def test_paraphrase_only_where_the_sentence_is_the_same(seeds: Analysis, tmp_path: Path, part: str | None) -> None:
    row = seeds["sentences"].iloc[7]
    key = {"article_id": row["article_id"], "start": int(row["start"]), "end": int(row["end"]), "sha256": row["sha256"]}
    wrong = {"article_id": "nobody", "start": key["start"] + 1, "end": key["end"] + 1, "sha256": "0" * 64}
    key |= {part: wrong[part]} if part else {}
    (tmp_path / "glosses.jsonl").write_text(json.dumps({**key, "gloss": "Somebody says something."}) + "\n", "utf-8")
    glossed = derived.with_glosses(seeds, derived.read_glosses(tmp_path / "glosses.jsonl"))["sentences"]["gloss"]
    assert list(glossed[glossed.notna()].index) == ([] if part else [7])


def test_folder_without_paraphrases(demo: Analysis, tmp_path: Path) -> None:
    analysis.write_tables(analysis.derive(demo), tmp_path / "tables", form="csv")
    assert derived.is_derived(tmp_path)
    opened = derived.open_folder(tmp_path)
    assert opened["sentences"]["gloss"].isna().all()
    assert derived.read_readings(tmp_path / "readings.toml") is None
    assert not derived.is_derived(tmp_path / "tables" / "nowhere")


@pytest.mark.parametrize(
    "text",
    ["no json", "[]", "3", '"a"', '{"article_id": "a", "start": 0, "end": 1, "sha256": "x"}', '{"gloss": "A claim."}'],
)
def test_malformed_paraphrase_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "glosses.jsonl"
    path.write_text(text + "\n", "utf-8")
    with pytest.raises(TablesError) as error:
        derived.read_glosses(path)
    assert str(error.value) == f"{path}: a line is not a gloss with article_id, start, end, sha256 and gloss; mend it"


CODING = """
[coding]
label = "Read"
coder = "one"
note = "once"

[[question]]
id = "boat"
title = "Who buys the boat?"
note = "Coded: the buyer."

[[reading]]
question = "boat"
article = "a"
answer = "The council."
status = "asserted"
sentences = [0, 2]
"""


def test_readings(tmp_path: Path) -> None:
    path = tmp_path / "readings.toml"
    path.write_text(CODING, "utf-8")
    found = derived.read_readings(path)
    assert found == derived.Readings(
        "Read",
        "one",
        "once",
        (derived.Question("boat", "Who buys the boat?", "Coded: the buyer."),),
        (derived.Reading("boat", "a", "The council.", "asserted", None, (0, 2)),),
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('status = "asserted"', 'status = "sure"', "status 'sure' must be one of asserted"),
        ("sentences = [0, 2]", 'sentences = "0"', "sentences must be a list of numbers"),
        ("sentences = [0, 2]", 'sentences = ["first"]', "invalid literal"),
        ('answer = "The council."', "", "'answer'"),
        ('coder = "one"', 'coder = "one"\nmood = "good"', "mood"),
        ("[[question]]", "[[questions]]", "'question'"),
        ("[coding]", "[coding", "line 2"),
    ],
)
def test_malformed_readings_are_named(tmp_path: Path, old: str, new: str, reason: str) -> None:
    path = tmp_path / "readings.toml"
    path.write_text(CODING.replace(old, new, 1), "utf-8")
    with pytest.raises(TablesError) as error:
        derived.read_readings(path)
    message = str(error.value)
    assert message.startswith(f"{path}: not a coding of questions and readings (")
    assert message.endswith("; mend it")
    assert reason in message
    assert "\n" not in message


# ---------------------------------------------------------------- originals


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Analysis, Path]:
    """A file of our own, published without its wording, in a folder of originals that the manifest knows."""
    folder = tmp_path / "originals"
    folder.mkdir()
    (folder / "ferry.txt").write_text(TEXT, "utf-8")
    entry = _entry("ferry", "ferry.txt", hashlib.sha256(TEXT.encode()).hexdigest())
    monkeypatch.setattr(manifest, "seeds", lambda: Manifest("Ferries", None, False, (entry,)))
    whole = analysis.analyse(analysis.load(folder))
    assert set(whole["articles"]["article_id"]) == {"ferry"}
    return analysis.derive(whole), folder


def _entry(article_id: str, file: str, digest: str, part: int = 1) -> Entry:
    outlet = Known("The Skerry", "stated", "invented")
    return Entry(article_id, file, digest, part, None, outlet, None, None, None, None, None, None, None, None, None)


def test_originals_are_shown(published: tuple[Analysis, Path]) -> None:
    data, folder = published
    shown, notes = originals.show(data, folder)
    assert notes == ()
    said = list(shown["sentences"]["text"])
    assert len(said) == 5
    assert said[2] == "Nobody spoke against it."
    assert data["sentences"]["text"].isna().all()


def test_file_of_another_name_is_known_by_its_hash(published: tuple[Analysis, Path]) -> None:
    data, folder = published
    (folder / "ferry.txt").rename(folder / "renamed.txt")
    shown, notes = originals.show(data, folder)
    assert shown["sentences"]["text"].notna().all()
    assert notes == ()


def test_changed_file_is_reported_by_name(published: tuple[Analysis, Path]) -> None:
    """One letter more, and no sentence of the file is shown, not even those that are the same."""
    data, folder = published
    (folder / "ferry.txt").write_text(TEXT + "s", "utf-8")
    shown, notes = originals.show(data, folder)
    assert shown["sentences"]["text"].isna().all()
    assert notes == (
        "ferry.txt: differs from the article that was analysed; it is not used",
        "article ferry: no fitting original in originals; its paraphrases are shown",
    )


def test_strange_files_are_left_alone(published: tuple[Analysis, Path]) -> None:
    data, folder = published
    (folder / "other.txt").write_text("Nobody spoke against it. The hay was dry by then.", "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    assert originals.show(data, folder)[1] == ()


def test_other_sentences_are_not_shown(published: tuple[Analysis, Path]) -> None:
    """A table whose sentence has another hash does not get the words that stand at its place."""
    data, folder = published
    sentences = data["sentences"].copy()
    sentences.loc[2, "sha256"] = "0" * 64
    shown, notes = originals.show(Analysis({**data.tables, "sentences": sentences}, data.provenance), folder)
    assert list(shown["sentences"]["text"].isna()) == [False, False, True, False, False]
    assert notes == ("article ferry: no fitting original in originals; its paraphrases are shown",)


def test_file_with_fewer_articles_than_the_manifest_says(published: tuple[Analysis, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    data, folder = published
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    entries = (_entry("ferry", "ferry.txt", digest), _entry("sheep", "ferry.txt", digest, part=2))
    monkeypatch.setattr(manifest, "seeds", lambda: Manifest("Ferries", None, False, entries))
    shown, notes = originals.show(data, folder)
    assert shown["sentences"]["text"].notna().all()
    assert notes == ("ferry.txt: holds 1 articles, not 2; article sheep is not shown",)


def test_figures_stay_the_published_ones(published: tuple[Analysis, Path]) -> None:
    data, folder = published
    shown, _ = originals.show(data, folder)
    assert all(shown[name].equals(data[name]) for name in TABLES if name != "sentences")
    assert shown["sentences"].drop(columns="text").equals(data["sentences"].drop(columns="text"))


def test_an_export_of_shown_originals_has_no_wording(published: tuple[Analysis, Path], tmp_path: Path) -> None:
    data, folder = published
    shown, _ = originals.show(data, folder)
    assert analysis.derive(shown)["sentences"]["text"].isna().all()
    analysis.write_tables(analysis.derive(shown), tmp_path / "out", form="csv")
    assert b"Nobody spoke" not in b"".join(path.read_bytes() for path in (tmp_path / "out").iterdir())
    assert isinstance(tables.records(shown["sentences"])[0]["text"], str)
