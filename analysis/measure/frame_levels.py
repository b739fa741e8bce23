"""How strongly a frame is evoked in one article: its distinct cues, their rate, their strength, and a level by a stated rule.

*Rate*: distinct cues per 1,000 words, so that one word said ten times is one cue. *Strength*: each cue counts
log2(1 + its hits) times how rare it is in ordinary news (inverse document frequency in 295 Wikinews articles, 0 to 1), summed
and divided by (words / 1,000) to the power of 0.68: that is how the number of distinct cues grows with the length of an
article there. No unit, 0 upwards; of use beside other articles only.

*Level*: `absent` with no cue in text or headline (where the text is cut off, or the headline alone has one, that cannot be
said); with fewer than two distinct cues the method abstains. `dominant` with at least three cues that are emphatic and
widespread, else `minor`. Emphatic: the strength is above that of nine in ten ordinary articles, or makes up a quarter of all
the strength in its group of frames. Widespread: in at least three paragraphs (of an article in fewer: in 15 % of its
sentences) and in a prominent place (headline, first three sentences, last paragraph); or in a quarter of the sentences, wherever
they stand. After the levels of a coding by hand, where a dominant frame is prominent and runs through the text.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.find.frame_files import Background
from analysis.find.lexicon import Lexicons
from analysis.model import Level, VoiceChoice
from analysis.schema import FrameLevelRow, FrameRow, SentenceRow

MIN_CUES = 2
DOMINANT_CUES = 3
GROUP_SHARE = 0.25
WIDE_SHARE = 0.25
SPREAD_PARAGRAPHS = 3
SPREAD_SHARE = 0.15
PROMINENT_SENTENCES = 3
LENGTH_POWER = 0.68
MIN_WORDS = 100
"""Below this many words a text counts as this long: a single cue would weigh too much."""
VOICES: tuple[VoiceChoice, ...] = ("own", "quoted", "both")


@dataclass(frozen=True, slots=True)
class _Text:
    """What an article has in one voice: its words, its sentences with their paragraphs, and which of them are prominent."""

    n_words: int
    paragraphs: Mapping[int, int]
    prominent: frozenset[int]
    is_short: bool
    """In fewer paragraphs than a frame must stand in."""
    is_cut: bool


def find(
    article_id: str,
    lexicons: Lexicons,
    hits: Sequence[FrameRow],
    sentences: Sequence[SentenceRow],
    *,
    headline: frozenset[str],
    truncated: bool,
) -> list[FrameLevelRow]:
    """One row for each frame and voice (own, quoted, both) of an article; ``headline`` names the frames its headline evokes."""
    rows = {
        (row.frame, voice): row
        for voice in VOICES
        for row in _in_voice(
            article_id,
            lexicons,
            [h for h in hits if voice in ("both", h.voice)],
            voice,
            _text(sentences, voice, truncated),
            headline,
        )
    }
    return [rows[frame.key, voice] for frame in lexicons.frames for voice in VOICES]


def _in_voice(
    article_id: str, lexicons: Lexicons, hits: Sequence[FrameRow], voice: VoiceChoice, text: _Text, headline: frozenset[str]
) -> Iterator[FrameLevelRow]:
    here: dict[str, list[FrameRow]] = defaultdict(list)
    for hit in hits:
        here[hit.frame].append(hit)
    background = lexicons.background
    strengths = {
        frame.key: strength(frame.key, Counter(hit.cue for hit in here[frame.key]), text.n_words, background)
        if frame.key in here
        else 0.0
        for frame in lexicons.frames
    }
    sums: dict[str, float] = defaultdict(float)
    for frame in lexicons.frames:
        sums[frame.group] += strengths[frame.key]
    for frame in lexicons.frames:
        found, value = here[frame.key], strengths[frame.key]
        emphatic = value > background.common_strength.get(frame.key, math.inf) or value >= GROUP_SHARE * sums[frame.group]
        level, status = _level(found, text, emphatic=emphatic, in_headline=frame.key in headline)
        n_cues = len({hit.cue for hit in found})
        rate = 1000 * n_cues / text.n_words if text.n_words else None
        known = value if text.n_words else None
        yield FrameLevelRow(article_id, frame.key, voice, n_cues, len(found), rate, known, level, status)


def strength(frame: str, hits: Mapping[str, int], n_words: int, background: Background) -> float:
    """The strength of a frame from how often each of its cues occurs."""
    weighed = sum(rarity(frame, cue, background) * math.log2(1 + n) for cue, n in hits.items())
    return float(weighed / (max(n_words, MIN_WORDS) / 1000) ** LENGTH_POWER)


def rarity(frame: str, cue: str, background: Background) -> float:
    """How rare a cue is in ordinary news: 0 where every article has it, 1 where none has."""
    n_articles = background.n_articles
    return math.log((n_articles + 1) / (background.cues.get(f"{frame}: {cue}", 0) + 1)) / math.log(n_articles + 1)


def _text(sentences: Sequence[SentenceRow], voice: VoiceChoice, truncated: bool) -> _Text:
    words = {"own": [r.n_words - r.n_words_quoted for r in sentences], "quoted": [r.n_words_quoted for r in sentences]}
    counts = words.get(voice, [row.n_words for row in sentences])
    last = max((row.paragraph for row in sentences), default=0)
    return _Text(
        sum(counts),
        {row.sentence: row.paragraph for row, n in zip(sentences, counts, strict=True) if n},
        frozenset(row.sentence for row in sentences if row.sentence < PROMINENT_SENTENCES or row.paragraph == last),
        last + 1 < SPREAD_PARAGRAPHS,
        truncated,
    )


def _level(hits: Sequence[FrameRow], text: _Text, *, emphatic: bool, in_headline: bool) -> tuple[Level | None, str]:
    n_cues = len({hit.cue for hit in hits})
    if not text.n_words:
        return None, "not_applicable"
    if not n_cues and not in_headline:
        return (None, "not_available") if text.is_cut else ("absent", "ok")
    if n_cues < MIN_CUES:
        return None, "too_few"
    return ("dominant" if n_cues >= DOMINANT_CUES and emphatic and _is_widespread(hits, text, in_headline) else "minor"), "ok"


def _is_widespread(hits: Sequence[FrameRow], text: _Text, in_headline: bool) -> bool:
    places = {hit.sentence for hit in hits}
    share = len(places) / max(1, len(text.paragraphs))
    spread = len({text.paragraphs.get(place) for place in places}) >= SPREAD_PARAGRAPHS
    if text.is_short:
        spread = share >= SPREAD_SHARE
    return share >= WIDE_SHARE or (spread and (in_headline or not places.isdisjoint(text.prominent)))
