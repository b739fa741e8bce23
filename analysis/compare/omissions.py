"""What is left out: what the other outlets stress and one never mentions in any of its articles.

For each outlet and each feature that most of the others mention, the chance is computed that none of its articles would, were they
like the others' articles on the same stories: the hypergeometric probability of drawing only articles without it from the stories
where anybody mentions it. It is softened where the outlet writes mostly on stories in which it matters less, and by the outlet's own
habit of naming fewer other things of this kind: a chance of p becomes p to the power of expected over pooled articles. Within a kind
the false discovery rate is held at 5 % (Benjamini and Hochberg 1995). Where the articles are too few for that, what at least half of
the others' articles on the same stories mention is told of these articles, never of the outlet. A truncated article may have had it,
so it counts for nothing.
This is selection of what to tell, not framing; and the search that came up empty is named, because an unknown alias is no omission.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import gammaln

from analysis.compare import presence
from analysis.compare.presence import FeatureKind
from analysis.find import lexicon, watchlist
from analysis.find.lexicon import Entity
from analysis.find.watchlist import Item
from analysis.measure import scope
from analysis.model import Analysis

FALSE_DISCOVERY = 0.05
MIN_NAMING = 2
"""So many articles of others must mention a feature before its absence can be told of."""

CONSENSUS = 0.5
"""What this share of the others' articles on the same stories mention, they stress."""

OmissionStatus = Literal["omitted", "these_articles_only", "not_applicable", "not_available", "too_few", "nobody"]


@dataclass(frozen=True, slots=True)
class Naming:
    """Another outlet that mentions a feature: in how many rows, of how many of its articles."""

    outlet: str
    n: int
    n_articles: int


@dataclass(frozen=True, slots=True)
class Omission:
    """A feature that no article of an outlet mentions, although most others do.

    ``status``: `omitted`; `these_articles_only` (absent, though at least half of the others' articles on the same stories have it,
    but too few articles to tell it of the outlet); `too_few` (absent, and told by too few others for that to mean anything);
    `not_applicable` (the event lies after the outlet's last publication); `not_available` (its articles are truncated); `nobody`
    (no outlet at all; ``outlet`` is missing). ``expected`` is the number of its articles that would mention it, ``p`` the chance
    that none does, ``q`` the false discovery rate, ``consensus`` the share of the others' articles on the same stories that mention
    it, 0 to 1; missing where nothing was tested. ``searched`` are the forms that were looked for.
    """

    outlet: str | None
    kind: FeatureKind
    feature: str
    status: OmissionStatus
    n_articles: int
    expected: float | None
    p: float | None
    q: float | None
    others: tuple[Naming, ...]
    searched: tuple[str, ...]
    consensus: float | None = None


def find(
    analysis: Analysis,
    *,
    kinds: Sequence[FeatureKind] = presence.KINDS,
    watch: Sequence[Item] | None = None,
    entities: Sequence[Entity] | None = None,
) -> list[Omission]:
    """What each outlet of an analysis leaves out, the least likely by chance first; an empty list is an answer.

    ``watch`` and ``entities`` stand for the watch-list and the gazetteer that ship with Parallax.
    """
    watched = watchlist.default() if watch is None else watch
    known = {entity.name: entity for entity in (lexicon.entities() if entities is None else entities)}
    found = [omission for kind in kinds for omission in _of_kind(analysis, kind, watched, known)]
    if "watch" in kinds:
        found += _nobody(analysis, watched)
    order = ("omitted", "these_articles_only")
    return sorted(
        found,
        key=lambda o: (
            order.index(o.status) if o.status in order else len(order),
            1.0 if o.q is None else o.q,
            -(o.expected or 0),
            o.kind,
            o.feature,
        ),
    )


def evidence(analysis: Analysis, omission: Omission, watch: Sequence[Item] | None = None) -> pd.DataFrame:
    """The rows of those who do mention it: as many as ``others`` add up to."""
    rows = presence.rows(analysis, omission.kind, watchlist.default() if watch is None else watch)
    rows = rows[rows["feature"] == omission.feature]
    return rows.assign(outlet=rows["article_id"].map(scope.outlet_of(analysis)))


def _of_kind(analysis: Analysis, kind: FeatureKind, watch: Sequence[Item], known: dict[str, Entity]) -> list[Omission]:
    articles = analysis["articles"]
    rows = presence.rows(analysis, kind, watch)
    outlets = scope.outlets(analysis)
    if rows.empty or len(outlets) < 2:
        return []
    rows = rows.assign(outlet=rows["article_id"].map(scope.outlet_of(analysis)))
    features = pd.Index(sorted(rows["feature"].unique()))
    there = np.zeros((len(articles), len(features)), dtype=bool)
    there[pd.Index(articles["article_id"]).get_indexer(rows["article_id"]), features.get_indexer(rows["feature"])] = True
    owner, whole = articles["outlet"].to_numpy(), (articles["completeness"] != "truncated").to_numpy()
    by_outlet = np.stack([there[owner == name].any(axis=0) for name in outlets])
    cases: list[tuple[str, int, float, float, float]] = []
    n_tests = 0
    for number, outlet in enumerate(outlets):
        others = by_outlet.sum(axis=0) - by_outlet[number]
        stressed = (2 * others > len(outlets) - 1) & (there[owner != outlet].sum(axis=0) >= MIN_NAMING)
        absent = np.flatnonzero(stressed & ~by_outlet[number])
        expected, p, consensus = _chance(there, owner == outlet, whole, _strata(articles))
        n_tests += int((stressed & (p <= FALSE_DISCOVERY)).sum())
        cases += [(outlet, int(i), float(expected[i]), float(p[i]), float(consensus[i])) for i in absent]
    q = _discovery(np.array([case[3] for case in cases]), n_tests)
    texts = _texts(analysis)
    found: list[Omission] = []
    for (outlet, i, expected_here, p_here, share), q_here in zip(cases, q, strict=True):
        feature = str(features[i])
        naming = rows[rows["feature"] == feature]
        forms = _forms(kind, feature, naming, watch, known)
        if kind == "actor" and _is_spelled(feature, naming, known, texts.get(outlet, "")):
            continue  # its name is there, though it was not taken for this actor
        status = _status(analysis, outlet, kind, naming, float(q_here), share)
        tested = status in ("omitted", "these_articles_only", "too_few")
        found.append(
            Omission(
                outlet,
                kind,
                feature,
                status,
                int((owner == outlet).sum()),
                expected_here if tested else None,
                p_here if tested else None,
                float(q_here) if tested else None,
                _naming(naming),
                forms,
                share if tested else None,
            )
        )
    return found


def _strata(articles: pd.DataFrame) -> npt.NDArray[np.intp]:
    """The story of each article; those of none are one stratum, for they can only be compared across stories."""
    return np.asarray(pd.factorize(articles["story"].fillna(""))[0])


def _chance(
    there: npt.NDArray[np.bool_], own: npt.NDArray[np.bool_], whole: npt.NDArray[np.bool_], strata: npt.NDArray[np.intp]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """For each feature: in how many of its own articles it is to be expected, the chance that it is in none of them, and the share of
    the others' articles on the same stories that have it. The habit of naming things is that of naming the other features."""
    expected, own_articles, with_it, articles, mine, others = (np.zeros(there.shape[1]) for _ in range(6))
    for stratum in np.unique(strata[own & whole]):
        here = whole & (strata == stratum)
        n, rest = int((here & own).sum()), int((here & ~own).sum())
        if not rest:
            continue
        theirs = there[here & ~own].sum(axis=0)
        expected += n * theirs / rest
        relevant = theirs > 0
        own_articles += n * relevant
        with_it += theirs
        articles += (n + rest) * relevant
        its = there[here & own].sum(axis=0)
        mine += (its.sum() - its) / n
        others += (theirs.sum() - theirs) / rest
    free = articles - with_it
    possible = (own_articles > 0) & (free >= own_articles)
    log_p = np.where(
        possible,
        gammaln(free + 1) - gammaln(free - own_articles + 1) - gammaln(articles + 1) + gammaln(articles - own_articles + 1),
        0.0,
    )
    pooled = own_articles * with_it / np.maximum(articles - own_articles, 1)
    share = np.minimum(1.0, np.divide(expected, pooled, out=np.zeros_like(expected), where=pooled > 0))
    habit = np.minimum(1.0, np.divide(mine, others, out=np.ones_like(mine), where=others > 0))
    theirs_share = with_it / np.maximum(articles - own_articles, 1)
    return habit * expected, np.exp(habit * share * log_p), np.where(own_articles > 0, theirs_share, 0.0)


def _discovery(p: npt.NDArray[np.float64], n_tests: int) -> npt.NDArray[np.float64]:
    """Benjamini–Hochberg over all that could have been found: what the outlet does mention is a test as well, with a p of 1, but
    what could not have shown even in its absence is none (Tarone 1990)."""
    order = np.argsort(p)[::-1]
    ranks = np.arange(len(p), 0, -1)
    q = np.empty_like(p)
    q[order] = np.minimum.accumulate(p[order] * n_tests / ranks)
    return np.clip(q, p, 1.0)


def _status(analysis: Analysis, outlet: str, kind: FeatureKind, naming: pd.DataFrame, q: float, share: float) -> OmissionStatus:
    articles = analysis["articles"]
    own = articles[articles["outlet"] == outlet]
    if (own["completeness"] == "truncated").all():
        return "not_available"
    if kind == "event":
        first, last = naming["from_date"].dropna().min(), own["published_to"].dropna().max()
        if isinstance(first, str) and isinstance(last, str) and first > last:
            return "not_applicable"
    return "omitted" if q <= FALSE_DISCOVERY else "these_articles_only" if share >= CONSENSUS else "too_few"


def _nobody(analysis: Analysis, watch: Sequence[Item]) -> list[Omission]:
    """What is on the watch-list and in no article; a side that speaks is not available where no speaker's side is known."""
    mentioned = set(presence.rows(analysis, "watch", watch)["feature"])
    sides_known = analysis["quotes"]["speaker_side"].notna().any()
    n, found = len(analysis["articles"]), []
    for item in watch:
        if item.key not in mentioned and n:
            only_speakers = not item.lemmas and not item.entities
            status: OmissionStatus = "not_available" if only_speakers and not sides_known else "nobody"
            forms = (*item.lemmas, *item.entities, *item.speaker_sides)
            found.append(Omission(None, "watch", item.key, status, n, None, None, None, (), forms))
    return found


def _naming(naming: pd.DataFrame) -> tuple[Naming, ...]:
    groups = naming.groupby("outlet")["article_id"]
    found = [Naming(str(name), len(ids), ids.nunique()) for name, ids in groups]
    return tuple(sorted(found, key=lambda one: (-one.n_articles, -one.n, one.outlet)))


def _forms(
    kind: FeatureKind, feature: str, naming: pd.DataFrame, watch: Sequence[Item], known: dict[str, Entity]
) -> tuple[str, ...]:
    """What was looked for: every written form of an actor, the words that others use for the rest."""
    if kind == "actor":
        entity = known.get(feature)
        listed = (entity.name, *entity.aliases, *entity.surnames, *entity.adjectives, *entity.metonyms) if entity else (feature,)
        return tuple(dict.fromkeys([*listed, *sorted(naming["surface"].unique())]))
    if kind == "watch":
        (item,) = [item for item in watch if item.key == feature]
        return (*item.lemmas, *item.entities, *item.speaker_sides)
    column = {"event": "action", "frame": "cue", "topic": "lemma"}[kind]
    return tuple(sorted(map(str, naming[column].unique())))


def _is_spelled(feature: str, naming: pd.DataFrame, known: dict[str, Entity], text: str) -> bool:
    """Whether a name of an actor stands in a text; seats of power and adjectives do not count, for they mean other things as well."""
    entity = known.get(feature)
    names = {
        *naming.loc[naming["form"] == "name", "surface"],
        *((entity.name, *entity.aliases, *entity.surnames) if entity else ()),
    }
    return bool(names) and bool(re.search(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b", text))


def _texts(analysis: Analysis) -> dict[str, str]:
    """Outlet → all its sentences, where they are there."""
    sentences = scope.with_outlet(analysis, "sentences")
    sentences = sentences[sentences["text"].notna()]
    return {str(outlet): " ".join(texts) for outlet, texts in sentences.groupby("outlet")["text"]}
