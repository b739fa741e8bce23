"""Which articles of a corpus are copies of each other: word for word, nearly so, or one inside the other.

Texts are compared by their sequences of five words (shingles, Broder 1997). A quarter of the shingles, chosen by their hash,
finds the pairs worth a look; these are then compared in full, so that every share given is exact. Shares of short texts swing
more than those of long ones.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from analysis.model import Article

Kind = Literal["exact", "near", "copy"]
Hashes = npt.NDArray[np.uint64]

SHINGLE = 5
"""Words in a sequence."""
NEAR = 0.5
"""Two articles with this share of all their shingles in common are one article in two versions."""
COPY = 0.5
"""An article of whose shingles this share stands in another one, longer or shorter, shares its source: wire copy."""
MIN_SHINGLES = 20
"""Shorter texts are compared word for word only."""
MIN_SHARED = 15
"""Fewer shingles in common are a quotation."""
SAMPLED = 4
"""One in so many shingles is used to find pairs."""
NEIGHBOURS = 25
"""An article is compared with so many others that share a shingle: a footer shared by thousands would make millions of pairs."""

_WORD = re.compile(r"\w+")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F], np.uint64)


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that are copies of the first: the earliest that is dated, else the longest."""

    kind: Kind
    members: tuple[str, ...]
    share: float
    """Shingles in common with the first, from 0 to 1, for the member that has least: of both articles together for `near`, of
    the shorter one for `copy`; 1 for `exact`."""


def find(articles: Iterable[Article]) -> tuple[Group, ...]:
    """The groups of copies, exact ones first; an article without a copy is in none."""
    ordered = sorted(articles, key=_order)
    exact, alone, tokens = _exact(ordered)
    shingles = [_shingles(words) for words in tokens]
    pairs = list(_pairs(shingles))
    near = [(i, j, jaccard) for i, j, jaccard, _ in pairs if jaccard >= NEAR]
    ids = [article.id for article in alone]
    groups = _linked(ids, near)
    first = {member: group.members[0] for group in groups for member in group.members}
    of: dict[int, list[tuple[int, float]]] = defaultdict(list)
    taken: set[int] = set()
    for i, j, _, share in sorted(pairs, key=lambda pair: (-pair[3], pair[0], pair[1])):
        together = first.get(ids[i], ids[i]) == first.get(ids[j], ids[j])
        if share >= COPY and j not in taken and not together:
            of[i].append((j, share))
            taken.add(j)
    copies = [Group("copy", (ids[i], *(ids[j] for j, _ in sorted(of[i]))), min(share for _, share in of[i])) for i in sorted(of)]
    return (*exact, *groups, *copies)


def copied(groups: Sequence[Group]) -> Mapping[str, tuple[str, Group]]:
    """Article → the one that it is a copy of, by the closest kind of copy."""
    found: dict[str, tuple[str, Group]] = {}
    for group in groups:
        for member in group.members[1:]:
            found.setdefault(member, (group.members[0], group))
    return found


def _order(article: Article) -> tuple[date, int, str]:
    return article.published.first or date.max, -len(article.text), article.id


def _exact(ordered: list[Article]) -> tuple[list[Group], list[Article], list[list[int]]]:
    """The groups of articles with the same words; and the first of each, with its words as numbers."""
    number: defaultdict[str, int] = defaultdict(lambda: len(number))
    same: dict[bytes, list[str]] = {}
    alone: list[Article] = []
    tokens: list[list[int]] = []
    for article in ordered:
        words = _WORD.findall(article.text.lower())
        digest = hashlib.sha256(" ".join(words).encode()).digest()
        if words and digest in same:
            same[digest].append(article.id)
        else:
            same[digest] = [article.id]
            alone.append(article)
            tokens.append([number[word] for word in words])
    return [Group("exact", tuple(ids), 1.0) for ids in same.values() if len(ids) > 1], alone, tokens


def _shingles(words: list[int]) -> Hashes:
    """The hashes of a text's shingles, each once, in order."""
    if len(words) < MIN_SHINGLES + SHINGLE - 1:
        return np.zeros(0, np.uint64)
    numbers = _mixed(np.array(words, np.uint64))
    n = len(numbers) - SHINGLE + 1
    hashes = np.zeros(n, np.uint64)
    for place in range(SHINGLE):
        hashes = _mixed(hashes ^ (numbers[place : place + n] * _FACTORS[place]))
    return np.unique(hashes)


def _mixed(numbers: Hashes) -> Hashes:
    """Every bit of the result hangs on every bit given (the finalizer of splitmix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _pairs(shingles: list[Hashes]) -> Iterable[tuple[int, int, float, float]]:
    """Pairs that have much in common: their numbers, the share of both together, and the share of the shorter one."""
    sampled = [hashes[hashes % np.uint64(SAMPLED) == 0] for hashes in shingles]
    sizes = np.array([len(hashes) for hashes in sampled])
    if not sizes.sum():
        return
    hashes = np.concatenate(sampled)
    owners = np.repeat(np.arange(len(sampled)), sizes)
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    found: list[npt.NDArray[np.int64]] = []
    for step in range(1, NEIGHBOURS + 1):
        here = np.flatnonzero(hashes[step:] == hashes[:-step])
        if not len(here):
            break
        found.append(owners[here] * len(sampled) + owners[here + step])
    if not found:
        return
    pairs, counts = np.unique(np.concatenate(found), return_counts=True)
    one, other = np.divmod(pairs, len(sampled))
    worth = counts >= 0.5 * min(NEAR, COPY) * np.minimum(sizes[one], sizes[other])
    for i, j in zip(one[worth].tolist(), other[worth].tolist(), strict=True):
        shared = len(np.intersect1d(shingles[i], shingles[j], assume_unique=True))
        if shared >= MIN_SHARED:
            both = len(shingles[i]) + len(shingles[j]) - shared
            yield i, j, shared / both, shared / min(len(shingles[i]), len(shingles[j]))


def _linked(ids: list[str], near: list[tuple[int, int, float]]) -> list[Group]:
    """Pairs that hang together, as groups; the share is the least of the pairs that link it."""
    leader = list(range(len(ids)))

    def top(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for i, j, _ in near:
        one, other = sorted((top(i), top(j)))
        leader[other] = one
    members: dict[int, set[int]] = defaultdict(set)
    share: dict[int, float] = {}
    for i, j, jaccard in near:
        members[top(i)] |= {i, j}
        share[top(i)] = min(share.get(top(i), 1.0), jaccard)
    return [Group("near", tuple(ids[i] for i in sorted(members[key])), share[key]) for key in sorted(members)]
