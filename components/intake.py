"""How a reader brings articles: files, a folder of files, pasted texts, and where the operator allows it a folder here or addresses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

import analysis
from analysis.errors import CorpusError, ParallaxError
from analysis.model import Corpus
from analysis.read import corpus as reading
from analysis.read import joining, stating, web
from components import columns, controls, start, uploads
from components.bars import Bar
from components.desk import Desk
from components.escaping import md

FILES, FOLDER, PASTE, HERE, WEB = "files", "folder", "paste", "here", "web"
WAYS = {FILES: "Files", FOLDER: "A folder", PASTE: "Paste texts", HERE: "A folder of this machine", WEB: "Web addresses"}
MOST_ADDRESSES = 50
"""Web addresses that are fetched in one go."""
KINDS = (
    "Text, Markdown, HTML, PDF, Word, e-mail, feeds; tables of articles (CSV, TSV, JSON lines, Parquet, Excel); zip files of any of "
    "them."
)
STATED: tuple[tuple[str, stating.Field], ...] = (("Outlet", "outlet"), ("Date", "published"), ("Title", "title"))


def show(desk: Desk) -> None:
    """The ways that are open here, and the fields of the one chosen."""
    closed = {*([] if start.reads_folders() else [HERE]), *([] if start.fetches() else [WEB])}
    way = controls.switch("How do you bring them?", {k: title for k, title in WAYS.items() if k not in closed}, key="bring")
    if way in (FILES, FOLDER):
        _files(desk, of_folder=way == FOLDER)
    elif way == PASTE:
        _paste(desk)
    elif way == HERE:
        _folder(desk)
    else:
        _addresses(desk)


def _files(desk: Desk, *, of_folder: bool) -> None:
    label = "A folder, with all files in it" if of_folder else "One file or many"
    given: list[UploadedFile] = st.file_uploader(
        label, accept_multiple_files="directory" if of_folder else True, key=f"given_{of_folder}_{desk.round}", help=KINDS
    )
    st.caption(KINDS)
    if not given:
        return
    files = uploads.contents(given)
    mappings = columns.choose(desk, files, uploads.mark(given))
    if st.button(f"Read {_n(len(files), 'file')}", type="primary", key="read_files"):
        if _read(desk, lambda bar: reading.from_files(files, mappings=mappings, progress=bar.show, cancelled=bar.beat)):
            uploads.forget(given)
        st.rerun()


def _paste(desk: Desk) -> None:
    pasted: list[tuple[str, dict[stating.Field, str]]] = []
    for number, place in enumerate(st.columns(2), 1):
        with place:
            text = st.text_area(f"Text {number}", height=220, key=f"text_{number}_{desk.round}")
            said = {
                field: st.text_input(f"{label} of text {number}", key=f"{field}_{number}_{desk.round}") for label, field in STATED
            }
            pasted += [(text, {field: value for field, value in said.items() if value.strip()})] if text.strip() else []
    st.caption("A date such as 2024-05-16 or 16 May 2024. What you leave empty is taken from the text, where it says so.")
    if st.button("Read what is pasted", type="primary", key="read_pasted", disabled=not pasted):
        _read(desk, lambda _: _of_pasted(pasted))
        st.rerun()


def _of_pasted(pasted: Sequence[tuple[str, dict[stating.Field, str]]]) -> Corpus:
    """The pasted texts as files, with what was said of each."""
    found: list[Corpus] = []
    for number, (text, said) in enumerate(pasted, 1):
        corpus = reading.from_files([(f"pasted {number}.txt", text.encode("utf-8", "replace"))])
        articles = list(corpus.articles)
        try:
            for field, value in said.items():
                articles = [stating.state(article, field, value) for article in articles]
        except CorpusError as error:
            raise CorpusError(f"Text {number}: {error}") from None
        found.append(joining.only(corpus, articles))
    return joining.join(found, name="pasted")


def _folder(desk: Desk) -> None:
    place = st.text_input("Path of the folder", key=f"path_{desk.round}", placeholder="/home/me/articles")
    if st.button("Read this folder", type="primary", key="read_folder", disabled=not place.strip()) and start.reads_folders():
        path = Path(place.strip()).expanduser()
        _read(desk, lambda bar: analysis.load(path, progress=bar.show, cancelled=bar.beat))
        st.rerun()


def _addresses(desk: Desk) -> None:
    lines = st.text_area("One address a line", height=140, key=f"web_{desk.round}", placeholder="https://")
    wanted = lines.split()
    st.caption(
        f"At most {MOST_ADDRESSES} at a time, from public addresses only. A site's robots.txt is respected: what it closes has to be "
        "saved by hand and brought as a file."
    )
    if st.button("Fetch these pages", type="primary", key="read_web", disabled=not wanted) and start.fetches():
        _read(desk, lambda bar: _fetched(wanted, bar))
        st.rerun()


def _fetched(wanted: Sequence[str], bar: Bar) -> Corpus:
    if len(wanted) > MOST_ADDRESSES:
        raise CorpusError(f"{len(wanted)} addresses; fetch at most {MOST_ADDRESSES} at a time")
    return web.load(wanted, progress=bar.show)


def _read(desk: Desk, read: Callable[[Bar], Corpus]) -> bool:
    """Read, and put what was read on the desk, or the one line that says why there is nothing."""
    desk.lines = ("The reading was stopped; nothing of it was kept.",)
    st.button("Stop", key="stop_reading")
    bar = Bar("Reading")
    try:
        found = read(bar)
        bar.say(f"Looking for copies among {_n(len(found.articles), 'article')} …")
        desk.add(found)
    except ParallaxError as error:
        desk.lines = (str(error),)
        return False
    return True


def notes(desk: Desk) -> None:
    """What has to be said of the last thing done."""
    for line in desk.lines:
        st.warning(md(line))


def _n(n: int, thing: str) -> str:
    return f"{n:,} {thing}{'s' * (n != 1)}"
