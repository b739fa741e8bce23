"""Parallax: the frame of the dashboard. It chooses the corpus and the page; it computes nothing."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis.find import in_use
from components import controls, look, ownership, sidebar, uploads
from components.pages import briefing

PAGES = Path(__file__).parent / "components" / "pages"


def main() -> None:
    st.set_page_config(page_title="Parallax", page_icon="🔭", layout="wide")
    look.apply()
    uploads.keep_in_memory()
    controls.begin()
    presents = controls.presents()
    page = st.navigation(
        [
            st.Page(PAGES / "overview.py", title="Overview", default=True),
            st.Page(PAGES / "compare.py", title="Compare", url_path="compare"),
            st.Page(PAGES / "timeline.py", title="Timeline", url_path="timeline"),
            st.Page(PAGES / "article.py", title="Article", url_path="article"),
            st.Page(PAGES / "your_articles.py", title="Your articles", url_path="your-articles"),
            st.Page(PAGES / "method.py", title="Method", url_path="method"),
        ],
        position="hidden" if presents else "sidebar",
    )
    view = sidebar.draw(shown=not presents)
    controls.hold(view)
    with in_use.using(view.corpus.lists.own if view.corpus.lists else None):
        if presents:
            briefing.render(controls.presented())
        else:
            ownership.show(controls.presented(), tuple(sidebar.homes()))
            page.run()
    controls.keep_link()


main()
