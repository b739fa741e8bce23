"""Coverage of the consensus: of the actors whom most other outlets name in a story, how many does this one name as well.

One of two numbers that do not mirror each other: an outlet can name all that the others name and many more besides (`exclusivity`).
The consensus is always that of the others, so that no outlet makes its own. How far a whole story's outlets part is `divergence`.
It measures selection of what to tell, not framing. An actor whose name was not understood looks like one left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.measure import attention, rates, resampling, scope
from analysis.measure.indicator import Indicator
from analysis.model import Analysis, Estimate, VoiceChoice

MIN_OUTLETS = 3
"""With two outlets an actor named by both is named by all: nothing could part."""


@dataclass(frozen=True, slots=True)
class Divergence:
    """Actor Presence Divergence of a story (of all stories: ``story`` is missing): the mean of H2(p) over its actors, in bits.

    p is the share of the story's outlets that name an actor, over the ``n`` actors named by at least two. 0: whoever names an actor
    does so with all others; 1: every actor is named by one half and not by the other. ``status`` is `not_available` with fewer than
    three outlets on a story, `too_few` below five actors, `these_articles_only` where actors and not stories were drawn.
    """

    story: str | None
    n_outlets: int
    n: int
    value: float | None
    low: float | None
    high: float | None
    status: str


def items(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """One row for each outlet, story and actor: ``named`` by it, ``consensus``: named by most of the other outlets on the story.

    Rows where neither holds are left out, and so are stories of one outlet, and stories on which an outlet has cut-off texts alone.
    """
    articles = scope.analysed(analysis)
    articles = articles[articles["story"].notna()]
    there = _present(analysis, articles, voice)
    whole = set(map(tuple, articles.loc[articles["completeness"] != "truncated", ["story", "outlet"]].to_numpy()))
    found: list[tuple[str, str, str, bool, bool]] = []
    for story, group in articles.groupby("story"):
        names = sorted(group["outlet"].unique())
        actors = {outlet: there.get((str(story), outlet), set()) for outlet in names}
        for outlet in names:
            others = [actors[other] for other in names if other != outlet]
            if not others or (story, outlet) not in whole:
                continue
            for entity in sorted(set().union(*actors.values())):
                named, consensus = entity in actors[outlet], 2 * sum(entity in other for other in others) > len(others)
                if named or consensus:
                    found.append((str(story), outlet, entity, named, consensus))
    rows = pd.DataFrame(found, columns=["story", "outlet", "entity", "named", "consensus"])
    return rows.astype({"named": bool, "consensus": bool})  # also where there are none


def divergence(analysis: Analysis, voice: VoiceChoice = "both") -> list[Divergence]:
    """Every story with two outlets or more, and first all that can be compared together; an empty list where there is none."""
    articles = scope.analysed(analysis)
    articles = articles[articles["story"].notna()]
    there = _present(analysis, articles, voice)
    sizes = articles.groupby("story")["outlet"].nunique()
    rows = []
    for story, n_outlets in sizes[sizes >= MIN_OUTLETS].items():
        here = pd.Series([entity for (of, _), entities in there.items() if of == story for entity in entities], dtype=object)
        shares = here.value_counts()
        rows += [(str(story), entity, h2(n / n_outlets)) for entity, n in sorted(shares.items(), key=str) if n > 1]
    drawn = pd.DataFrame(rows, columns=["article_id", "entity", "value"])
    stories = [_divergence(str(story), int(n), drawn[drawn["article_id"] == story]) for story, n in sizes[sizes > 1].items()]
    return [_divergence(None, int(articles["outlet"].nunique()), drawn), *stories] if stories else []


def h2(p: float) -> float:
    """The entropy of a yes or no, in bits: 0 where all agree, 1 where half say yes."""
    return float(-sum(share * np.log2(share) for share in (p, 1 - p) if share > 0))


def shares(
    indicator: str, analysis: Analysis, rows: pd.DataFrame, column: str, voice: VoiceChoice, *, of_which: bool = True
) -> list[Estimate]:
    """For each outlet the share of its rows in which a column holds (or does not); ``n`` counts them.

    Stories are drawn from five on, below that the actors of each story.
    """
    n_articles = scope.analysed(analysis)["outlet"].value_counts()
    found: list[Estimate] = []
    for outlet in scope.outlets(analysis):
        mine, size = rows[rows["outlet"] == outlet].reset_index(drop=True), int(n_articles.get(outlet, 0))
        holds = np.asarray(mine[column] == of_which, dtype=float)
        n = int(holds.sum())
        if mine.empty:
            found.append(Estimate(indicator, outlet, None, None, voice, size, 0, None, None, None, "not_available"))
            continue
        low = high = None
        status = "too_few"
        if len(mine) >= resampling.MIN_COUNT:
            draws = resampling.ratios(mine.assign(article_id=mine["story"]), holds[:, None], np.ones(len(mine)))
            status = draws.status
            if 0 < n < len(mine):  # where all are alike, draws from them cannot say how far they might differ
                low, high = draws.interval(0, least=0.0, most=1.0)
        found.append(Estimate(indicator, outlet, None, None, voice, size, n, float(holds.mean()), low, high, status))
    return found


def first_mentions(analysis: Analysis, outlet: str, wanted: pd.DataFrame, voice: VoiceChoice, why: str) -> pd.DataFrame:
    """One row for each actor of a story in ``wanted``: where the outlet names it first."""
    rows = _mentions(analysis, voice)
    rows = rows[rows["outlet"] == outlet].merge(wanted[["story", "entity"]], on=["story", "entity"])
    rows = rows.drop_duplicates(["story", "entity"]).reset_index(drop=True)
    return rows.assign(cue=rows["surface"], why=why)


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """The share of the others' consensus that each outlet names; ``n`` counts the actors it does name, story by story."""
    rows = items(analysis, voice)
    return shares("consensus_coverage", analysis, rows[rows["consensus"]], "named", voice)


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = items(analysis, voice)
    wanted = rows[(rows["outlet"] == outlet) & rows["named"] & rows["consensus"]]
    return first_mentions(analysis, outlet, wanted, voice, "named by most other outlets on the story as well")


def _divergence(story: str | None, n_outlets: int, rows: pd.DataFrame) -> Divergence:
    if n_outlets < MIN_OUTLETS or rows.empty:
        return Divergence(story, n_outlets, 0, None, None, None, "not_available")
    value = float(rows["value"].mean())
    if len(rows) < resampling.MIN_COUNT:
        return Divergence(story, n_outlets, len(rows), value, None, None, "too_few")
    draws = resampling.ratios(rows.reset_index(drop=True), rows[["value"]].to_numpy(float), np.ones(len(rows)))
    return Divergence(story, n_outlets, len(rows), value, *draws.interval(0, least=0.0, most=1.0), draws.status)


def _mentions(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """Namings of actors in articles that belong to a story."""
    rows = rates.in_voice(scope.with_outlet(analysis, "mentions"), voice)
    rows = rows[rows["kind"].isin(attention.KINDS) & rows["form"].isin(attention.FORMS)]
    stories = scope.analysed(analysis).set_index("article_id")["story"]
    return rows.assign(story=rows["article_id"].map(stories)).dropna(subset=["story"])


def _present(analysis: Analysis, articles: pd.DataFrame, voice: VoiceChoice) -> dict[tuple[str, str], set[str]]:
    """Story and outlet → the actors named."""
    rows = _mentions(analysis, voice)
    rows = rows[rows["article_id"].isin(set(articles["article_id"]))]
    return {(str(story), str(outlet)): set(names) for (story, outlet), names in rows.groupby(["story", "outlet"])["entity"]}


INDICATOR = Indicator(
    name="consensus_coverage",
    title="Coverage of the consensus",
    unit="share of the actors",
    denominator="actors whom most of the other outlets on the same story name, story by story",
    direction="higher: leaves out fewer of those whom the others name",
    range="0 to 1",
    method=(
        "For each story, the actors whom more than half of the other outlets name; the share of them that the outlet names as well, over "
        "all its stories. Stories are drawn anew for the interval, below five stories the actors of each."
    ),
    limits=(
        "Longer and more articles name more. An actor whose name was not understood looks like one left out, so read what was searched "
        "for. With two outlets the consensus is the other one."
    ),
    reference="Two asymmetric numbers on selection, not framing; measures of coverage after the Media Bias Taxonomy.",
    of_wording=False,
    estimate=estimate,
    evidence=evidence,
)
