"""Corrections: each kind changes the rows it names and all that is counted from them; what changed since is told, never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from conftest import MakeArticle

import analysis
from analysis import Analysis, Corpus
from analysis.correct.overlay import Correction, CorrectionKind, Overlay
from analysis.correct.places import digest
from analysis.errors import CorrectionsError

FIRST = "China lent Russia a ferry on 3 May 2031, and the old rivals were glad of it."
SECOND = "“The new boat is a blessing for the island,” said the harbour master."
THIRD = "Quay House fed the crew, and the crew left Quay House at noon."
TEXT = f"{FIRST} {SECOND}\n\n{THIRD}"
WHO = {"by": "B. Holt", "on": date(2031, 6, 1), "why": "read again"}
MARK = "corrected by B. Holt on 2031-06-01: read again"


def made(kind: CorrectionKind, sentence: str = FIRST, **given: Any) -> Correction:
    place = {} if kind == "alias" else {"article": "a", "sha256": digest(sentence)[:16]}
    return Correction(kind, **{**WHO, **place, **given})


@pytest.fixture(scope="module")
def corpus(make_article: MakeArticle) -> Corpus:
    article = replace(make_article("a", TEXT), language="en")
    other = replace(make_article("b", "Nothing happened on the quay, and nobody minded that at all.", "Beta"), language="en")
    return Corpus("id", "name", (article, other))


def analysed(corpus: Corpus, *corrections: Correction) -> Analysis:
    return analysis.analyse(corpus, corrections=Overlay(corrections))


def one(table: pd.DataFrame, **values: object) -> pd.Series:
    for name, value in values.items():
        table = table[table[name] == value]
    assert len(table) == 1, table
    return table.iloc[0]


def lines(found: Analysis) -> list[str | None]:
    return [row.line for row in found.provenance.corrections]


def counts(found: Analysis) -> list[int]:
    return [row.n for row in found.provenance.corrections]


# ---------------------------------------------------------------- each kind


def test_alias_stands_for_its_entity_everywhere(corpus: Corpus) -> None:
    found = analysed(corpus, made("alias", words="Quay House", now="China"))
    rows = found["mentions"][found["mentions"]["surface"] == "Quay House"]
    assert list(rows["entity"]) == ["China", "China"]
    assert set(rows["rule"]) == {MARK}
    assert (counts(found), lines(found)) == ([2], [None])


def test_alias_of_nobody_is_taken_out(corpus: Corpus) -> None:
    found = analysed(corpus, made("alias", words="Russia", now="none"))
    assert "Russia" not in set(found["mentions"]["entity"])
    assert found["events"].empty, "what is nobody does nothing"
    assert counts(found) == [1]


def test_link_names_another_entity(corpus: Corpus) -> None:
    found = analysed(corpus, made("link", words="China", was="China", now="India"))
    row = one(found["mentions"], entity="India")
    assert (row["surface"], row["kind"], row["rule"]) == ("China", "state", MARK)
    assert "China" not in set(found["entities"]["entity"])
    assert one(found["events"])["actor"] == "India", "what is counted later follows"


def test_link_of_words_that_named_nobody(corpus: Corpus) -> None:
    found = analysed(corpus, made("link", SECOND, words="the harbour master", now="Xi Jinping"))
    row = one(found["mentions"], entity="Xi Jinping")
    assert (row["form"], row["start"]) == ("descriptor", TEXT.index("the harbour master"))


def test_link_to_nobody(corpus: Corpus) -> None:
    found = analysed(corpus, made("link", words="Russia", was="Russia", now="none"))
    assert "Russia" not in set(found["mentions"]["entity"])


def test_which_of_the_same_words(corpus: Corpus) -> None:
    twice = made("link", THIRD, words="Quay House", now="India")
    assert "stand there 2 times; say which with nth = 1 to 2" in str(lines(analysed(corpus, twice))[0])
    found = analysed(corpus, replace(twice, nth=2))
    assert one(found["mentions"], entity="India")["start"] == TEXT.rindex("Quay House")


@pytest.mark.parametrize(
    ("now", "first", "last", "status"),
    [
        ("2031-05-04", "2031-05-04", "2031-05-04", "stated"),
        ("2031-05", "2031-05-01", "2031-05-31", "stated"),
        ("none", None, None, "unknown"),
    ],
)
def test_date_of_an_article(corpus: Corpus, now: str, first: str | None, last: str | None, status: str) -> None:
    found = analysed(corpus, made("published", TEXT, now=now))
    row = one(found["articles"], article_id="a")
    known = [None if pd.isna(row[name]) else row[name] for name in ("published_from", "published_to")]
    assert (known, row["published_status"], row["published_reason"]) == ([first, last], status, MARK)
    assert counts(found) == [1]


def test_date_of_an_article_reaches_what_is_told_by_it(make_article: MakeArticle) -> None:
    text = "China lent Russia a ferry yesterday, and the crew was glad of it."
    corpus = Corpus("id", "name", (replace(make_article("a", text), language="en"),))
    found = analysed(corpus, made("published", text, now="2031-05-04"))
    assert one(found["times"], surface="yesterday")["from_date"] == "2031-05-03"


def test_speaker(corpus: Corpus) -> None:
    found = analysed(corpus, made("speaker", SECOND, words="a blessing for the island", now="Xi Jinping"))
    row = one(found["quotes"])
    assert (row["speaker"], row["speaker_side"], row["rule"]) == ("Xi Jinping", "China", MARK)
    assert pd.isna(row["confidence"]), "what was measured of the rule is not true of the correction"
    assert one(found["sentences"], article_id="a", sentence=1)["speaker"] == "Xi Jinping"


def test_speaker_that_no_list_has(corpus: Corpus) -> None:
    found = analysed(corpus, made("speaker", SECOND, words="blessing", now="Ada Lund"))
    row = one(found["quotes"])
    assert row["speaker"] == "Ada Lund"
    assert pd.isna(row["speaker_kind"])


def test_frame_is_added_changed_and_taken_out(corpus: Corpus) -> None:
    keys = [frame.key for frame in analysis.load_lexicons().frames]
    add = made("frame", words="a ferry", now=keys[0])
    added = analysed(corpus, add)
    row = one(added["frames"], cue="a ferry")
    assert (row["frame"], row["rule"]) == (keys[0], MARK)
    assert added["frame_levels"]["n_cues"].sum() > analysed(corpus)["frame_levels"]["n_cues"].sum(), "levels count it"
    plain = analysed(corpus)["frames"]
    hit = plain[plain["article_id"] == "a"].iloc[0]
    words = TEXT[hit["start"] : hit["end"]]
    sentence = FIRST if hit["sentence"] == 0 else SECOND if hit["sentence"] == 1 else THIRD
    other = next(key for key in keys if key not in set(plain["frame"]))
    changed = analysed(corpus, made("frame", sentence, words=words, was=hit["frame"], now=other))
    assert one(changed["frames"], frame=other)["cue"] == hit["cue"]
    gone = analysed(corpus, made("frame", sentence, words=words, was=hit["frame"], now="none"))
    assert len(gone["frames"]) == len(plain) - 1


def test_event(corpus: Corpus) -> None:
    plain = one(analysed(corpus)["events"])
    was = f"{plain['class']}: {plain['actor']} > {plain['target']}"
    assert was == "AID: China > Russia"
    turned = one(analysed(corpus, made("event", words="lent", was=was, now="AID: Russia > China"))["events"])
    assert (turned["actor"], turned["target"], turned["score"], turned["rule"]) == ("Russia", "China", plain["score"], MARK)
    other = one(analysed(corpus, made("event", words="lent", was=was, now="CONSULT: China > Russia"))["events"])
    assert (other["class"], other["quad"]) == ("CONSULT", 1)
    assert analysed(corpus, made("event", words="lent", was=was, now="none"))["events"].empty
    added = analysed(corpus, made("event", words="the old rivals", now="ACCUSE: Russia > China"))["events"]
    assert one(added, rule=MARK)["action"] == "the old rivals"


def test_date_of_an_event(corpus: Corpus) -> None:
    row = one(analysed(corpus, made("event_date", words="lent", was="2031-05-03", now="2031-04"))["events"])
    assert (row["from_date"], row["to_date"], row["granularity"], row["date_rule"]) == ("2031-04-01", "2031-04-30", "month", MARK)
    row = one(analysed(corpus, made("event_date", words="lent", was="2031-05-03", now="none"))["events"])
    assert pd.isna(row["from_date"])


# ---------------------------------------------------------------- what does not apply


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        (made("link", "Another sentence.", words="China", now="India"), "the sentence has changed or is gone"),
        (made("link", words="Peru", now="India"), "does not hold these words"),
        (made("link", words="China", was="China", now="Nowhereland"), "no entity “Nowhereland” is known; add it to entities.csv"),
        (made("link", words="China", was="India", now="China"), "the analysis says so by itself now"),
        (made("link", words="glad", was="India", now="none"), "“India” is not found there any more"),
        (made("link", words="China", nth=2, now="India"), "nth is 2, but the words stand there 1 times"),
        (replace(made("link", words="China", now="India"), article="z"), "no article “z” is in the corpus; correct the id"),
        (made("published", "Another text.", now="2031"), "the text of the article has changed"),
        (made("speaker", THIRD, words="at noon", now="India"), "no statement stands there any more"),
        (made("event", words="glad", was="AID: China > Russia", now="none"), "no such event is found there any more"),
        (made("event", words="glad", now="AID: China > Nowhereland"), "no entity “Nowhereland” is known"),
        (made("event_date", words="glad", now="2031"), "no event is found there any more"),
        (made("alias", words="Harbour Hall", now="China"), "the words stand in no article"),
    ],
    ids=lambda value: value.kind if isinstance(value, Correction) else None,
)
def test_what_does_not_apply_says_so_and_changes_nothing(corpus: Corpus, correction: Correction, said: str) -> None:
    found, plain = analysed(corpus, correction), analysed(corpus)
    assert said in str(lines(found)[0])
    assert counts(found) == [0]
    for name, table in plain.tables.items():
        pd.testing.assert_frame_equal(found[name], table, obj=name)


def test_article_that_is_listed_only(make_article: MakeArticle) -> None:
    corpus = Corpus("id", "name", (replace(make_article("a", TEXT), language="de"),))
    assert "listed only" in str(lines(analysed(corpus, made("link", words="China", now="India")))[0])


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        (made("alias", words="Quay House", now="Nowhereland"), "entry 1 (alias “Quay House”): no entity “Nowhereland”; add it"),
        (made("alias", words="Russia", now="China"), "is an entity of its own; correct single places"),
        (made("frame", words="a ferry", now="fishing"), "no frame “fishing”; the frames are"),
    ],
)
def test_what_no_list_holds_is_refused_at_once(corpus: Corpus, correction: Correction, said: str) -> None:
    with pytest.raises(CorrectionsError) as caught:
        analysed(corpus, correction)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


# ---------------------------------------------------------------- provenance


def test_corrections_stand_in_the_provenance(corpus: Corpus) -> None:
    correction = made("link", words="China", was="China", now="India")
    provenance = analysed(corpus, correction).provenance
    (row,) = provenance.corrections
    assert (row.entry, row.kind, row.by, row.on, row.why, row.was, row.now) == (
        1, "link", "B. Holt", "2031-06-01", "read again", "China", "India",
    )  # fmt: skip
    assert provenance.parameters["corrections"] == Overlay((correction,)).hash
    assert "corrections" not in analysed(corpus).provenance.parameters


def test_article_that_is_listed_only_can_be_dated_and_nothing_else(corpus: Corpus) -> None:
    listed = replace(corpus.articles[0], language="de")
    day = made("published", now="2031-05-04")
    found = analysed(
        replace(corpus, articles=(listed, corpus.articles[1])),
        replace(day, sha256=digest(TEXT)[:16]),
        made("link", words="China", now="Russia", was="China"),
    )
    assert one(found["articles"], article_id="a")["published_from"] == "2031-05-04"
    assert counts(found) == [1, 0]
    assert lines(found) == [None, "the article is listed only, as a copy or in another language; take the entry out"]
