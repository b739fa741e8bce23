"""The app opened on one of its pages, run without a browser."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from conftest import ROOT
from streamlit.testing.v1 import AppTest

DEMO = "Invented demo"


def run(
    monkeypatch: pytest.MonkeyPatch, page: str = "overview", arguments: Sequence[str] = (), **query: str | list[str]
) -> AppTest:
    """The page, in a session of its own, as a link opens it."""
    monkeypatch.setattr("sys.argv", ["streamlit", *arguments])
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    for key, value in query.items():
        app.query_params[key] = value
    if page in (
        "overview",
        "your_articles",
    ):  # the address of the second is not its file's name: it is found once the pages are known
        app.run()
    return app if page == "overview" else app.switch_page(f"components/pages/{page}.py").run()
