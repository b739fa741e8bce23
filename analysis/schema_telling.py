"""The tables of how a story is told: frames, wording, headlines and stances. See ``schema`` for how a class is a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.model import Level, SpanVoice, VoiceChoice

Indicator = Literal["certainty", "responsibility", "war_label"]


@dataclass(frozen=True, slots=True)
class FrameRow:
    article_id: str
    id: str
    sentence: int
    start: int
    end: int
    frame: str
    cue: str
    voice: SpanVoice
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class LoadedRow:
    """A loaded word or phrase; ``category`` is one of those of ``find.loaded``."""

    article_id: str
    id: str
    sentence: int
    start: int
    end: int
    cue: str
    category: str
    voice: SpanVoice
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class FrameLevelRow:
    article_id: str
    frame: str
    voice: VoiceChoice
    n_cues: int
    n_hits: int
    rate: float | None
    strength: float | None
    level: Level | None
    status: str


@dataclass(frozen=True, slots=True)
class CueRow:
    """A cue of an indicator that counts single words and phrases: `certainty`, `responsibility`, `war_label`.

    ``category`` is what the cue counts for (a hedge; the agent dropped; `invasion`); ``entity`` the doer and ``patient`` who is
    acted upon, where the indicator asks for them and they are known.
    """

    article_id: str
    id: str
    sentence: int
    start: int
    end: int
    indicator: Indicator
    category: str
    cue: str
    entity: str | None
    patient: str | None
    voice: SpanVoice
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class WarLabelRow:
    """How often an article calls a war so: in all its text, and in its own voice alone."""

    article_id: str
    label: str
    voice: Literal["all", "own"]
    count: int


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """One thing that the headline holds, and what the body makes of it; articles without a known headline have no rows.

    `valence`: compound score of the headline and the mean of the body's sentences. `frame`, `entity`: number of distinct cues or
    mentions in the headline, and per 1,000 words of the body.
    """

    article_id: str
    measure: Literal["valence", "frame", "entity"]
    feature: str | None
    headline: float | None
    body: float | None


@dataclass(frozen=True, slots=True)
class TieRow:
    """What one sentence, in one voice, says of the tie between two sides; the rows behind a stance towards a tie.

    ``stance`` is the mean of the balance of ``cues_for`` and ``cues_against`` (parted by `; `, frames in brackets) and of ``sides``,
    the mean stance towards the two sides in it; each may be missing. ``start`` and ``end`` are those of its parts in that voice.
    """

    article_id: str
    id: str
    sentence: int
    start: int
    end: int
    target: str
    stance: float | None
    sides: float | None
    cues_for: str | None
    cues_against: str | None
    voice: SpanVoice
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class StanceRow:
    article_id: str
    target: str
    voice: VoiceChoice
    value: float | None
    n: int
    low: float | None
    high: float | None
    status: str
