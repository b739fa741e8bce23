"""A reader's own list changes the result that rests on it: one case for each list."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from conftest import FRAME, MakeArticle

import analysis
from analysis import Analysis, own_lists
from analysis.find import in_use, reference_dates, watchlist
from analysis.find.lexicon import Lexicons
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


def watched(key: str) -> tuple[str, ...] | None:
    """Whose voice an item of the watch-list asks for; nothing where it is no item."""
    return next((item.speaker_sides for item in watchlist.default() if item.key == key), None)


WATCH = '[[item]]\nkey = "invaded_voice"\ntitle = "The invaded side"\nspeaker_sides = ["Peru"]\nnote = "mine"\n'
VERBS = (
    "grommet,grommets|grommeted|grommet,distancing,speech,clause|quote,\nannounce,announced,endorsing,speech,clause|quote,mine\n"
)
DATES = "2031-05-03,2031-05-03,Chile,Peru,They met,Harbour log\n"

LISTS = {
    "entities.csv": "entity,kind,aliases,surnames,adjectives,metonyms,state,role,note\nOrla,state,,,,Quayside,,,\n-Malta\n",
    "certainty.csv": "cue,class,before,after,note\nperhaps,booster,,,mine\n-reportedly,,,,\n",
    "war_labels.csv": "cue,label,before,after,note\nherring row,row,,,\n",
    "loaded.csv": "cue,category,unless,note\nkelpish,epithet,,mine\n",
    "reporting_verbs.csv": f"verb,forms,class,act,takes,note\n{VERBS}",
    "reporting_nouns.csv": "noun,forms,class,act,takes,note\nkelpword,kelpword,distancing,speech,that,\n",
    "reporting_adjectives.csv": "adjective,class,act,takes,note\nkelpy,neutral,attitude,that,\n",
    "speaker_nouns.csv": "noun,kind,note\nminister,business,mine\n",
    "titles.csv": "title,form,gender,note\nskpr,abbreviation,,mine\n",
    "portrayal_verbs.csv": "verb,forms,agent,patient,note\ngrommet,grommet|grommeted,-1,-1,\n",
    "portrayal_words.csv": "word,value,note\nbrutal,1,\ncruel,1,\n",
    "targets.toml": '[[target]]\nname = "Pair"\nkind = "set"\nmembers = ["Peru", "Chile"]\n',
    "valence_masks.csv": "expression,decision,note\nhappy harbour,mask,mine\n",
    "responsibility.csv": "word,kind,note\nopened,state,mine\n",
    "reference_dates.csv": f"date,until,one,other,title,source\n{DATES}",
    "stopwords.txt": "-the harbour\n",
    "watchlist.toml": f'remove = ["children"]\n{WATCH}',
    "events/accuse.csv": "action,form,score,note\nkelp,verb,-4,\n",
    "events/classes.csv": "class,quad,score,note\nACCUSE,4,-3.5,mine\n",
    "events/actor_nouns.csv": "noun,role,note\nkelper,force,\n",
    "events/irregular.csv": "verb,forms,note\naccuse,accuse|accuses|accused|accusen,\n",
    "events/other_verbs.txt": "wend",
    "frames/tides.toml": FRAME,
    "frames/economic.toml": "remove = true\n",
}

CASES: list[tuple[str, str, Seen, object, object]] = [
    # list, the article, what is looked at, with our lists, with the reader's too
    ("entities.csv", "Quayside was calm.", lambda r: "Orla" in set(r["mentions"]["entity"]), False, True),
    ("entities.csv", "We saw Malta.", lambda r: "name" in set(r["mentions"]["rule"]), True, False),
    ("certainty.csv", "Perhaps it rains.", cells("cues", "category"), ["hedge"], ["booster"]),
    ("certainty.csv", "It reportedly rains.", lambda r: len(r["cues"]), 1, 0),
    ("war_labels.csv", "The herring row goes on.", cells("war_labels", "label"), [], ["row", "row"]),
    ("loaded.csv", "A kelpish plan.", cells("loaded", "cue"), [], ["kelpish"]),
    ("reporting_verbs.csv", "Ada Lund grommeted that the tide was high.", cells("quotes", "cue_class"), [], ["distancing"]),
    ("reporting_verbs.csv", "Ada Lund announced that the tide was high.", cells("quotes", "cue_class"), ["neutral"], ["endorsing"]),
    ("reporting_nouns.csv", "The kelpword that the tide was high came late.", cells("quotes", "cue_class"), [], ["distancing"]),
    ("reporting_adjectives.csv", "The minister was kelpy that the tide was high.", cells("quotes", "cue_class"), [], ["neutral"]),
    ("speaker_nouns.csv", "The minister said that it rained.", cells("quotes", "speaker_kind"), ["official"], ["business"]),
    ("titles.csv", "We met Skpr. Lund at the quay.", lambda r: len(r["sentences"]), 2, 1),
    ("portrayal_verbs.csv", "China has grommeted Russia.", told_of("China"), True, None),
    ("portrayal_words.csv", "Russia is brutal and cruel.", told_of("Russia"), False, True),
    ("targets.toml", "Peru and Chile trade.", lambda r: "Pair" in set(r["stances"]["target"]), False, True),
    ("valence_masks.csv", "The happy harbour opens.", first_of("sentences", "valence"), 0.5719, 0.0),
    ("responsibility.csv", "Peru opened the port.", lambda r: list(r["cues"]["category"]), ["active"], []),
    ("stopwords.txt", "The harbour opens.", cells("terms", "lemma"), ["harbour", "open"], ["open", "the"]),
    ("events/accuse.csv", "Russia kelped China on Monday.", cells("events", "score"), [], [-4.0]),
    ("events/classes.csv", "Russia accused China of piracy.", cells("events", "quad"), [3], [4]),
    ("events/actor_nouns.csv", "Russian kelpers attacked China.", cells("events", "actor"), [], ["Russia"]),
    ("events/irregular.csv", "Russia accusen China of theft.", lambda r: len(r["events"]), 0, 1),
    ("events/other_verbs.txt", "Russian sailors wended and attacked China.", cells("events", "actor"), [], ["Russia"]),
    ("frames/tides.toml", "It was high water.", cells("frames", "cue"), [], ["high water"]),
    ("frames/economic.toml", "The tariff rose.", lambda r: "economic" in set(r["frame_levels"]["frame"]), True, False),
    ("watchlist.toml", "It rains.", lambda r: watched("invaded_voice"), ("Ukraine",), ("Peru",)),
    ("watchlist.toml", "It pours.", lambda r: watched("children"), (), None),
    ("reference_dates.csv", "It is dry.", lambda r: len(reference_dates.find(("Peru", "Chile"))), 0, 1),
]


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Lexicons:
    home = tmp_path_factory.mktemp("lists")
    for name, content in LISTS.items():
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text(content, "utf-8")
    return own_lists.load(home)


@pytest.fixture(scope="module")
def results(lists: Lexicons, make_article: MakeArticle) -> tuple[Analysis, Analysis]:
    """All articles with our lists, and with the reader's."""
    articles = [make_article(f"{number:02}", text) for number, (_, text, *_) in enumerate(CASES)]
    corpus = assemble(articles, name="made for a test")
    return analysis.analyse(corpus), analysis.analyse(corpus, lexicons=lists)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case[0] for case in CASES])
def test_a_list_changes_what_rests_on_it(number: int, lists: Lexicons, results: tuple[Analysis, Analysis]) -> None:
    _, _, seen, ours, theirs = CASES[number]
    shipped, own = (_of(f"{number:02}", result) for result in results)
    assert seen(shipped) == ours
    with in_use.using(lists.own):
        assert seen(own) == theirs


def test_every_list_has_its_case() -> None:
    classes = {f"events/{name}.csv" for name in in_use.CLASSES if name != "accuse"}
    assert {case[0] for case in CASES} == LISTS.keys()
    assert {name for name in LISTS if not in_use.is_frame(name)} == in_use.KEYS.keys() - classes


def test_provenance_says_what_changed(results: tuple[Analysis, Analysis]) -> None:
    shipped, own = (result.provenance for result in results)
    assert {name.removeprefix("own/") for name in own.lexicons.keys() - shipped.lexicons.keys()} == LISTS.keys()
    assert own.parameters["own/certainty.csv"] == "1 replaced, 1 taken out"
    assert own.parameters["own/watchlist.toml"] == "1 replaced, 1 taken out"
    assert own.parameters["own/frames/economic.toml"] == "1 taken out"
    assert own.parameters["own/stopwords.txt"] == "1 added, 1 taken out"
    weights = {
        "weights/background.csv",
        "weights/tone.csv",
        "weights/stance.npz",
        "weights/names.crfsuite",
        "read/boilerplate.toml",
    }
    assert weights <= shipped.lexicons.keys()


def test_what_ships_is_untouched_by_a_run_with_other_lists(results: tuple[Analysis, Analysis], make_article: MakeArticle) -> None:
    article = make_article("00", "The harbour opens. Perhaps Peru opened it, Ada Lund announced.")
    corpus = assemble([article], name="made for a test")
    first, second = analysis.analyse(corpus), analysis.analyse(corpus, lexicons=own_lists.load())
    for name, table in first.tables.items():
        pd.testing.assert_frame_equal(table, second[name])
    assert first.provenance == second.provenance
    assert in_use.now() is None


def _of(article: str, result: Analysis) -> Analysis:
    """The rows of one article."""
    tables = {
        name: table[table["article_id"] == article] if "article_id" in table.columns else table
        for name, table in result.tables.items()
    }
    return Analysis(tables, result.provenance)
