"""Lists in use: kept apart for each folder and thread, checked, and documented in one place."""

from __future__ import annotations

import pickle
from pathlib import Path
from threading import Thread

import pytest

from analysis import own_lists
from analysis.errors import LexiconError
from analysis.find import in_use, lexicon, listing, loaded

ROW = "cue,category,unless,note\nkelpish,epithet,,mine\n"


def folder(home: Path, name: str, text: str) -> Path:
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_text(text, "utf-8")
    return home


def cues() -> set[str]:
    return {cue.cue for cue in loaded.cues()}


def test_a_folder_is_at_work_inside_its_block_alone(tmp_path: Path) -> None:
    own = own_lists.load(folder(tmp_path, "loaded.csv", ROW)).own
    with in_use.using(own):
        assert "kelpish" in cues()
        with in_use.using(None):
            assert "kelpish" not in cues()
        assert "kelpish" in cues()
    assert "kelpish" not in cues()


def test_another_thread_knows_nothing_of_it(tmp_path: Path) -> None:
    seen: list[set[str]] = []
    with in_use.using(own_lists.load(folder(tmp_path, "loaded.csv", ROW)).own):
        thread = Thread(target=lambda: seen.append(cues()))
        thread.start()
        thread.join()
        assert "kelpish" in cues()
    assert "kelpish" not in seen[0]


def test_a_mended_folder_is_read_again(tmp_path: Path) -> None:
    first = own_lists.load(folder(tmp_path, "loaded.csv", ROW))
    second = own_lists.load(folder(tmp_path, "loaded.csv", ROW.replace("kelpish", "kelplike")))
    with in_use.using(first.own):
        assert "kelpish" in cues()
    with in_use.using(second.own):
        assert cues() >= {"kelplike"}
        assert "kelpish" not in cues()
    assert first.hashes["own/loaded.csv"] != second.hashes["own/loaded.csv"]


def test_lists_can_be_handed_to_another_process(tmp_path: Path) -> None:
    own = pickle.loads(pickle.dumps(own_lists.load(folder(tmp_path, "loaded.csv", ROW)).own))
    with in_use.using(own):
        assert "kelpish" in cues()


MISTAKES = [
    (
        "reporting_verbs.csv",
        "verb,forms,class,act,takes,note\ngrommet,grommets,loud,speech,quote,\n",
        ("line 2", "grommet", "'loud'", "neutral"),
    ),
    ("reporting_nouns.csv", "noun,forms,class,act,takes,note\nkelp,kelp,neutral,noise,that,\n", ("line 2", "'noise'", "speech")),
    ("reporting_adjectives.csv", "adjective,class,act,takes,note\nkelpy,neutral,attitude,,\n", ("kelpy", "takes is empty")),
    ("speaker_nouns.csv", "noun,kind,note\nmole,animal,\n", ("line 2", "mole", "'animal'", "official")),
    ("titles.csv", "title,form,gender,note\nSkpr.,abbreviation,,\n", ("line 2", "Skpr.", "lower case")),
    ("loaded.csv", ROW.replace("mine", ""), ("line 2", "kelpish", "note is empty")),
    (
        "portrayal_verbs.csv",
        "verb,forms,agent,patient,note\ngrommet,grommets,2,0,\n",
        ("line 2", "grommet", "agent", "'2'", "-1 to 1"),
    ),
    ("portrayal_verbs.csv", "verb,forms,agent,patient,note\ngrommet,praised,1,0,\n", ("'praised'", "two verbs")),
    ("portrayal_words.csv", "word,value,note\nkelpish,bad,\n", ("line 2", "kelpish", "'bad'")),
    ("valence_masks.csv", "expression,decision,note\nhappy harbour,drop,\n", ("line 2", "'drop'", "mask")),
    ("responsibility.csv", "word,kind,note\nopened,done,\n", ("line 2", "opened", "'done'", "passive")),
    (
        "reference_dates.csv",
        "date,until,one,other,title,source\n2031-05-03,2031-05-03,Chile,Peru,They met,\n",
        ("line 2", "source is empty"),
    ),
    ("stopwords.txt", "quay\nThe\n", ("line 2", "'The'", "lower case")),
    ("targets.toml", '[[target]]\nname = "Pair"\nkind = "trio"\nmembers = ["A", "B"]\n', ("Pair", "'trio'", "dyad")),
    ("targets.toml", 'target = "Pair"\n', ("[[target]]",)),
    ("targets.toml", '[partnership]\ngreat = ["a"]\n', ("great", "good")),
    ("watchlist.toml", '[[item]]\nkey = "tide"\n', ("tide", "key, title, note")),
    ("watchlist.toml", "remove = 3\n", ("remove", "list of texts")),
    ("events/accuse.csv", "action,form,score,note\nkelp,shout,,\n", ("line 2", "kelp", "'shout'", "verb")),
    ("events/accuse.csv", "action,form,score,note\nattack,verb,,\n", ("'attack'", "ACCUSE", "keep one")),
    ("events/classes.csv", "class,quad,score,note\nSULK,3,-1,\n", ("classes.csv", "add none")),
    ("events/classes.csv", "class,quad,score,note\n-ACCUSE\n", ("classes.csv", "take none out")),
    ("events/irregular.csv", "verb,forms,note\nkelp,,\n", ("line 2", "kelp", "forms is empty")),
    ("events/actor_nouns.csv", "noun,role,note\nkelper,hero,\n", ("line 2", "kelper", "'hero'", "force")),
    ("frames/tides.toml", "remove = true\n", ("tides.toml", "none of our frames")),
    ("frames/economic.toml", 'remove = true\nkey = "economic"\n', ("economic.toml", "one line")),
    ("certainty.csv", "cue,class,before,after,note\n-perchance\n", ("line 2", "'perchance'", "none of our rows")),
    (
        "entities.csv",
        "entity,kind,aliases,surnames,adjectives,metonyms,state,role,note\n-Orla\n",
        ("line 2", "'Orla'", "none of our rows"),
    ),
]


@pytest.mark.parametrize(("name", "text", "words"), MISTAKES)
def test_a_mistake_is_one_line(tmp_path: Path, name: str, text: str, words: tuple[str, ...]) -> None:
    with pytest.raises(LexiconError) as raised:
        own_lists.load(folder(tmp_path, name, text))
    message = str(raised.value)
    assert [word for word in (*words,) if word not in message] == []
    assert len(message.splitlines()) == 1


def test_the_document_names_every_list_and_its_columns() -> None:
    document = (lexicon.folder() / "README.md").read_text("utf-8")
    for name in [*in_use.KEYS, *in_use.REFUSED]:
        assert f"`{name}`" in document or (name.startswith("events/") and name[7:-4] in in_use.CLASSES)
    for name, keys in in_use.KEYS.items():
        assert not name.endswith(".csv") or set(keys) <= set(listing.text(name).splitlines()[0].split(","))
