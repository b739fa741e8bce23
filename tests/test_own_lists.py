"""A reader's own lists: they add to those that ship or take their place, row by row, and mistakes have their line."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import FRAME, MakeArticle

import analysis
from analysis import LexiconError, own_lists
from analysis.find import in_use, lexicon
from analysis.read.corpus import assemble

STATED = FRAME.replace('"high water"]', '"high water", "{state} drowns"]')


def write(home: Path, name: str, text: str) -> Path:
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return home


def test_no_folder_is_what_ships() -> None:
    lists = lexicon.load()
    assert lists.entities == lexicon.entities()
    assert not [name for name in lists.hashes if name.startswith("own/")]


def test_a_row_of_the_same_key_takes_the_place_and_a_new_one_is_added(tmp_path: Path) -> None:
    write(tmp_path, "certainty.csv", "cue,class,before,after,note\nmay,booster,,,mine\nperchance,hedge,,,new\n")
    cues = {row.cue: row for row in own_lists.load(tmp_path).certainty}
    assert cues["may"] != {row.cue: row for row in lexicon.certainty()}["may"]
    assert "perchance" in cues
    assert len(cues) == len(lexicon.certainty()) + 1


def test_a_frame_is_added_or_replaced_as_a_whole(tmp_path: Path) -> None:
    write(tmp_path, "frames/tides.toml", STATED)
    write(tmp_path, "frames/legality.toml", STATED.replace('"tides"', '"legality"'))
    lists = own_lists.load(tmp_path)
    frames = {frame.key: frame for frame in lists.frames}
    assert len(frames) == len(lexicon.frames()) + 1
    assert frames["legality"].cues == frames["tides"].cues
    # how common a frame is in ordinary news is known of the cues that ship alone
    assert set(lexicon.frames()) - set(lists.frames) == {f for f in lexicon.frames() if f.key == "legality"}
    assert {"legality", "tides"}.isdisjoint(lists.background.common_strength)
    assert "economic" in lists.background.common_strength


def test_the_whole_way_from_folder_to_tables(tmp_path: Path, make_article: MakeArticle) -> None:
    write(tmp_path, "frames/tides.toml", STATED)
    write(tmp_path, "entities.csv", "entity,kind,aliases,surnames,adjectives,metonyms,state,role,note\nOrla,state,,,,,,,\n")
    write(tmp_path, "war_labels.csv", "cue,label,before,after,note\nherring row,herring row,,,\n")
    article = make_article("a", "Orla drowns at high water. The herring row goes on at the quay.")
    corpus = assemble([article], name="made for a test")
    result = analysis.analyse(corpus, lexicons=analysis.load_lexicons(tmp_path))
    hits = result["frames"]
    assert list(hits.loc[hits["frame"] == "tides", "cue"]) == ["{state} drowns", "high water"]
    levels = result["frame_levels"].set_index(["frame", "voice"])
    assert levels.loc[("tides", "own"), "n_cues"] == 2
    assert list(result["war_labels"]["label"].unique()) == ["herring row"]
    own = {name for name in result.provenance.lexicons if name.startswith("own/")}
    assert own == {"own/frames/tides.toml", "own/entities.csv", "own/war_labels.csv"}
    assert {result.provenance.parameters[name] for name in own} == {"1 added"}
    assert "tides" not in set(analysis.analyse(corpus)["frame_levels"]["frame"])


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("frame/tides.toml", STATED, ("frame/tides.toml", "no list", "frames/NAME.toml")),
        ("entity.csv", "x", ("entity.csv", "no list", "entities.csv")),
        ("loaded", "x", ("loaded", "did you mean loaded.csv")),
        ("events/tides.csv", "x", ("events/tides.csv", "no list")),
        ("grammar.toml", "x", ("grammar.toml", "without code")),
        ("events/grammar.toml", "x", ("grammar.toml", "without code")),
        ("names.toml", "x", ("names.toml", "entities.csv")),
        ("given_names.txt", "x", ("given_names.txt", "entities.csv")),
        ("speech_patterns.csv", "x", ("speech_patterns.csv", "measured")),
        ("frame_background.toml", "n = 1", ("frame_background.toml", "measured")),
        ("boilerplate.toml", "x", ("boilerplate.toml", "what is read")),
        ("entities.csv", "entity,kind\n", ("entities.csv", "first line")),
        ("certainty.csv", "cue,class,before,after,note\nmay,maybe,,,\n", ("certainty.csv", "line 2", "'maybe'", "hedge")),
        ("frames/tides.toml", STATED.replace("tide*", "Tide"), ("tides.toml", "line 9", "'Tide'", "lower case")),
        ("frames/tides.toml", STATED.replace('"tides"', '"economic"'), ("economic", "twice")),
    ],
)
def test_mistakes_are_told_in_one_line(tmp_path: Path, name: str, text: str, words: tuple[str, ...]) -> None:
    write(tmp_path, name, text)
    with pytest.raises(LexiconError) as raised:
        own_lists.load(tmp_path)
    message = str(raised.value)
    assert [word for word in words if word not in message] == []
    assert str(tmp_path) in message or name in message
    assert len(message.splitlines()) == 1


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        own_lists.load(tmp_path / "nowhere")


def test_a_list_that_is_not_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "entities.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(LexiconError, match="UTF-8"):
        own_lists.load(tmp_path)


def test_every_list_is_checked_on_load() -> None:
    assert own_lists.READ.keys() == in_use.KEYS.keys()
