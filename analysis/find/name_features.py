"""What the name tagger sees of a text: tokens, the stretches around capital letters, and the features of each token.

Training and tagging share this module; a change here asks for new weights.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import starmap

import ahocorasick_rs

from analysis.find import name_contexts, name_lists
from analysis.model import Span

Hint = tuple[Span, str]
"""A stretch that a gazetteer knows, and what it takes it for."""

REACH = 2
"""So many tokens on either side of a capital letter are looked at; what lies farther off is no part of a name."""

HEADING = 4
"""From so many long words on, all capitalised, a line counts as a heading."""

LINKS = 2
"""So many small words may link two capitalised ones."""

TOPICAL = 4
"""So many different words of a topic make a text one of that topic."""

BRIEF = 10
"""Up to so many sentences a text is a brief report; those follow other habits than long ones."""

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[.,](?=\d)[^\W_]+)*(?:'(?!s\b)[^\W\d_]+)*|'s\b|[^\w\s]|_")
_LINKS = frozenset(("of", "the", "for", "de", "-", "&"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring tokens of one sentence that may hold names, with the features of each."""

    tokens: tuple[Span, ...]
    features: tuple[list[str], ...]
    topic: str = ""


def find(text: str, sentences: Iterable[Span], hints: Sequence[Hint] = ()) -> Iterator[Stretch]:
    """The stretches of a folded text, in order; a sentence without a capital has none."""
    cut = [[match.span() for match in TOKEN.finditer(text, start, end)] for start, end in sentences]
    words = [[text[start:end] for start, end in tokens] for tokens in cut]
    wanted_in = [_wanted(sentence) for sentence in words]
    runs_in = [_runs(sentence) if wanted else [] for sentence, wanted in zip(words, wanted_in, strict=True)]
    document = _document(words, runs_in, dict(_marks(hints)), dict(_marks(_listed(text))))
    for tokens, sentence, wanted, runs in zip(cut, words, wanted_in, runs_in, strict=True):
        if wanted:
            features = _features(sentence, tokens, wanted, runs, document)
            for first, last in wanted:
                yield Stretch(tuple(starmap(Span, tokens[first:last])), tuple(features[first:last]), document.topic)


@dataclass(frozen=True, slots=True)
class _Document:
    """What a text as a whole says of its words."""

    known: Mapping[int, tuple[int, str]]
    listed: Mapping[int, tuple[int, str]]
    small: frozenset[str]
    large: Mapping[str, int]
    topic: str
    size: str
    around: Mapping[str, Sequence[str]]


def _document(
    sentences: Sequence[Sequence[str]],
    runs: Sequence[Sequence[tuple[int, int]]],
    known: Mapping[int, tuple[int, str]],
    listed: Mapping[int, tuple[int, str]],
) -> _Document:
    """``small`` are the words that the text writes small somewhere, ``large`` those that it capitalises inside a sentence."""
    small = frozenset(filter(str.islower, {word for words in sentences for word in words}))
    large = Counter([word for words in sentences for word in words[1:] if word[0].isupper()])
    size = "brief" if 2 < len(sentences) <= BRIEF else ""
    return _Document(known, listed, small, large, _topic(small), size, name_contexts.find(sentences, runs, _heads()))


def _marks(hints: Iterable[Hint]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Start of a known stretch → its end and kind."""
    for span, kind in hints:
        yield span.start, (span.end, kind)


@cache
def _lists() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    """The lists of well-known names, compiled for one pass, and the kind of each name."""
    kinds: dict[str, str] = {}
    for kind, names in name_lists.known_names().items():
        if kind.endswith(("_word", "_topic", name_contexts.MARK)):
            continue
        for name in names:
            kinds.setdefault(name, kind)
    matcher = ahocorasick_rs.AhoCorasick(list(kinds), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return matcher, tuple(kinds.values())


@cache
def _heads() -> Mapping[str, tuple[str, ...]]:
    """Word → what a name with this word in it usually is."""
    heads: dict[str, tuple[str, ...]] = {}
    for kind, words in name_lists.known_names().items():
        if kind.endswith("_word"):
            for word in words:
                heads[word] = (*heads.get(word, ()), kind)
    return heads


def _topic(small: frozenset[str]) -> str:
    """What a text is about, where its common words say so: in a report of a match a country is a team."""
    return next(
        (
            kind
            for kind, words in name_lists.known_names().items()
            if kind.endswith("_topic") and len(small.intersection(words)) >= TOPICAL
        ),
        "",
    )


def _listed(text: str) -> Iterator[Hint]:
    matcher, kinds = _lists()
    for index, start, end in matcher.find_matches_as_indexes(text):
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield Span(start, end), kinds[index]


def _wanted(words: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of a sentence within reach of a capital letter."""
    wanted: list[tuple[int, int]] = []
    if _is_heading(words):
        return wanted
    for place, word in enumerate(words):
        if _has_capital(word):
            first, last = max(0, place - REACH), min(len(words), place + REACH + 1)
            if wanted and first <= wanted[-1][1]:
                wanted[-1] = (wanted[-1][0], last)
            else:
                wanted.append((first, last))
    return wanted


def _is_heading(words: Sequence[str]) -> bool:
    """Whether Every Long Word Has a Capital, as in headings: capitals say nothing of names there."""
    if words[-1:] and words[-1] in ".!?\"')":
        return False
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    return len(long) >= HEADING and all(word[0].isupper() for word in long)


@lru_cache(maxsize=1 << 16)
def _has_capital(word: str) -> bool:
    return not word.islower() and (any(c.isupper() for c in word) or (word[0].isdigit() and not word.isdigit()))


@dataclass(frozen=True, slots=True)
class _Word:
    """The features of a word by itself, and as the neighbour of another."""

    own: tuple[str, ...]
    lower: str
    shape: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    far_before: str
    far_after: str


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> _Word:
    lower, shape = word.lower(), _shape(word)
    own = ["b", "w=" + lower, "s=" + shape]
    if word[0].isalpha() and not word.islower():
        own += ["p3=" + lower[:3], "x2=" + lower[-2:], "x3=" + lower[-3:], "x4=" + lower[-4:], "p4=" + lower[:4], "W=" + word]
        if word in name_lists.given_names():
            own.append("given")
    kind = _kind(shape, word)
    before, after = ["-w=" + lower, "-s=" + kind], ["+w=" + lower, "+s=" + kind]
    return _Word(tuple(own), lower, kind, tuple(before), tuple(after), "--w=" + lower, "++w=" + lower)


def _kind(shape: str, word: str) -> str:
    return shape if len(word) > 1 and not word.islower() else word if not word.isalnum() else "x" if word.islower() else shape


def _shape(word: str) -> str:
    shape = "".join("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word)
    return re.sub(r"(.)\1{2,}", r"\1\1", shape)


def _features(
    words: Sequence[str],
    tokens: Sequence[tuple[int, int]],
    wanted: Iterable[tuple[int, int]],
    runs: Sequence[tuple[int, int]],
    document: _Document,
) -> list[list[str]]:
    """The features of the wanted tokens of a sentence; those of the others stay empty."""
    n = len(words)
    seen = [_word(word) for word in words]
    shapes = [word.shape for word in seen]
    known, listed = _known(tokens, document.known), _known(tokens, document.listed)
    made: list[list[str]] = [[]] * n
    run_at = {i: run for run in runs for i in range(*run)}
    for first, last in wanted:
        for i in range(first, last):
            made[i] = f = [*seen[i].own]
            if i:
                f += seen[i - 1].before
                if tokens[i][0] == tokens[i - 1][1]:
                    f.append("joined")
            else:
                f.append("start")
            if i + 1 < n:
                f += seen[i + 1].after
            if words[i].islower():
                continue  # a small word is a link at most: its neighbours tell
            if i:
                f.append(f"-ss={shapes[i - 1]}|{shapes[i]}")
                if i > 1:
                    f.append(seen[i - 2].far_before)
            if i + 1 < n:
                f.append(f"+ss={shapes[i]}|{shapes[i + 1]}")
                if i + 2 < n:
                    f.append(seen[i + 2].far_after)
                if i:
                    f.append(f"sss={shapes[i - 1]}|{shapes[i]}|{shapes[i + 1]}")
            if words[i][0].isupper():
                f += _capitalised(i, words, seen, run_at[i], document)
                for mark in filter(None, (document.topic, document.size)):
                    f += [mark, f"{mark}|{known.get(i, '')}|{listed.get(i, '')}"]
    for mark, kinds in (("g=", known), ("l=", listed)):
        for i, kind in kinds.items():
            for at, where in ((i, ""), (i - 1, "+"), (i + 1, "-")):
                if 0 <= at < n and made[at]:
                    made[at].append(where + mark + kind)
    return made


def _capitalised(i: int, words: Sequence[str], seen: Sequence[_Word], run: tuple[int, int], document: _Document) -> list[str]:
    """The features of a capitalised word: how the text writes it elsewhere, and the run of capitals that it stands in."""
    word = words[i]
    is_small, times = seen[i].lower in document.small, document.large.get(word, 0)
    begin, end = run
    features = [
        ("small" if is_small else "") + ("large" if times else "") + ("" if i else "0"),
        "rh=" + seen[end - 1].lower,
        "rf=" + seen[begin].lower,
        "rb=" + (seen[begin - 1].lower if begin else "^"),
        "ra=" + (seen[end].lower if end < len(words) else "$"),
        f"rn={min(end - begin, 5)}|{min(i - begin, 3)}",
    ]
    if times > 2 and not is_small:
        features.append("often")
    heads = _heads()
    features += {"has=" + kind: None for one in words[begin:end] for kind in heads.get(one, ())}
    features += document.around.get(word, ())
    return features


def _runs(words: Sequence[str]) -> list[tuple[int, int]]:
    """The runs of capitalised words, small linking words between two of them included."""
    runs: list[tuple[int, int]] = []
    capitals = [i for i, word in enumerate(words) if word[0].isupper()]
    for i in capitals:
        if runs and (i == runs[-1][1] or (i - runs[-1][1] <= LINKS and _LINKS.issuperset(words[runs[-1][1] : i]))):
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _known(tokens: Sequence[tuple[int, int]], known: Mapping[int, tuple[int, str]]) -> dict[int, str]:
    """Number of a token → what a list takes it for: the first token of a match with ``B-``, the rest with ``I-``."""
    marks: dict[int, str] = {}
    until, kind = -1, ""
    for i, (start, _) in enumerate(tokens):
        if start in known:
            until, kind = known[start]
            marks[i] = "B-" + kind
        elif start < until:
            marks[i] = "I-" + kind
    return marks
