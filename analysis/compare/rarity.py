"""How rare a word or name is: counted in the corpus, and helped by news at large where the corpus is small.

Six articles cannot say how rare a word is, so the share of articles that have it in the background
(``find/weights/background.csv``) counts as much as ``BACKGROUND`` articles of the corpus would. Rarity is minus the logarithm of
the share, in units of what is rare enough to be telling: 1 and above is specific, half of it stands in every other article.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import pandas as pd

from analysis.errors import LexiconError

BACKGROUND = 30
"""So many articles (and sentences) of a corpus weigh as much as what is known before."""
UNSEEN = 0.001
"""The share of a word that the background does not list: it stands in fewer than two of its articles."""
NAME = 0.02
"""The share of sentences that have a name, as it is before anything is counted."""
TELLING_SHARE, TELLING_NAME = 0.018, 0.005
"""A word of so few articles, and a name of so few sentences, is specific in a large corpus."""
OF_RAREST = 0.83
"""In a small one, where nothing shared can be that rare, what comes so close to the rarest possible is specific."""
MOST = 1.25
"""No single thing counts for more, however rare."""


def of_words(terms: pd.DataFrame, n_articles: int) -> dict[str, float]:
    """Lemma → rarity, for every lemma of the table."""
    known = background()
    counts = terms.groupby("lemma")["article_id"].nunique()
    return _units({str(lemma): (int(n), known.get(str(lemma), UNSEEN)) for lemma, n in counts.items()}, n_articles, TELLING_SHARE)


def of_sentences(features: pd.Series, n_sentences: int) -> dict[str, float]:
    """Feature → rarity among sentences; ``features`` has one row for each sentence that has the feature.

    A main actor stands in most articles of a corpus on him, yet not in most sentences.
    """
    return _units({str(name): (int(n), NAME) for name, n in features.value_counts().items()}, n_sentences, TELLING_NAME)


def _units(counts: Mapping[str, tuple[int, float]], total: int, telling: float) -> dict[str, float]:
    rarest = -math.log((2 + BACKGROUND * min((share for _, share in counts.values()), default=0.0)) / (total + BACKGROUND))
    unit = max(min(-math.log(telling), OF_RAREST * rarest), 0.1)
    return {
        name: min(MOST, max(0.0, -math.log((n + BACKGROUND * share) / (total + BACKGROUND)) / unit))
        for name, (n, share) in counts.items()
    }


@cache
def background() -> Mapping[str, float]:
    """Lemma → share of the articles of news at large that have it. Raises ``LexiconError`` naming file and row."""
    return read_background((files("analysis.find") / "weights" / "background.csv").read_text("utf-8"), "background.csv")


def read_background(text: str, where: str) -> Mapping[str, float]:
    """A file of shares. Raises ``LexiconError`` naming file and row."""
    found: dict[str, float] = {}
    rows = csv.reader(text.splitlines())
    if next(rows, None) != ["lemma", "share"]:
        raise LexiconError(f"{where}: must begin with the line lemma,share; mend it")
    for number, row in enumerate(rows, 2):
        try:
            lemma, share = row[0], float(row[1])
        except (IndexError, ValueError):
            raise LexiconError(f"{where}, row {number}: not a lemma and its share; mend it") from None
        if not 0 < share <= 1 or lemma in found:
            raise LexiconError(f"{where}, row {number}: {lemma} must stand once, with a share above 0 and up to 1; mend it")
        found[lemma] = share
    return found
