"""A reader's own articles in a real browser: two readers at once, on a server that may not write a single byte to a file."""

from __future__ import annotations

import json
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import NEEDED, served, settle

pytestmark = NEEDED

MARK = "Drillingen"
TEXT = f"China and Russia signed a pact on the ferry of {MARK}. “We need this boat,” said Ada Lund, the mayor. It left late. " * 8
ROWS = 3
PADDING = 3_000_000
"""Larger than what a server takes in before it would write to a file."""


def _no_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("watched")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    """The dashboard, whose process cannot make a file larger than nothing; its temporary files would go into a folder of ours."""
    environment = {"TMPDIR": str(folder), "HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    with served(environment, _no_files) as url:
        yield url


def test_two_readers_do_not_see_each_other_and_nothing_is_written(browser, server: str, folder: Path) -> None:
    mine, other = (browser.new_context(viewport={"width": 1200, "height": 1000}).new_page() for _ in range(2))
    rows = [
        {
            "title": f"Story {n} of {MARK}",
            "outlet": f"Outlet {n % 2}",
            "date": "2024-05-03",
            "text": f"{TEXT} It is {n}.",
            "x": "y" * (PADDING // ROWS),
        }
        for n in range(ROWS)
    ]
    data = "\n".join(json.dumps(row) for row in rows).encode()
    assert len(data) > PADDING
    for page in (mine, other):
        page.goto(f"{server}/your-articles")
        settle(page)
    mine.locator("input[type=file]").first.set_input_files({"name": "mine.jsonl", "mimeType": "application/json", "buffer": data})
    mine.get_by_role("button", name="Read 1 file").click(timeout=60_000)
    mine.get_by_text("3 articles").first.wait_for(timeout=60_000)
    mine.get_by_role("button", name="Analyse these 3 articles").click()
    mine.get_by_text("All pages show these articles now").wait_for(timeout=120_000)
    assert mine.get_by_text("These are your own articles").count() == 1
    mine.get_by_text("See how the outlets differ").click()
    mine.get_by_text("These are your own articles").wait_for(timeout=60_000)
    settle(mine)
    assert "Outlet 1" in mine.locator('[data-testid="stMain"]').inner_text()

    other.reload()
    settle(other)
    assert "own articles" not in other.locator('[data-testid="stMain"]').inner_text()
    other.goto(f"{server}/?corpus=Your%20articles")
    settle(other)
    assert "not on offer here" in other.locator('[data-testid="stMain"]').inner_text()
    assert MARK not in other.content()
    assert "Outlet 1" not in other.content()

    mine.reload()
    settle(mine)
    assert "These are your own articles" not in mine.locator('[data-testid="stMain"]').inner_text(), "a new session has none"
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_the_analysis_is_stopped_by_its_button(browser, server: str) -> None:
    page = browser.new_context(viewport={"width": 1200, "height": 1000}).new_page()
    page.goto(f"{server}/your-articles")
    settle(page)
    data = "\n".join(json.dumps({"title": f"Story {n}", "text": f"{TEXT} It is {n}."}) for n in range(300)).encode()
    page.locator("input[type=file]").first.set_input_files({"name": "many.jsonl", "mimeType": "application/json", "buffer": data})
    page.get_by_role("button", name="Read 1 file").click(timeout=60_000)
    page.get_by_role("button", name="Analyse these 300 articles").click(timeout=60_000)
    page.get_by_role("button", name="Cancel the analysis").click(timeout=60_000)
    page.get_by_text("The analysis was stopped").wait_for(timeout=60_000)
    settle(page)
    assert page.get_by_role("button", name="Analyse these 300 articles").count() == 1
