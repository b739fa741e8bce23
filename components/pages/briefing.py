"""Briefing: the comparison told in large type, one step for each screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.publish import briefing
from analysis.publish.briefing import Row, Step
from analysis.store import tables
from components import blocks, cached, controls, slides
from components.cached import View
from components.slides import Said, Slide

KEY = "slides"
MOST = 400
"""Rows of a step that are sent to the browser: a hundred screens, and no load for a large corpus."""
Sentences = Mapping[tuple[str, int | None], Mapping[str, object]]


def render(view: View) -> None:
    steps = cached.briefing(view)
    sentences = _sentences(view, steps)
    articles = {article: blocks.article_of(view, article) for article in view.data["articles"]["article_id"]}
    slides.show(
        [_slide(view, step, sentences, articles) for step in steps],
        briefing.contents(steps),
        place=controls.place(len(steps)),
        notes=controls.notes(*controls.FRAME, "step", "rows"),
        key=KEY,
        on_place=controls.on_place(KEY),
        on_leave=controls.leave,
    )


def _slide(view: View, step: Step, sentences: Sentences, articles: Mapping[str, str]) -> Slide:
    rows = tuple(_row(view, row, sentences, articles[row.article_id]) for row in step.rows[:MOST])
    paraphrased = bool(rows) and not view.corpus.shows_originals and any(row["gloss"] for row in sentences.values())
    note = f"{blocks.PARAPHRASE}. " if paraphrased else ""
    note += f"The first {MOST} of {len(step.rows)} rows; the pages of the dashboard show all." if len(step.rows) > MOST else ""
    return Slide(step.kind, step.heading, note, step.lines, step.figures, rows)


def _sentences(view: View, steps: Sequence[Step]) -> Sentences:
    """The sentences that bear the rows of the briefing, by article and number."""
    wanted = {(row.article_id, row.sentence) for step in steps for row in step.rows}
    table = view.data["sentences"]
    rows = tables.records(table[table["article_id"].isin({article for article, _ in wanted})])
    return {key: row for row in rows if (key := (row["article_id"], row["sentence"])) in wanted}


def _row(view: View, row: Row, sentences: Sentences, article: str) -> Said:
    if row.sentence is None:
        return Said(f"{article} · {row.cue} · {row.why}", "")
    sentence = sentences[row.article_id, row.sentence]
    place = f"{article} · ¶ {int(str(sentence['paragraph'])) + 1} · sentence {row.sentence}"
    said = blocks.said(sentence, originals=view.corpus.shows_originals)
    return Said(f"{place} · cue: {row.cue} · {row.why}", said)
