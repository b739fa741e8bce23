"""The lines of one file → the articles in it, each with its title, byline and body.

Body paragraphs stay as they are, character for character; what goes is recorded with its line and the rule that says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice

from analysis.model import Dropped
from analysis.read import lines as kinds

SPLIT_AFTER = 3
"""A second article can begin only after this many lines of running text."""
WRAP_WIDTH = 100
"""Consecutive lines no longer than this may be one paragraph that a mail or text program has wrapped."""


_BLANK = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: 1-based number in the file, the text without outer white space, and its plain form."""

    number: int
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its file shows it, before anything is known from elsewhere."""

    title: str | None
    byline: str | None
    banner: str | None
    courtesy: str | None
    paragraphs: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    truncated_by: str | None
    repost_by: str | None

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def read(text: str) -> tuple[Draft, ...]:
    """The articles of a file, in order; none where it holds no running text."""
    found = _unwrapped(text)
    drafts = (_draft(part) for part in _parts(found))
    return tuple(draft for draft in drafts if draft.paragraphs)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that is the body alone; nothing is left out."""
    if "\n" not in text and "\r" not in text:
        return (text.strip(),) if text.strip() else ()
    found: list[str] = []
    for block in _BLANK.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [line for raw in block.split("\n") if (line := raw.strip())]
        found += [" ".join(lines)] if len(lines) > 1 and max(map(len, lines)) <= WRAP_WIDTH and _is_wrapped(lines) else lines
    return tuple(found)


def of_page(text: str, title: str | None, byline: str | None) -> Draft:
    """The article of a page whose headline and byline are known: what is left of its boilerplate goes."""
    return _body(Draft(title, byline, None, None, (), (), None, None), _unwrapped(text))


def _unwrapped(text: str) -> list[Line]:
    """The non-blank lines, with wrapped paragraphs joined again."""
    blocks: list[list[tuple[int, str]]] = [[]]
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if kinds.plain(raw) or "|" in raw:
            blocks[-1].append((number, raw))
        elif blocks[-1]:
            blocks.append([])
    rows: list[tuple[int, str]] = []
    for block in blocks:
        rows += [(block[0][0], " ".join(raw.strip() for _, raw in block))] if _is_wrapped([raw for _, raw in block]) else block
    return [Line(number, re.sub(r"^[\s|]+|[\s|]+$", "", raw), kinds.plain(raw)) for number, raw in rows]


def _is_wrapped(block: list[str]) -> bool:
    """Lines of near equal width that mostly stop in mid-sentence."""
    widths = [len(line) for line in block[:-1]]
    if len(block) < 2 or max(len(line) for line in block) > WRAP_WIDTH or min(widths) < 40:
        return False
    open_ends = sum(not kinds.is_punctuated(kinds.plain(line)) for line in block[:-1])
    return min(widths) >= 0.7 * max(widths) and open_ends * 2 >= len(widths)


def _parts(found: list[Line]) -> list[list[Line]]:
    """Cut where, after running text, a headline is followed by a byline."""
    starts = [0]
    bylines = {name for line in found[:8] if (name := kinds.name(line.plain))}
    prose = 0
    for index, line in enumerate(found[:-1]):
        following = found[index + 1].plain
        name = kinds.name(following)
        signed = name is not None and (name in bylines or following.lower().startswith("by "))
        headed = kinds.is_headline(line.plain) and not kinds.name(line.plain) and not kinds.rule(line.plain)
        if prose >= SPLIT_AFTER and signed and headed and len(line.plain.split()) > 2:
            starts.append(index)
            prose = 0
        prose += kinds.is_prose(line.plain)
    return [found[start:end] for start, end in zip(starts, [*starts[1:], len(found)], strict=True)]


def _draft(part: list[Line]) -> Draft:
    begin = next((i for i, line in enumerate(part) if kinds.is_prose(line.plain) and not kinds.rule(line.plain)), len(part))
    draft, rest = _header(part[:begin], [line.plain for line in part[begin:]])
    return _body(draft, [*rest, *part[begin:]])


def _header(head: list[Line], body: list[str]) -> tuple[Draft, list[Line]]:
    """Title, byline, date banner; and the short lines at the end of the head that already belong to the body."""
    title = byline = banner = None
    dropped: list[Dropped] = []
    open_lines: list[Line] = []
    rules, names = [kinds.rule(line.plain, in_head=True) for line in head], [kinds.name(line.plain) for line in head]
    titles = [kinds.is_headline(o.plain) and not name and not kinds.is_date(o.plain) for o, name in zip(head, names, strict=True)]
    n_titles = sum(titles)
    last_known = max((place for place in range(len(head)) if rules[place] or names[place]), default=-1)
    for position, (line, rule, name) in enumerate(zip(head, rules, names, strict=True)):
        others = n_titles > titles[position]
        if kinds.is_date(line.plain):
            banner, label = banner or (None if kinds.is_revision(line.plain) else line.plain), "date_banner"
        elif rule:
            label = rule.name
        elif name and byline is None and (title is not None or others):
            byline, label = name, "byline"
        elif title is None and kinds.is_headline(line.plain):
            title, label = line.plain, "title"
        elif _is_standfirst(line.plain, body, above_known=position < last_known):
            label = "standfirst"
        else:
            open_lines.append(line)
            continue
        dropped.append(Dropped(line.number, label))
    return Draft(title, byline, banner, None, (), tuple(dropped), None, None), open_lines


def _is_standfirst(line: str, body: list[str], *, above_known: bool) -> bool:
    """Said again word for word in the body, set without a closing mark, or placed above a caption or byline."""
    return not kinds.is_punctuated(line) or above_known or any(line in paragraph for paragraph in body)


def _body(draft: Draft, rest: list[Line]) -> Draft:
    """The paragraphs of the body, and the lines that are none."""
    paragraphs: list[str] = []
    dropped = list(draft.dropped)
    truncated_by = courtesy = repost_by = None
    for index, line in enumerate(rest):
        rule = kinds.rule(line.plain)
        if rule and rule.repost:
            repost_by = repost_by or rule.name
            courtesy = courtesy or (
                re.sub(r"^[^:]*:\s*", "", line.plain) if rule.name == "courtesy" and ":" in line.plain else None
            )
        if rule and paragraphs and _ends(rule.effect, rest[index + 1 :]):
            truncated_by = rule.name if rule.effect == "wall" else None
            dropped += [Dropped(other.number, rule.name if other is line else f"after_{rule.name}") for other in rest[index:]]
            if not repost_by:
                repost_by = next((r.name for other in rest[index:] if (r := kinds.rule(other.plain)) and r.repost), None)
            break
        label = rule.name if rule else _leftover(line.plain, draft, bool(paragraphs))
        if label:
            dropped.append(Dropped(line.number, label))
        else:
            paragraphs.append(line.text)
    return replace(
        draft,
        paragraphs=tuple(paragraphs),
        dropped=tuple(dropped),
        truncated_by=truncated_by,
        repost_by=repost_by,
        courtesy=courtesy,
    )


def _ends(effect: str, following: list[Line]) -> bool:
    if effect != "wall":
        return effect == "end"
    prose = (line for line in following if kinds.is_prose(line.plain) and not kinds.rule(line.plain))
    return len(list(islice(prose, 2))) < 2


def _leftover(line: str, draft: Draft, begun: bool) -> str | None:
    """Why a line that no boilerplate rule knows is still not running text."""
    if kinds.is_date(line):
        return "date_banner"
    if line == draft.title:
        return "title"
    if draft.byline and _same_name(line, draft.byline):
        return "byline" if len(line) < len(draft.byline) + 12 else "author_note"
    if begun and kinds.is_heading(line):
        return "heading"
    return None


def _same_name(line: str, byline: str) -> bool:
    """The line is the author's name, or begins with it and goes on to say who that is."""
    if not _squeezed(line).startswith(_squeezed(byline)):
        return False
    return len(line) < len(byline) + 12 or bool(re.match(r"\W*(?:\S+\s+){1,5}(?:is|was|has been)\s+(?:an?|the)\b", line))


def _squeezed(name: str) -> str:
    return re.sub(r"[.\s]+", "", name).casefold()
