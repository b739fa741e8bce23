"""What is left out: what the other outlets stress and one never mentions in any of its articles.

A feature is stressed where most of the other outlets that write on the same stories mention it, in at least two sentences. For each
outlet that never does, the chance of that is computed (``absence``): were its name exchanged among whole articles of the same stories,
and allowing for its own habit of naming fewer other things of this kind. Within a kind the false discovery rate is held at 5 %. Where
the articles are too few for that, what at least half of the others' articles on the same stories have, or what would be as rare as 1 in
20 by itself, is told of these articles, never of the outlet. A truncated article may have had it, so it counts for nothing; and what
may be there under a name or in words that were not understood is `unclear` (``searched``), because an alias failure is no omission.
This is selection of what to tell, not framing.

With the outlets' names exchanged among the articles of the invented corpus, 60 times inside stories and 60 times across them, something
was `omitted` in 2 of 120 runs for actors and in 3 for frames; events were too few to tell. Of the silences that were weighed, 38 % of
the actors and 46 % of the frames came out as `these_articles_only`: that status describes the articles, and chance alone gives as much.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis.compare import absence, presence, searched, stories
from analysis.compare.presence import FeatureKind
from analysis.find import lexicon, watchlist
from analysis.find.lexicon import Entity
from analysis.find.watchlist import Item
from analysis.measure import scope
from analysis.model import Analysis

FALSE_DISCOVERY = 0.05
ALONE = 0.05
"""What would be as unlikely as this, were nothing else asked, is told of these articles."""
MIN_SENTENCES = 2
"""In so many sentences others must mention a feature on the same stories: once said in passing is not stressed."""

CONSENSUS = 0.5
"""What this share of the others' articles on the same stories mention, they stress."""

OmissionStatus = Literal["omitted", "these_articles_only", "unclear", "not_applicable", "not_available", "too_few", "nobody"]


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
    `unclear` (a name like it, or the words of the event, stand in the text and were not taken for it: they are ``seen``);
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
    seen: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class _Case:
    """A silence before it is judged: ``status`` is missing where there is something to test."""

    outlet: str
    feature: str
    p: float
    expected: float
    consensus: float
    status: OmissionStatus | None
    seen: tuple[str, ...]
    naming: pd.DataFrame


def _of_kind(analysis: Analysis, kind: FeatureKind, watch: Sequence[Item], known: Mapping[str, Entity]) -> list[Omission]:
    rows = presence.rows(analysis, kind, watch)
    rows = rows.assign(outlet=rows["article_id"].map(scope.outlet_of(analysis)))
    rows = rows[rows.groupby("feature")["feature"].transform("size") >= MIN_SENTENCES]
    if rows.empty or len(scope.outlets(analysis)) < 2:
        return []
    cases, possible = _cases(analysis, kind, rows, known)
    tested = [case for case in cases if case.status is None]
    rates = dict(zip(map(id, tested), absence.discovery(np.array([case.p for case in tested]), possible), strict=True))
    sizes = analysis["articles"]["outlet"].value_counts()
    found = []
    for case in cases:
        forms = searched.forms(kind, case.feature, case.naming, watch, known)
        q = float(rates[id(case)]) if case.status is None else None
        expected, p, share = (case.expected, case.p, case.consensus) if q is not None else (None, None, None)
        status = case.status or _status(case, q)
        found.append(
            Omission(
                case.outlet,
                kind,
                case.feature,
                status,
                int(sizes[case.outlet]),
                expected,
                p,
                q,
                _naming(case.naming),
                forms,
                share,
                case.seen,
            )
        )
    return found


def _cases(
    analysis: Analysis, kind: FeatureKind, rows: pd.DataFrame, known: Mapping[str, Entity]
) -> tuple[list[_Case], absence.Numbers]:
    """The silences of all outlets on what the others stress, and the chances of all that exchanging the names might give."""
    articles, outlets = analysis["articles"], scope.outlets(analysis)
    features, counts = _counted(rows, articles)
    owners = pd.Index(outlets).get_indexer(pd.Index(articles["outlet"]))
    naming, unread = dict(list(rows.groupby("feature"))), cache(partial(searched.unread, analysis))
    cases, possible = [], []
    whole = (articles["completeness"] != "truncated").to_numpy()
    told = absence.Articles(counts, owners, pd.factorize(articles["story"])[0], *stories.dates(articles), whole)
    for number, (outlet, silences) in enumerate(zip(outlets, absence.silences(told, len(outlets)), strict=True)):
        possible.append(silences.p)
        stressed = silences.stressed & (silences.n_sentences >= MIN_SENTENCES)
        for i in np.flatnonzero(stressed & ~counts[owners == number].any(axis=0)):
            here = naming[features[i]]
            status = _untested(articles[owners == number], kind, here)
            seen: tuple[str, ...] = ()
            if status is None and kind == "actor":
                seen = searched.names(features[i], here, known, unread(outlet, here["kind"].iloc[0]))
            elif status is None and kind == "event":
                seen = searched.actions(analysis, outlet, here)
            figures = float(silences.p[i]), float(silences.expected[i]), float(silences.consensus[i])
            cases.append(_Case(outlet, features[i], *figures, "unclear" if seen else status, seen, here))
    return cases, np.concatenate(possible)


def _counted(rows: pd.DataFrame, articles: pd.DataFrame) -> tuple[list[str], npt.NDArray[np.uint8]]:
    """The features, and for each article in how many of its sentences each stands (no more than 255)."""
    places = rows[["article_id", "sentence", "feature"]].drop_duplicates()
    codes, features = pd.factorize(places["feature"], sort=True)
    at = pd.Index(articles["article_id"]).get_indexer(pd.Index(places["article_id"]))
    counts = sparse.coo_matrix((np.ones(len(places), dtype=np.int32), (at, codes)), shape=(len(articles), len(features)))
    return list(map(str, features)), np.minimum(counts.toarray(), 255).astype(np.uint8)


def _untested(own: pd.DataFrame, kind: FeatureKind, naming: pd.DataFrame) -> OmissionStatus | None:
    """Why there is nothing to test: cut-off texts, or an event after the last publication."""
    if (own["completeness"] == "truncated").all():
        return "not_available"
    if kind == "event":
        first, last = naming["from_date"].dropna().min(), own["published_to"].dropna().max()
        if isinstance(first, str) and isinstance(last, str) and first > last:
            return "not_applicable"
    return None


def _status(case: _Case, q: float | None) -> OmissionStatus:
    if q is not None and q <= FALSE_DISCOVERY:
        return "omitted"
    return "these_articles_only" if case.consensus >= CONSENSUS or case.p <= ALONE else "too_few"


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
