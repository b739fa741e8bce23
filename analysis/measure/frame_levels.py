"""How strongly a frame is evoked in one article: its distinct cues, their rate, and a level by a stated rule.

*Rate* counts distinct cues per 1,000 words, so that one word said ten times is one cue. *Level*: `absent` with no cue (not
where the text is cut off: then it is not available); with fewer than two distinct cues the method abstains; `dominant`
where the cues stand in a prominent place (the first three sentences or the last paragraph) and are spread over at least
three paragraphs, or over 15 % of the sentences of an article in fewer paragraphs; else `minor`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.model import Level, VoiceChoice
from analysis.schema import FrameLevelRow, FrameRow, SentenceRow

MIN_CUES = 2
PROMINENT_SENTENCES = 3
SPREAD_PARAGRAPHS = 3
SPREAD_SHARE = 0.15


def find(
    article_id: str, keys: Sequence[str], hits: Sequence[FrameRow], sentences: Sequence[SentenceRow], *, truncated: bool
) -> list[FrameLevelRow]:
    """One row for each frame and voice (own, quoted, both) of an article."""
    paragraph = {row.sentence: row.paragraph for row in sentences}
    n_quoted = sum(row.n_words_quoted for row in sentences)
    n_words = {"own": sum(row.n_words for row in sentences) - n_quoted, "quoted": n_quoted}
    n_words["both"] = n_words["own"] + n_words["quoted"]
    voices: tuple[VoiceChoice, ...] = ("own", "quoted", "both")
    rows: list[FrameLevelRow] = []
    for key in keys:
        for voice in voices:
            here = [hit for hit in hits if hit.frame == key and voice in ("both", hit.voice)]
            rows.append(_row(article_id, key, voice, here, n_words[voice], paragraph, truncated))
    return rows


def _row(
    article_id: str,
    frame: str,
    voice: VoiceChoice,
    hits: list[FrameRow],
    n_words: int,
    paragraph: Mapping[int, int],
    truncated: bool,
) -> FrameLevelRow:
    cues = {hit.cue for hit in hits}
    rate = 1000 * len(cues) / n_words if n_words else None
    level, status = _level(hits, len(cues), paragraph)
    if n_words == 0:
        level, status = None, "not_applicable"
    elif truncated and level == "absent":
        level, status = None, "not_available"
    return FrameLevelRow(article_id, frame, voice, len(cues), len(hits), rate, level, status)


def _level(hits: list[FrameRow], n_cues: int, paragraph: Mapping[int, int]) -> tuple[Level | None, str]:
    if not n_cues:
        return "absent", "ok"
    if n_cues < MIN_CUES:
        return None, "too_few"
    places = {hit.sentence for hit in hits}
    prominent = min(places) < PROMINENT_SENTENCES or any(paragraph[place] == max(paragraph.values()) for place in places)
    spread = len({paragraph[place] for place in places}) >= SPREAD_PARAGRAPHS or (
        max(paragraph.values()) < SPREAD_PARAGRAPHS and len(places) >= SPREAD_SHARE * len(paragraph)
    )
    return ("dominant" if prominent and spread else "minor"), "ok"
