"""How tables came to be: all that decides whether two runs may be compared, or one may go on where another stopped."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from analysis.correct.overlay import Overlay
from analysis.find import event_mutual, event_parser, event_patterns, lexicon, names, quotation_marks, spacy_names, stance, voices
from analysis.find.stance_head import Head
from analysis.measure import frame_levels, stances
from analysis.model import Corpus, Provenance
from analysis.standing import Copies
from analysis.version import VERSION


def of(corpus: Corpus, lists: Mapping[str, str], head: Head | None, copies: Copies, overlay: Overlay) -> Provenance:
    """Version, hashes of lists and weights, and parameters; with what became of the corrections it is whole."""
    judge = head or stance.load()
    return Provenance(
        version=VERSION,
        corpus_id=corpus.id,
        corpus_name=corpus.name,
        lexicons={
            **lists,
            **{f"weights/{name}": value for name, value in names.hashes().items()},
            "weights/stance.npz": stance.weights_hash(),
            **(head.hashes if head else {}),
            **{f"corpus/{Path(path).name}": lexicon.hash_of(Path(path)) for path in corpus.gazetteers},
        },
        parameters={
            "copies": copies,
            "speech_words": str(quotation_marks.SPEECH_WORDS),
            "quoted_share": str(voices.QUOTED_SHARE),
            "event_gap": str(event_patterns.GAP),
            "event_reach": str(event_mutual.REACH),
            "frame_min_cues": str(frame_levels.MIN_CUES),
            "names": os.environ.get(spacy_names.VARIABLE, "") or "crf",
            "parser": os.environ.get(event_parser.VARIABLE, "") or "none",
            "stance_margin": f"{judge.margin:.4f}",
            "stance_min_decided": str(stances.MIN_DECIDED),
            **({"corrections": overlay.hash} if overlay.corrections else {}),
        },
        skipped=corpus.skipped,
        invented=corpus.invented,
        description=corpus.description,
    )
