"""A folder → a corpus: what is read, what is skipped with one line, and what stops everything."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from analysis.errors import CorpusError
from analysis.model import Article, Dropped, Known, Published, Skipped
from analysis.read import articles, corpus, manifest

P1 = "The ferry left Quayside at dawn. It carried forty crates of tea."
P2 = "The harbour master had warned the crew. Nobody listened to her that day."
P3 = "By noon the wind had turned. The captain asked for a tug."

FERRY = f"Ferry runs aground\n\nBy Mara Quill\n\n{P1}\n\n{P2}\n"
TUGS = f"{P3}\n\n{P1}\n"
TWO = f"Ferry runs aground\n\nBy Mara Quill\n\n{P1}\n\n{P2}\n\n{P3}\n\nTugs grow very old\n\nBy Mara Quill\n\n{P3}\n"


def put(folder: Path, **files: str | bytes) -> Path:
    """Write files into a folder; ``__`` stands for the dot, ``___`` for the slash."""
    for key, content in files.items():
        path = folder / key.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_load(tmp_path: Path) -> None:
    found = corpus.load(put(tmp_path, ferry__txt=FERRY))
    assert found.articles == (
        Article(
            id="ferry",
            file="ferry.txt",
            text=f"{P1}\n\n{P2}",
            title=Known("Ferry runs aground", "stated", "the first line that stands as a headline"),
            outlet=Known("Unknown (ferry)", "unknown", "the file does not name its outlet"),
            author=Known("Mara Quill", "stated", "the byline"),
            published=Published(None, None, None, "unknown", "no date above the text"),
            language="en",
            dropped=(Dropped(1, "title"), Dropped(3, "byline")),
        ),
    )
    assert (found.name, found.skipped, found.invented, found.description, found.gazetteers) == (tmp_path.name, (), False, None, ())


def test_one_file_is_a_corpus(tmp_path: Path) -> None:
    put(tmp_path, ferry__txt=FERRY, tugs__txt=TUGS)
    assert [article.id for article in corpus.load(tmp_path / "ferry.txt").articles] == ["ferry"]


def test_ids_are_paths_in_order_with_letters_where_a_file_was_split(tmp_path: Path) -> None:
    put(tmp_path, z__txt=TUGS, gazette___two__txt=TWO, gazette___v1__draft__txt=FERRY)
    assert [(article.id, article.file) for article in corpus.load(tmp_path).articles] == [
        ("gazette/twoa", "gazette/two.txt"),
        ("gazette/twob", "gazette/two.txt"),
        ("gazette/v1.draft", "gazette/v1.draft.txt"),
        ("z", "z.txt"),
    ]


@pytest.mark.parametrize(
    ("number", "letters"),
    [(0, "a"), (1, "b"), (25, "z"), (26, "aa"), (27, "ab"), (51, "az"), (52, "ba"), (701, "zz"), (702, "aaa")],
)
def test_letters_go_on_after_z(number: int, letters: str) -> None:
    assert next(islice(articles.suffixes(), number, None)) == letters


BAD = [
    ("empty.txt", b"", "empty.txt: the file is empty; delete it or put the article's text in it"),
    ("picture.txt", b"\x89PNG\x00\x00\x00\x01", "picture.txt: this is not a text file; save the article as plain text (UTF-8)"),
    (
        "old.txt",
        b"caf\xe9 \x81",
        "old.txt: the characters are neither UTF-8, UTF-16 nor Windows-1252; save the file as UTF-8",
    ),
    ("news.pages", b"words", "news.pages: files of type .pages are not read; save the article as .txt"),
    ("LICENSE", b"words", "LICENSE: files of type (none) are not read; save the article as .txt"),
    ("menu.txt", b"Home\n\nSubscribe\n", "menu.txt: no running text found; the file holds headings or navigation only"),
]


@pytest.mark.parametrize(("name", "data", "reason"), BAD)
def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    put(tmp_path, ferry__txt=FERRY, zebra__txt=TUGS)
    (tmp_path / name).write_bytes(data)
    found = corpus.load(tmp_path)
    assert [article.id for article in found.articles] == ["ferry", "zebra"]
    assert found.skipped == (Skipped(name, reason),)


def test_nothing_readable_gives_the_first_reason(tmp_path: Path) -> None:
    put(tmp_path, empty__txt="")
    with pytest.raises(CorpusError) as caught:
        corpus.load(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: no readable article (empty.txt: the file is empty; delete it or put the article's text in it)"
    )


def test_several_files_that_cannot_be_read_are_counted(tmp_path: Path) -> None:
    put(tmp_path, a__txt="", b__txt="", c__txt="")
    with pytest.raises(CorpusError, match=r"\(a.txt: the file is empty; .*\), and 2 more that could not be read"):
        corpus.load(tmp_path)


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        corpus.load(tmp_path)
    assert str(caught.value) == f"{tmp_path}: no readable article; put .txt files with running text there"


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        corpus.load(tmp_path / "gone")
    assert str(caught.value) == f"{tmp_path / 'gone'}: no such folder or file; give the folder that holds the articles"


def test_hidden_files_and_companions_are_no_articles(tmp_path: Path) -> None:
    put(tmp_path, ferry__txt=FERRY, __hidden__txt=TUGS, __git___x__txt=TUGS, entities__csv="x", README__md="x", truth__toml="x=1")
    found = corpus.load(tmp_path)
    assert [article.id for article in found.articles] == ["ferry"]
    assert found.skipped == ()
    assert found.gazetteers == (str(tmp_path / "entities.csv"),)


def listed(file: str, extra: str = "", article_id: str = "tale") -> str:
    return f'[[article]]\nid = "{article_id}"\nfile = "{file}"\n{extra}\n'


def test_the_manifest_overrides_the_file(tmp_path: Path) -> None:
    told = (
        'title = { value = "Aground", status = "stated", reason = "the front page" }\n'
        'outlet = { value = "Orla Gazette", status = "stated", reason = "its folder" }\n'
        'published = { from = 2031-03-03, granularity = "day", status = "stated", reason = "the front page" }\n'
        'genre = "report"\nsummary = "A ferry sticks."'
    )
    whole = '[corpus]\nname = "Quayside"\ninvented = true\ndescription = "One ferry."\n' + listed("ferry.txt", told)
    bare = corpus.load(put(tmp_path, ferry__txt=FERRY)).articles[0]
    found = corpus.load(put(tmp_path, articles__toml=whole))
    assert found.articles == (
        replace(
            bare,
            id="tale",
            title=Known("Aground", "stated", "the front page"),
            outlet=Known("Orla Gazette", "stated", "its folder"),
            published=Published(date(2031, 3, 3), date(2031, 3, 3), "day", "stated", "the front page"),
            genre="report",
            summary="A ferry sticks.",
        ),
    )
    assert (found.name, found.invented, found.description) == ("Quayside", True, "One ferry.")


def test_the_right_hash_is_read_and_the_wrong_one_skipped(tmp_path: Path) -> None:
    digest = hashlib.sha256(FERRY.encode()).hexdigest()
    put(tmp_path, ferry__txt=FERRY, tugs__txt=TUGS)
    put(
        tmp_path,
        articles__toml=listed("ferry.txt", f'file_sha256 = "{digest}"') + listed("tugs.txt", f'file_sha256 = "{digest}"', "tugs"),
    )
    found = corpus.load(tmp_path)
    assert [article.id for article in found.articles] == ["tale"]
    assert found.skipped == (
        Skipped("tugs.txt", "tugs.txt: differs from the file that articles.toml describes; restore it or correct file_sha256"),
    )


def test_a_listed_file_that_is_not_there(tmp_path: Path) -> None:
    found = corpus.load(put(tmp_path, ferry__txt=FERRY, articles__toml=listed("gone.txt")))
    assert found.skipped == (
        Skipped("gone.txt", "gone.txt: listed in articles.toml but not in the folder; add the file or take the entry out"),
    )


def test_a_part_that_the_file_does_not_hold(tmp_path: Path) -> None:
    put(tmp_path, ferry__txt=FERRY, tugs__txt=TUGS, articles__toml=listed("ferry.txt", "part = 2"))
    assert corpus.load(tmp_path).skipped == (
        Skipped("ferry.txt", "ferry.txt: articles.toml speaks of part 2, but the file holds 1"),
    )


def test_parts_of_a_split_file_take_their_own_entry(tmp_path: Path) -> None:
    put(tmp_path, two__txt=TWO, articles__toml=listed("two.txt", 'part = 2\ngenre = "opinion"'))
    assert [(article.id, article.genre) for article in corpus.load(tmp_path).articles] == [("tale", "opinion"), ("twoa", "unknown")]


def test_a_malformed_manifest_stops_everything(tmp_path: Path) -> None:
    put(tmp_path, ferry__txt=FERRY, articles__toml=listed("ferry.txt", 'genre = "poem"'))
    with pytest.raises(CorpusError, match=r"article 1 \(tale\): genre is 'poem'"):
        corpus.load(tmp_path)


def test_an_id_given_twice_stops_everything(tmp_path: Path) -> None:
    put(tmp_path, ferry__txt=FERRY, tale__txt=TUGS, articles__toml=listed("ferry.txt"))
    with pytest.raises(CorpusError) as caught:
        corpus.load(tmp_path)
    assert (
        str(caught.value)
        == "article id 'tale' stands for ferry.txt and tale.txt; rename one file, or give another id in articles.toml"
    )


def test_the_id_of_a_corpus_changes_with_text_and_metadata_only(tmp_path: Path) -> None:
    one = corpus.load(put(tmp_path / "one", ferry__txt=FERRY)).id
    assert corpus.load(put(tmp_path / "two", ferry__txt=FERRY)).id == one
    assert corpus.load(put(tmp_path / "three", ferry__txt=FERRY.replace("forty", "fifty"))).id != one
    assert corpus.load(put(tmp_path / "four", ferry__txt=FERRY, articles__toml=listed("ferry.txt", article_id="ferry"))).id == one
    told = corpus.load(put(tmp_path / "five", ferry__txt=FERRY, articles__toml=listed("ferry.txt", 'genre = "report"', "ferry")))
    assert told.id != one


def test_a_wall_makes_an_article_truncated(tmp_path: Path) -> None:
    put(tmp_path, ferry__txt=FERRY + "\nTo continue reading, please subscribe\n")
    assert corpus.load(tmp_path).articles[0].completeness == "truncated"


def test_a_stranger_who_uses_a_seeds_id_is_not_the_seeds(tmp_path: Path) -> None:
    name = manifest.seeds().entries[0].id
    (tmp_path / f"{name}.txt").write_text(FERRY, "utf-8")
    found = corpus.load(tmp_path)
    assert (found.name, [article.id for article in found.articles]) == (tmp_path.name, [name])


GERMAN = "Die Fähre kam spät in den Hafen, und der Koch war froh über das neue Boot aus der Stadt. Sie fährt nun jeden Tag zweimal über den Sund."


def test_a_text_in_another_language_is_kept_and_named(tmp_path: Path) -> None:
    (tmp_path / "deutsch.txt").write_text(f"Die Fähre\n\n{GERMAN}\n", "utf-8")
    (tmp_path / "chinese.txt").write_text("渡轮\n\n" + "渡轮每天两次穿过海峡。厨师很高兴。" * 5, "utf-8")
    (tmp_path / "english.txt").write_text(
        "The ferry\n\nThe ferry came late to the port. The cook was glad of the new boat. It is the pride of the town.\n", "utf-8"
    )
    found = corpus.load(tmp_path)
    assert [(article.id, article.language) for article in found.articles] == [
        ("chinese", "zh"),
        ("deutsch", "de"),
        ("english", "en"),
    ]
    assert found.skipped == ()


def test_tables_and_corpora_inside_a_folder_are_not_articles(tmp_path: Path) -> None:
    text = "The ferry\n\nThe ferry came late to the port. The cook was glad of the new boat.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "copy.txt").write_text(text, "utf-8")
    (tmp_path / "out").mkdir()
    for name in ("provenance.json", "articles.parquet", "terms.csv"):
        (tmp_path / "out" / name).write_text("x", "utf-8")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "articles.toml").write_text("", "utf-8")
    (tmp_path / "inner" / "b.txt").write_text(text.replace("ferry", "barge"), "utf-8")
    found = corpus.load(tmp_path)
    assert [article.id for article in found.articles] == ["a"]
    assert {skipped.file: skipped.reason.partition(": ")[2].partition(",")[0].partition(";")[0] for skipped in found.skipped} == {
        "copy.txt": "the same as a.txt",
        "inner": "a corpus of its own",
    }
