"""The briefing in a real browser: arrow keys move, the link opens the same step, and everything is large enough."""

from __future__ import annotations

import re

import pytest
from browsing import NEEDED, settle

pytestmark = NEEDED

LAPTOP = {"width": 1280, "height": 720}
SIZES = """() => [...document.querySelectorAll('*')].map(e => e.shadowRoot).find(s => s && s.querySelector('.slides'))
  .querySelectorAll('.slides *').values().filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  .map(e => parseFloat(getComputedStyle(e).fontSize)).toArray()"""
HIDDEN = """() => { const screen = [...document.querySelectorAll('*')].map(e => e.shadowRoot)
  .find(s => s && s.querySelector('.slides')).querySelector('.screen');
  return Math.max(screen.scrollHeight - screen.clientHeight, screen.scrollWidth - screen.clientWidth); }"""


def count(page) -> tuple[int, int]:
    step, _, last = page.locator(".count").inner_text().partition(" / ")
    return int(step), int(last)


def begin(page, url: str) -> None:
    page.set_viewport_size(LAPTOP)
    page.goto(url)
    page.locator(".slides h1").wait_for(timeout=60_000)


@pytest.mark.parametrize("corpus", ["", "&corpus=Invented demo"])
def test_every_step_is_large_and_fits_its_screen(page, server: str, corpus: str) -> None:
    begin(page, f"{server}/?mode=briefing{corpus}")
    _, last = count(page)
    for step in range(1, last + 1):
        assert count(page) == (step, last)
        assert min(page.evaluate(SIZES)) >= 24
        assert page.evaluate(HIDDEN) <= 0, page.locator(".slides h1").inner_text()
        page.keyboard.press("ArrowRight")
    assert count(page) == (last, last)
    assert page.locator(".slides h1").inner_text() == "What these articles cannot show"


def test_keys_and_buttons_move_and_the_link_opens_the_same_step(browser, page, server: str) -> None:
    begin(page, f"{server}/?mode=briefing&voice=own")
    assert page.locator('[data-testid="stSidebar"]').count() == 0 or not page.locator('[data-testid="stSidebar"]').is_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Next →").click()
    page.keyboard.press("ArrowLeft")
    assert count(page)[0] == 3
    page.keyboard.press("ArrowDown")
    page.wait_for_url(re.compile(r"step=3.*rows=2|rows=2.*step=3"), timeout=20_000)
    assert "voice=own" in page.url
    first, heading = page.locator(".row").first.inner_text(), page.locator(".slides h1").inner_text()
    other = browser.new_context(viewport=LAPTOP).new_page()
    begin(other, page.url)
    assert count(other) == count(page)
    assert other.locator(".slides h1").inner_text() == heading
    assert other.locator(".row").first.inner_text() == first
    other.context.close()


def test_way_in_from_the_overview_and_out_by_escape(page, server: str) -> None:
    page.goto(f"{server}/?outlets=Indian+Punchline&outlets=The+Spectator")
    settle(page)
    page.get_by_role("button", name="Present").click()
    page.locator(".slides h1").wait_for(timeout=20_000)
    page.wait_for_url(re.compile("mode=briefing"), timeout=20_000)
    assert page.get_by_text("3 articles by 2 outlets").count() == 1
    page.keyboard.press("Escape")
    page.locator(".slides").wait_for(state="detached", timeout=20_000)  # its heading is one of the page as well
    page.locator('[data-testid="stMain"] h1').wait_for(timeout=20_000)
    page.wait_for_function("() => !location.search.includes('briefing')", timeout=20_000)
    assert "outlets=Indian" in page.url
    assert page.locator(".slides").count() == 0


def test_moving_needs_no_server(page, server: str) -> None:
    begin(page, f"{server}/?mode=briefing")
    page.context.set_offline(True)
    for step in range(2, 6):
        page.keyboard.press("ArrowRight")
        assert count(page)[0] == step


def test_sidebar_choices_stay_when_the_page_changes(page, server: str) -> None:
    page.goto(f"{server}/?voice=quoted&outlets=Indian+Punchline")
    settle(page)
    page.locator('[data-testid="stSidebarNavLink"]', has_text="Timeline").click()
    page.get_by_text("The relation over time").wait_for(timeout=20_000)
    settle(page)
    page.wait_for_url(re.compile("timeline.*outlets=Indian"), timeout=20_000)
    assert "voice=quoted" in page.url
    assert page.get_by_text("The link names").count() == 0
