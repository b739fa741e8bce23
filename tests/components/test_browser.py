"""The dashboard in a real browser: every page draws, a number opens its sentences, and a link opens the same view."""

from __future__ import annotations

import re

import pytest
from browsing import NEEDED, settle

PAGES = {
    "": "Russia and China",
    "compare": "Side by side",
    "timeline": "The relation over time",
    "article": "Putin needs",
    "your-articles": "Your articles",
    "method": "Method",
}
FIGURES = {"": 3, "compare": 4, "timeline": 2, "article": 0, "your-articles": 0, "method": 0}
pytestmark = NEEDED


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_on_both_grounds(browser, server: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 3000}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{server}/compare?compare_outlets=The+Spectator&compare_outlets=The+Independent")
    settle(page)
    page.locator(".js-plotly-plot .ytick text").first.wait_for(timeout=30_000)
    colour = "e => getComputedStyle(e)"
    text = page.locator('[data-testid="stApp"]').evaluate(f"{colour}.color")
    assert page.locator(".js-plotly-plot .ytick text").first.evaluate(f"{colour}.fill") == text
    tag = page.locator("[data-tag-index] > *").first
    assert tag.evaluate(f"{colour}.color") == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(10, 14, 18)")
    context.close()
