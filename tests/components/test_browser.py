"""The dashboard in a real browser: every page draws, a number opens its sentences, and a link opens the same view."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need playwright: install the extra `dev`")

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PAGES = {
    "": "Russia and China",
    "compare": "Side by side",
    "timeline": "The relation over time",
    "article": "Putin needs",
    "your-articles": "Your articles",
    "method": "Method",
}
FIGURES = {"": 3, "compare": 4, "timeline": 2, "article": 0, "your-articles": 0, "method": 0}
QUIET = """() => !!document.querySelector('[data-testid="stMain"] h1')
  && !document.querySelector('[data-testid="stSkeleton"]')
  && !document.querySelector('[data-testid="stApp"][data-test-script-state="running"]')"""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; install Debian's package `chromium`")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The dashboard, started by its own command from an empty folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "analysis.cli", "dashboard", "--port", str(port)]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            try:
                with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):
                    break
            except OSError:
                time.sleep(0.25)
        yield url
    finally:
        os.killpg(process.pid, 15)
        process.wait(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with playwright.sync_playwright() as play:
        launched = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser) -> Iterator[object]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def settle(page) -> None:
    page.wait_for_function(QUIET, timeout=60_000)
    page.wait_for_timeout(400)


def show_all(page) -> None:
    """A window as tall as the page, so that every figure is drawn."""
    height = page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollHeight")
    page.set_viewport_size({"width": 1440, "height": min(14_000, height + 100)})
    page.wait_for_timeout(300)


@pytest.mark.parametrize("path", PAGES)
def test_page_draws(page, server: str, path: str) -> None:
    page.goto(f"{server}/{path}")
    settle(page)
    show_all(page)
    if FIGURES[path]:
        page.wait_for_function(
            f"() => document.querySelectorAll('.js-plotly-plot .main-svg').length >= {FIGURES[path]}", timeout=30_000
        )
    assert PAGES[path] in page.locator("h1").first.inner_text()
    assert page.locator('[data-testid="stException"]').count() == 0
    assert page.locator('[data-testid="stAlertContentError"]').count() == 0


def test_nothing_is_asked_of_the_network(page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server)
    settle(page)
    outside = [url for url in asked if not url.startswith((server, "data:", "blob:", server.replace("http", "ws")))]
    assert outside == []


def test_the_reader_shows_the_article_as_text(page, server: str) -> None:
    page.goto(f"{server}/article")
    settle(page)
    line = page.locator(".reader .line").first
    line.wait_for(timeout=20_000)
    assert page.locator(".reader .line").count() == 25
    assert page.locator(".reader .chip.entities").count() > 20


def test_a_mark_opens_its_sentences_and_the_link_opens_them_again(browser, page, server: str) -> None:
    page.goto(server)
    settle(page)
    show_all(page)
    mark = page.locator(".js-plotly-plot").first.locator(".points path.point").first
    mark.wait_for(timeout=30_000)
    mark.click(force=True)
    heading = page.get_by_text(re.compile(r"^China — Indian Punchline: \d+ rows$"))
    heading.wait_for(timeout=20_000)
    said = re.search(r"(\d+) rows", heading.inner_text())
    assert said is not None
    page.wait_for_url(re.compile("open_named=entity_rate%7CChina%7CIndian"), timeout=20_000)
    other = browser.new_context(viewport={"width": 1440, "height": 2000}).new_page()
    other.goto(page.url)
    other.get_by_text(f"China — Indian Punchline: {said[1]} rows").wait_for(timeout=60_000)
    assert other.get_by_text(f"All {said[1]} rows as a table").count() == 1
    other.context.close()


def test_a_choice_in_the_sidebar_is_in_the_link(browser, page, server: str) -> None:
    page.goto(f"{server}/?voice=Quoted")
    settle(page)
    assert page.get_by_text("Voice: quoted.").count() >= 1
    page.get_by_role("radio", name="Own").or_(page.get_by_role("button", name="Own")).first.click()
    page.get_by_text("Voice: own.").first.wait_for(timeout=20_000)
    page.wait_for_url(re.compile("voice=own"), timeout=20_000)
