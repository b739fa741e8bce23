"""How tables came to be: all that decides whether two runs may be compared, or one may go on where another stopped."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from analysis.correct.overlay import Overlay
from analysis.find import event_mutual, event_parser, event_patterns, in_use, lexicon, quotation_marks, spacy_names, stance, voices
from analysis.measure import frame_levels, stances
from analysis.model import Corpus, Provenance
from analysis.standing import Copies
from analysis.tools import Tools
from analysis.version import VERSION


def of(corpus: Corpus, tools: Tools, copies: Copies, overlay: Overlay) -> Provenance:
    """Version, hashes of lists and weights, and parameters; with what became of the corrections it is whole."""
    judge = tools.head or stance.load()
    return Provenance(
        version=VERSION,
        corpus_id=corpus.id,
        corpus_name=corpus.name,
        lexicons={
            **tools.lexicons.hashes,
            **_beside_lexicons(),
            **(tools.head.hashes if tools.head else {}),
            **{f"corpus/{Path(path).name}": lexicon.hash_of(Path(path)) for path in corpus.gazetteers},
        },
        parameters={
            **{f"own/{name}": str(change) for name, change in in_use.changes().items()},
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
            "stance_prior": str(stances.PRIOR),
            **({"corrections": overlay.hash} if overlay.corrections else {}),
        },
        skipped=corpus.skipped,
        invented=corpus.invented,
        description=corpus.description,
    )


@cache
def _beside_lexicons() -> Mapping[str, str]:
    """The hashes of what else decides a figure: the trained and counted weights, and the rules of what is no running text."""
    weights = files("analysis.find") / "weights"
    found = {f"weights/{path.name}": path for path in weights.iterdir() if path.name.endswith((".csv", ".npz", ".crfsuite"))}
    found["read/boilerplate.toml"] = files("analysis.read") / "boilerplate.toml"
    return {name: lexicon.hash_of(found[name]) for name in sorted(found)}
