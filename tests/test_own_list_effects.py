"""A reader's own list changes the result that rests on it: one case for each list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from conftest import MakeArticle

import analysis
from analysis import Analysis, own_lists
from analysis.compare import omissions
from analysis.find import in_use, reference_dates
from analysis.read.corpus import assemble

Seen = Callable[[Analysis], object]


def cells(table: str, column: str) -> Seen:
    """The values of a column."""
    return lambda result: list(result[table][column])


def first_of(table: str, column: str) -> Seen:
    """The first value of a column."""
    return lambda result: result[table][column].iloc[0]


def told_of(entity: str) -> Seen:
    """Whether the first mention of an entity is told as good (True), as bad (False), or as neither."""

    def seen(result: Analysis) -> object:
        value = result["mentions"].set_index("entity").loc[entity, "stance"]
        return None if pd.isna(value) else bool(value > 0)

    return seen


def first_label(result: Analysis) -> object:
    labels = set(result["war_labels"]["label"])
    return labels.pop() if len(labels) == 1 else None


def invaded(result: Analysis) -> object:
    """Whose voice was looked for as that of the invaded side."""
    return next(one.searched for one in omissions.find(result) if one.feature == "invaded_voice")


CERTAIN = "cue,class,before,after,note\n"
ENTITY = "entity,kind,aliases,surnames,adjectives,metonyms,state,role,note\n"
VERB = "verb,forms,class,act,takes,note\n"
LOADED = "cue,category,unless,note\n"
ACTION = "action,form,score,note\n"
FRAME = """
key = "tides"
group = "policy"
title = "Tides"
definition = "Told as a matter of tides."
include = "A cue counts when it names the sea."
exclude = "Not when it names a lake."
examples = ["The tide rose."]
cues = ["high water"]
"""
WATCH = '[[item]]\nkey = "invaded_voice"\ntitle = "The invaded side"\nspeaker_sides = ["Peru"]\nnote = "mine"\n'
DATES = "date,until,one,other,title,source\n2031-05-03,2031-05-03,Chile,Peru,They met,Harbour log\n"
RUSSIA = "Russia grommeted China on Monday."
"""A verb that no list knows."""

CASES: list[tuple[str, str, str, Seen, object, object]] = [
    # list, what stands in it, the article, what is looked at, with our lists, with the reader's too
    (
        "entities.csv",
        f"{ENTITY}Orla,state,,,,Quayside,,,\n",
        "Quayside was calm.",
        lambda r: "Orla" in set(r["mentions"]["entity"]),
        False,
        True,
    ),
    (
        "entities.csv",
        f"{ENTITY}-Peru\n",
        "We saw Peru.",
        lambda r: "Peru" in set(r["mentions"]["entity"][r["mentions"]["rule"] == "name"]),
        True,
        False,
    ),
    ("certainty.csv", f"{CERTAIN}perhaps,booster,,,mine\n", "Perhaps it rains.", cells("cues", "category"), ["hedge"], ["booster"]),
    ("certainty.csv", f"{CERTAIN}-perhaps,,,,\n", "Perhaps it rains.", cells("cues", "category"), ["hedge"], []),
    ("war_labels.csv", "cue,label,before,after,note\nherring row,row,,,\n", "The herring row goes on.", first_label, None, "row"),
    ("loaded.csv", f"{LOADED}kelpish,epithet,,mine\n", "A kelpish plan.", cells("loaded", "cue"), [], ["kelpish"]),
    (
        "reporting_verbs.csv",
        f"{VERB}grommet,grommets|grommeted|grommet,distancing,speech,clause|quote,\n",
        "Ada Lund grommeted that the tide was high.",
        cells("quotes", "cue_class"),
        [],
        ["distancing"],
    ),
    (
        "reporting_verbs.csv",
        f"{VERB}say,said|says|say|saying,endorsing,speech,clause|quote,mine\n",
        "Ada Lund said that the tide was high.",
        cells("quotes", "cue_class"),
        ["neutral"],
        ["endorsing"],
    ),
    (
        "reporting_nouns.csv",
        "noun,forms,class,act,takes,note\nkelpword,kelpword,distancing,speech,that,\n",
        "The minister's kelpword that the tide was high came late.",
        cells("quotes", "cue_class"),
        [],
        ["distancing"],
    ),
    (
        "reporting_adjectives.csv",
        "adjective,class,act,takes,note\nkelpish,neutral,attitude,that,\n",
        "The minister was kelpish that the tide was high.",
        cells("quotes", "cue_class"),
        [],
        ["neutral"],
    ),
    (
        "speaker_nouns.csv",
        "noun,kind,note\nminister,business,mine\n",
        "The minister said that the tide was high.",
        cells("quotes", "speaker_kind"),
        ["official"],
        ["business"],
    ),
    (
        "titles.csv",
        "title,form,gender,note\nskpr,abbreviation,,mine\n",
        "We met Skpr. Lund at the quay.",
        lambda r: len(r["sentences"]),
        2,
        1,
    ),
    (
        "portrayal_verbs.csv",
        "verb,forms,agent,patient,note\ngrommet,grommet|grommeted,-1,-1,\n",
        "China has grommeted Russia.",
        told_of("China"),
        True,
        None,
    ),
    (
        "portrayal_words.csv",
        "word,value,note\nbrutal,1,\ncruel,1,\n",
        "Russia is brutal and cruel.",
        told_of("Russia"),
        False,
        True,
    ),
    (
        "targets.toml",
        '[[target]]\nname = "Pair"\nkind = "set"\nmembers = ["Peru", "Chile"]\n',
        "Peru and Chile trade.",
        lambda r: "Pair" in set(r["stances"]["target"]),
        False,
        True,
    ),
    (
        "valence_masks.csv",
        "expression,decision,note\nhappy harbour,mask,mine\n",
        "The happy harbour opens.",
        first_of("sentences", "valence"),
        0.5719,
        0.0,
    ),
    (
        "responsibility.csv",
        "word,kind,note\nopened,state,mine\n",
        "Peru opened the port.",
        cells("cues", "category"),
        ["active"],
        [],
    ),
    ("stopwords.txt", "-the harbour\n", "The harbour opens.", cells("terms", "lemma"), ["harbour", "open"], ["open", "the"]),
    ("events/accuse.csv", f"{ACTION}grommet,verb,-4,\n", RUSSIA, cells("events", "score"), [], [-4.0]),
    (
        "events/classes.csv",
        "class,quad,score,note\nACCUSE,4,-3.5,mine\n",
        "Russia accused China of piracy.",
        cells("events", "quad"),
        [3],
        [4],
    ),
    (
        "events/actor_nouns.csv",
        "noun,role,note\nkelper,force,\n",
        "Russian kelpers attacked China.",
        cells("events", "actor"),
        [],
        ["Russia"],
    ),
    (
        "events/irregular.csv",
        "verb,forms,note\naccuse,accuse|accuses|accusen,\n",
        "Russia accusen China of piracy.",
        lambda r: len(r["events"]),
        0,
        1,
    ),
    (
        "events/other_verbs.txt",
        "grommet",
        "Russian sailors grommeted and attacked China.",
        cells("events", "actor"),
        [],
        ["Russia"],
    ),
    ("frames/tides.toml", FRAME, "It was high water.", cells("frames", "cue"), [], ["high water"]),
    (
        "frames/economic.toml",
        "remove = true\n",
        "The tariff rose.",
        lambda r: "economic" in set(r["frame_levels"]["frame"]),
        True,
        False,
    ),
    ("watchlist.toml", WATCH, "The harbour opens.", invaded, ("Ukraine",), ("Peru",)),
    (
        "watchlist.toml",
        'remove = ["children"]\n',
        "The harbour opens.",
        lambda r: "children" in {o.feature for o in omissions.find(r)},
        True,
        False,
    ),
    ("reference_dates.csv", DATES, "The harbour opens.", lambda r: len(reference_dates.find(("Peru", "Chile"))), 0, 1),
]


@pytest.mark.parametrize(("name", "content", "text", "seen", "ours", "theirs"), CASES, ids=[case[0] for case in CASES])
def test_a_list_changes_what_rests_on_it(
    tmp_path: Path, make_article: MakeArticle, name: str, content: str, text: str, seen: Seen, ours: object, theirs: object
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(content, "utf-8")
    corpus = assemble([make_article("a", text)], name="made for a test")
    lists = own_lists.load(tmp_path)
    with in_use.using(lists.own):
        assert seen(analysis.analyse(corpus, lexicons=lists)) == theirs
    assert seen(analysis.analyse(corpus)) == ours


def test_every_list_has_its_case() -> None:
    classes = {f"events/{name}.csv" for name in in_use.CLASSES if name != "accuse"}
    assert {case[0] for case in CASES if not in_use.is_frame(case[0])} == in_use.KEYS.keys() - classes
