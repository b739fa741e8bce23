"""Framing indicators: hits of the cues in ``lexicons/frames/``, each with the cue that fired.

A hit is an indicator that the frame is evoked, not a verdict that the article is framed so. How a cue is written stands in
``cues``.
"""

from __future__ import annotations

from collections.abc import Iterable

from analysis.find.cues import FRAME, Cue
from analysis.find.frame_files import Frame


def cues(frames: Iterable[Frame]) -> list[Cue]:
    """The cues of these frames, each frame a group of its own."""
    return [Cue(FRAME + frame.key, frame.key, cue, frame.guards.get(cue)) for frame in frames for cue in frame.cues]
