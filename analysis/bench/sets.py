"""The measured sets: their public names, files, terms and the scores that are reported of them.

*Training allowed*: weights may be trained on the set and shipped with its notice. *Measure only*: nothing of the set, and no
weights trained on it, is in Parallax.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.accuracy import Terms


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a simple or a published method reaches, and on what."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class DataSet:
    """A measured set: its public name, its file below the data folder, its terms, and the scores that are reported of it."""

    name: str
    file: str
    terms: Terms
    scores: Mapping[str, str]
    """Score → its title, in the order in which they are printed; of all of them, higher is better, unless ``lower_is_better``."""
    baselines: Mapping[str, Baseline]
    lower_is_better: bool = False


_PLOVER = "PLOVER-annotated sentences (Zero-Shot-PLOVER)"
_FOUND = {"overlap_f1": "names found, overlapping, F1", "exact_f1": "names found, same span, F1"}
_BY_TYPE = {f"overlap_{kind}_f1": f"{kind.lower()} names, overlapping, F1" for kind in ("PERSON", "ORGANIZATION", "PLACE", "OTHER")}
_CORE = {"overlap_core_f1": "names of persons, organizations and places, overlapping, F1"}

ENTITIES = (
    DataSet(
        "MEANTIME and GUM (news, interviews)",
        "entities/dev.jsonl",
        "training allowed",
        {**_FOUND, **_CORE, **_BY_TYPE, "link_accuracy": "linked names with the right entity, share"},
        {},
    ),
    DataSet("WikiGold (encyclopedia)", "entities/wikigold.jsonl", "training allowed", {**_FOUND, **_CORE}, {}),
)
TIMES = (
    DataSet(
        "MEANTIME (Wikinews)",
        "times/dev.jsonl",
        "training allowed",
        {
            "relaxed_f1": "expressions found, overlapping, F1",
            "strict_f1": "expressions found, same span, F1",
            "value_f1": "expressions found with the right value, F1",
        },
        {
            "relaxed_f1": Baseline("HeidelTime on other news", 0.907),
            "strict_f1": Baseline("HeidelTime on other news", 0.818),
            "value_f1": Baseline("HeidelTime on other news, recalled", 0.776),
        },
    ),
    DataSet(
        "GUM (dates alone; recall only)",
        "times/gum_dates.jsonl",
        "training allowed",
        {"relaxed_recall": "dates found, overlapping, recall"},
        {},
    ),
)
QUOTES = (
    DataSet(
        "PolNeAR (US news, 2015–16)",
        "quotes/dev.jsonl",
        "measure only",
        {
            "pair_f1": "statements found with their source, F1",
            "pair_precision": "statements found with their source, precision",
            "pair_recall": "statements found with their source, recall",
            "content_f1": "statements found, F1",
            "direct_found": "direct quotations found, share",
            "speaker_accuracy_when_found": "speakers right of the direct quotations found, share",
        },
        {"pair_f1": Baseline("annotators among each other, about", 0.92)},
    ),
)
TONE = (
    DataSet(
        "VADER ground truth (New York Times editorials, 20 raters)",
        "tone/nyt.jsonl",
        "training allowed",
        {
            "pearson": "correlation with raters, Pearson r",
            "spearman": "correlation with raters, Spearman rho",
            "macro_f1": "three classes cut at ±0.5, macro-F1",
        },
        {
            "pearson": Baseline("VADER alone on the same rows", 0.513),
            "spearman": Baseline("VADER alone on the same rows", 0.497),
            "macro_f1": Baseline("VADER alone on the same rows", 0.479),
        },
    ),
)
FRAMES = (
    DataSet(
        "frames by article",
        "frames/dev.jsonl",
        "measure only",
        {"micro_f1": "frames of an article, micro-F1", "macro_f1": "frames of an article, macro-F1"},
        {},
    ),
)
PORTRAYAL = (
    DataSet(
        "NewsMTSC (development part)",
        "portrayal/dev.jsonl",
        "training allowed",
        {"macro_f1": "three classes, macro-F1", "accuracy": "three classes, accuracy"},
        {"macro_f1": Baseline("VADER on the published tests, at most", 0.51)},
    ),
)
_ASKED = Baseline("asked for: at most", 0.05)
SWAP = (
    DataSet(
        "NewsMTSC (development part)",
        "portrayal/dev.jsonl",
        "training allowed",
        {
            "change": "change of the score under another name, -1 to 1, mean absolute",
            "change_states": "the same, the name of a state",
            "change_persons": "the same, the name of a person",
        },
        {"change": _ASKED, "change_states": _ASKED, "change_persons": _ASKED},
        lower_is_better=True,
    ),
)
RELATIONS = (
    DataSet(
        _PLOVER,
        "relations/dev.jsonl",
        "measure only",
        {"quad_macro_f1": "four kinds of event, macro-F1", "class_macro_f1": "15 classes of event, macro-F1"},
        {
            "quad_macro_f1": Baseline("TF-IDF and logistic regression", 0.832),
            "class_macro_f1": Baseline("TF-IDF and logistic regression", 0.693),
        },
    ),
)
TRIPLES = (
    DataSet(
        _PLOVER,
        "relations/dev.jsonl",
        "measure only",
        {
            "triple_precision": "who, whom and kind of event, precision",
            "triple_recall": "who, whom and kind of event, recall",
            "triple_f1": "who, whom and kind of event, F1",
        },
        {},
    ),
)
DIRECTIONS = (DataSet(_PLOVER, "relations/dev.jsonl", "measure only", {"turned": "direction turns with the names, share"}, {}),)
LOADED = (
    DataSet(
        "BABE (second annotator group)",
        "loaded/babe_dev.jsonl",
        "measure only",
        {"macro_f1": "two classes, macro-F1", "word_f1": "words marked, F1"},
        {"macro_f1": Baseline("TF-IDF and logistic regression", 0.72)},
    ),
)
EXTRACTION = (
    DataSet(
        "article-extraction-benchmark (Scrapinghub)",
        "extraction/truth.jsonl",
        "measure only",
        {"f1": "runs of four words, F1", "precision": "runs of four words, precision", "recall": "runs of four words, recall"},
        {"f1": Baseline("trafilatura on all 181 pages", 0.958)},
    ),
)
