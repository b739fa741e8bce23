"""How likely a silence is: the chance that none of an outlet's articles has a feature, were its name exchanged among whole articles.

Names are exchanged inside each story alone: the chance is the product, over the stories on which the outlet and others write, of the
hypergeometric probability of drawing only articles without the feature (an exact test, Fisher 1935). Articles that share no story with
another outlet's are compared, as one stratum more, with what the others wrote within two weeks of them beyond those stories.
An outlet that names fewer other things of the kind than the others do on the same stories is allowed as much: with a habit of h, below
1, a chance of p becomes p to the power of h. The false discovery rate is what exchanging the names would give on average (the sum of
the chances of all silences as unlikely) over what was found (Heyse 2011): what everybody mentions in each article cannot be missing
after an exchange and adds nothing to it, so little is lost by asking about much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln

from analysis.compare.stories import DAYS

Numbers = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

TIES = 1e-9
"""Chances that differ by less, as a share, are the same."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story (or what was published near the articles of none): how many whole articles each outlet has on it, and, for the features
    that any of them mentions, in how many articles and in how many sentences."""

    outlets: Places
    features: Places
    n: Numbers
    n_with: Numbers
    n_sentences: Numbers


@dataclass(frozen=True, slots=True)
class Silences:
    """One outlet and each feature: the chance ``p`` that none of its articles has it (0: impossible, by exchange alone), in how many
    it is to be ``expected``; of the others' articles on the same stories the share that has it, their sentences that do, and whether
    most of the other outlets on these stories mention it (``stressed``)."""

    p: Numbers
    expected: Numbers
    consensus: Numbers
    n_sentences: Numbers
    stressed: Truths


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles × features, the number of sentences that mention each; and of each article the outlet and the story (-1: none) by
    number, the first and last possible day of publication (missing: not known), and whether it is whole."""

    counts: npt.NDArray[np.uint8]
    outlets: Places
    stories: Places
    first: Numbers
    last: Numbers
    whole: Truths


def silences(articles: Articles, n_outlets: int) -> list[Silences]:
    """The silences of each outlet, were each feature in none of its articles."""
    shared: dict[int, Story] = {}
    for number in np.unique(articles.stories[articles.stories >= 0]):
        (here,) = np.nonzero(articles.stories == number)
        if len(np.unique(articles.outlets[here])) > 1:
            shared[int(number)] = _story(articles, here)
    found = []
    for outlet in range(n_outlets):
        own = articles.outlets == outlet
        stories = [number for number, story in shared.items() if outlet in story.outlets]
        left = _left(articles, own, ~np.isin(articles.stories, stories))
        told = [shared[number] for number in stories] + ([_story(articles, left)] if len(left) else [])
        found.append(_of_outlet(outlet, told, n_outlets, articles.counts.shape[1]))
    return found


def _left(articles: Articles, own: Truths, rest: Truths) -> Places:
    """The rest of an outlet's articles, and of the others' those within two weeks of any of them; truncated articles may have had
    anything. An unknown date may be any."""
    (mine,), (others,) = np.nonzero(own & rest), np.nonzero(~own & rest)
    near = np.zeros(len(others), dtype=bool)
    for i in mine:
        far = np.fmax(articles.first[i] - articles.last[others], articles.first[others] - articles.last[i]) > DAYS
        near |= ~far
    return np.concatenate([mine, others[near]]) if near.any() else mine[:0]


def _story(articles: Articles, here: Places) -> Story:
    outlets, of = np.unique(articles.outlets[here], return_inverse=True)
    rows = articles.counts[here] * articles.whole[here, None]
    features = np.flatnonzero(rows.any(axis=0))
    rows = rows[:, features].astype(float)
    belongs = np.eye(len(outlets))[:, of]
    return Story(outlets, features, belongs @ articles.whole[here], belongs @ (rows > 0), belongs @ rows)


def _of_outlet(outlet: int, told: Sequence[Story], n_outlets: int, n_features: int) -> Silences:
    log_p, expected, with_it, rest, n_sentences, own, theirs = (np.zeros(n_features) for _ in range(7))
    naming, writing = (np.zeros((n_outlets, n_features), dtype=bool) for _ in range(2))
    own_all = theirs_all = 0.0
    for story in told:
        (place,) = np.nonzero(story.outlets == outlet)
        if not len(place):
            continue
        mine, at, total = story.n_with[place[0]], story.features, story.n.sum()
        n, n_with = story.n[place[0]], story.n_with.sum(axis=0)
        others = n_with - mine
        relevant = others > 0
        naming[np.ix_(story.outlets, at)] |= story.n_with > 0
        writing[np.ix_(story.outlets[story.n > 0], at)] |= relevant
        n_sentences[at] += story.n_sentences.sum(axis=0) - story.n_sentences[place[0]]
        with_it[at] += others
        rest[at] += (total - n) * relevant
        if not n or n == total:
            continue
        log_p[at] += _log_drawn(total - n_with, n) - _log_drawn(np.array(total), n)
        expected[at] += n * others / (total - n)
        own[at] += mine / n
        theirs[at] += others / (total - n)
        own_all += mine.sum() / n
        theirs_all += others.sum() / (total - n)
    naming[outlet] = writing[outlet] = False
    habit = np.clip(np.divide(own_all - own, theirs_all - theirs, out=np.ones(n_features), where=theirs_all - theirs > TIES), 0, 1)
    share = np.divide(with_it, rest, out=np.zeros(n_features), where=rest > 0)
    with np.errstate(invalid="ignore"):
        p = np.where(np.isneginf(log_p), 0.0, np.exp(habit * log_p))
    return Silences(p, habit * expected, share, n_sentences, 2 * naming.sum(axis=0) > writing.sum(axis=0))


def discovery(found: Numbers, possible: Numbers) -> Numbers:
    """The false discovery rate up to each chance that was ``found``; ``possible`` are the chances of all silences that there might be."""
    possible = np.sort(possible[possible > 0])
    by_exchange = np.concatenate([[0.0], np.cumsum(possible)])
    limits = found * (1 + TIES)
    rates = by_exchange[np.searchsorted(possible, limits, side="right")] / np.searchsorted(np.sort(found), limits, side="right")
    order = np.argsort(found)[::-1]
    q = np.empty_like(found)
    q[order] = np.minimum.accumulate(rates[order])
    return np.clip(q, found, 1.0)


def _log_drawn(free: Numbers, n: float) -> Numbers:
    """The logarithm of the number of ways to draw n articles from the free ones; minus infinity where there are too few."""
    enough = free >= n
    safe = np.where(enough, free, n)
    return np.where(enough, gammaln(safe + 1) - gammaln(safe - n + 1) - gammaln(n + 1), -np.inf)
