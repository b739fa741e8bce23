"""Framing indicators: hits of the cues in ``lexicons/frames/``, each with the cue that fired.

A hit is an indicator that the frame is evoked, not a verdict that the article is framed so. How a cue is written stands in
``cues``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from analysis.find.cues import FRAME, Cue, Hit
from analysis.find.frame_files import Frame
from analysis.model import Span


def cues(frames: Iterable[Frame]) -> list[Cue]:
    """The cues of these frames, each frame a group of its own."""
    return [Cue(FRAME + frame.key, frame.key, cue, frame.guards.get(cue)) for frame in frames for cue in frame.cues]


_STATES = re.compile(
    r"\b(?:countr(?:y|ies)|nations?|states?|republics?|alliances?|blocs?|democracies|autocracies|sanctions|kingdoms?|neighbou?rs?|capitals?|governments?|regimes?|ministr(?:y|ies)|"
    r"foreign|world|powers|presidents|envoys?|communiqu[eé]s?|summits?|nav(?:y|ies))\b"
)
"""Words for states and what they do with each other, where no name stands."""


def of_states(
    lowered: str, hits: Iterable[Hit], relation: frozenset[str], sentences: Sequence[Span], states: Sequence[Span]
) -> list[Hit]:
    """The hits without those of a relation frame that no state is near.

    A frame of the relation between states (``relation``: their keys) is evoked only where the sentence, or one beside it,
    names a state, a bloc, or a person or body of a state (``states``), or speaks of states: friends at a wedding are no
    alliance.
    """
    named = {_place(sentences, span) for span in states}

    def is_near(place: int) -> bool:
        around = range(max(0, place - 1), min(place + 2, len(sentences)))
        # the words are looked for only where no name stands
        return any(other in named for other in around) or any(_STATES.search(lowered, *sentences[other]) for other in around)

    return [hit for hit in hits if hit.category not in relation or not hit.is_frame or is_near(_place(sentences, hit.span))]


def _place(sentences: Sequence[Span], span: Span) -> int:
    return bisect_right(sentences, span.start, key=attrgetter("start")) - 1
