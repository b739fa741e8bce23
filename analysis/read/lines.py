"""What each line of a saved article is: running text, a heading, a byline, a date, or a kind of boilerplate.

The rules stand in ``boilerplate.toml`` beside this module, one row per decision.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SPACES = dict.fromkeys((0xA0, 0x2007, 0x2009, 0x200A, 0x202F, 0x3000), " ") | dict.fromkeys(
    (0x200B, 0x200E, 0x200F, 0xFEFF, 0x00AD), ""
)

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(?:(?:published|updated|posted|last updated|modified|date)(?: on| at)?:?\s+)?(?:[a-z]+day,?\s+)?"
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
    r"(?:,?\s*(?:at\s+|\|\s*)?\d{1,2}[:.]\d\d.{0,12})?",
    re.IGNORECASE,
)
_NAME_WORD = (
    r"(?:[A-Z]\.|(?:[A-Z]\.){2,3}|[A-Z]{2}|(?:Mc|Mac|O['’]|[dD]['’])?[A-Z][a-zà-ÿ'’]+(?:-[A-Z][a-zà-ÿ]+)?|de|van|von|al|bin|el)"
)
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}")
_SEVERAL = re.compile(r", (?:and )?| (?:and|&) ")
_REVISED = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_BULLET = re.compile(r"(?:[•◦▪‣*–—-]|\d{1,2}[.)])\s")
_TERMINAL = re.compile(r"[.!?…][\"'”’)\]»]*$|[:;,][\"'”’]?$")
_SENTENCE_BREAK = re.compile(r"[.!?…][\"'”’)]*\s+[\"'“‘(]?[A-Z]")

HEADLINE_WORDS = 25
"""Longer lines are no headlines."""
HEADING_WORDS = 20
"""A line of the body with no closing mark and at most this many words is a heading or a pull quote."""
SENTENCE_WORDS = 6
"""From this length a line with a full stop is running text to rules that know nothing of sentences."""
PROSE_WORDS = 30
"""From this length a punctuated line is running text wherever it stands."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of ``boilerplate.toml``."""

    name: str
    pattern: re.Pattern[str]
    effect: str
    repost: bool
    sentence: bool
    head: bool

    def matches(self, line: str, *, in_head: bool) -> bool:
        """Whether the whole plain line is this boilerplate; running text is not taken for it."""
        if self.head and not in_head:
            return False
        runs = not self.sentence and line.endswith((".", ".”", '."', ".’")) and len(line.split()) >= SENTENCE_WORDS
        return not runs and bool(self.pattern.fullmatch(line))


@cache
def rules() -> tuple[Rule, ...]:
    """The boilerplate rules, in file order."""
    rows = tomllib.loads((files("analysis.read") / "boilerplate.toml").read_text("utf-8"))["rule"]
    return tuple(
        Rule(
            row["name"],
            re.compile(row["pattern"], re.IGNORECASE),
            row["effect"],
            *(bool(row.get(key)) for key in ("repost", "sentence", "head")),
        )
        for row in rows
    )


def plain(line: str) -> str:
    """The line as the rules see it: one kind of space, no marks without width, no table bars at its ends."""
    return re.sub(r"\s+", " ", line.translate(SPACES)).strip(" |\t")


def rule(line: str, *, in_head: bool = False) -> Rule | None:
    """The first boilerplate rule that the whole (plain) line matches."""
    return next((rule for rule in rules() if rule.matches(line, in_head=in_head)), None)


def is_date(line: str) -> bool:
    """A date alone on its line, with or without “Published”."""
    return bool(_DATE.fullmatch(line))


def is_revision(line: str) -> bool:
    """A date line that says when the page was last changed, not when the article appeared."""
    return is_date(line) and bool(_REVISED.match(line))


def name(line: str) -> str | None:
    """The name that a byline consists of: “By Ann Lee”, “Ann Lee”, the doubled “Ann Lee Ann Lee”, “By Ann Lee and Bo Day”."""
    words = re.sub(r"^by:?\s+", "", line, flags=re.IGNORECASE).split()
    half = len(words) // 2
    if half and words[:half] == words[half:]:
        words = words[:half]
    candidate = " ".join(words)
    # without “By” two names with “and” may as well be a headline
    several = (
        _SEVERAL.split(candidate) if re.match("by:? ", line, re.IGNORECASE) and re.search(" (?:and|&) ", candidate) else [candidate]
    )
    return candidate if all(_NAME.fullmatch(one) for one in several) else None


def is_punctuated(line: str) -> bool:
    """Whether the line ends as sentences do."""
    return bool(_TERMINAL.search(line))


def is_prose(line: str) -> bool:
    """Running text beyond doubt: punctuated, and long or of two sentences."""
    return is_punctuated(line) and (len(line.split()) >= PROSE_WORDS or bool(_SENTENCE_BREAK.search(line)))


def is_headline(line: str) -> bool:
    """Short, and not closed by a full stop."""
    return len(line.split()) <= HEADLINE_WORDS and not re.search(r"[.…;,:][\"'”’]?$", line)


def is_heading(line: str) -> bool:
    """A heading or pull quote inside the body."""
    return len(line.split()) <= HEADING_WORDS and not is_punctuated(line) and not _BULLET.match(line)
