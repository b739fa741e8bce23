"""Stance: how a sentence portrays an actor that it names, by a linear model that cannot know which actor it is.

The score is the probability of a positive portrayal less that of a negative one, -1 (hostile) to 1 (favourable). The model is
trained on NewsMTSC (Hamborg and Donnay 2021); ``weights/stance.md`` says on what, how well it does and where it fails. A single
score is wrong in about a third of the cases, so it abstains where the best two answers are close, and means need many mentions.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import repeat
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from analysis.errors import LexiconError
from analysis.find import folding, stance_reading
from analysis.find import stance_features as features
from analysis.model import Kind, Span

Label = Literal["negative", "neutral", "positive"]
Array = npt.NDArray[np.float32]

LABELS: tuple[Label, ...] = ("negative", "neutral", "positive")
PORTRAYED: frozenset[Kind] = frozenset({"person", "state", "organization", "bloc"})
"""The kinds of entities that a text can be for or against."""


@dataclass(frozen=True, slots=True)
class Model:
    """The weights, as plain numbers."""

    rows: Mapping[tuple[features.Material, int], Mapping[str, int]] = field(repr=False)
    """What views are made of → feature → row of their weights; row 0 is that of a feature the model does not know."""
    weights: Mapping[tuple[features.Material, int], Array] = field(repr=False)
    """What views are made of → row × view × answer."""
    crossings: Mapping[str, Sequence[float]] = field(repr=False)
    cues: Mapping[str, Sequence[float]] = field(repr=False)
    bias: Array
    known: frozenset[str] = field(repr=False)
    margin: float
    """Below this distance between the two likeliest answers the model abstains."""


@dataclass(frozen=True, slots=True)
class Portrayal:
    """How likely each answer is, in the order of ``LABELS``."""

    negative: float
    neutral: float
    positive: float

    @property
    def score(self) -> float:
        """-1 to 1."""
        return self.positive - self.negative

    @property
    def margin(self) -> float:
        """The distance between the two likeliest answers, 0 to 1."""
        _, second, first = sorted((self.negative, self.neutral, self.positive))
        return first - second

    @property
    def label(self) -> Label:
        return max(LABELS, key=lambda name: float(getattr(self, name)))


class Second(Protocol):
    """A second model that judges again what the first has judged, with a margin of its own."""

    @property
    def margin(self) -> float: ...

    def again(
        self, folded: str, pieces: Sequence[Span], names: Sequence[Span], first: Mapping[Span, Portrayal]
    ) -> dict[Span, Portrayal]: ...


def find(
    folded: str, pieces: Sequence[Span], names: Sequence[Span], targets: Sequence[Span], second: Second | None = None
) -> dict[Span, float | None]:
    """The score of each target in the pieces of one sentence (the part in one voice); ``None`` where the model abstains.

    ``targets`` are among ``names``; all names are masked. A target outside the pieces has no score at all.
    """
    model = load()
    portrayals = portray(folded, pieces, names, targets, model)
    if second:
        portrayals = second.again(folded, pieces, names, portrayals)
    least = second.margin if second else model.margin
    return {span: p.score if p.margin >= least else None for span, p in portrayals.items()}


def of(text: str, span: Span, names: Sequence[Span] = (), second: Second | None = None) -> Portrayal | None:
    """The portrayal of the target at a span of a sentence, without abstention; ``names`` are further names in it.

    ``None`` where the target is no part of the sentence that can be read.
    """
    apart = sorted([*(name for name in names if name.end <= span.start or name.start >= span.end), span])
    folded = folding.fold(text)
    pieces = [Span(0, len(folded))]
    found = portray(folded, pieces, apart, [span], load())
    return (second.again(folded, pieces, apart, found) if second else found).get(span)


def label(text: str, span: Span, names: Sequence[Span] = (), second: Second | None = None) -> Label:
    """The likeliest answer for the target at a span of a sentence, neutral where there is none."""
    found = of(text, span, names, second)
    return found.label if found else "neutral"


def portray(
    folded: str, pieces: Sequence[Span], names: Sequence[Span], targets: Sequence[Span], model: Model
) -> dict[Span, Portrayal]:
    """The probabilities for each target that stands in the pieces; a sentence is read once for all of them."""
    if not any(piece.start <= target.start and target.end <= piece.end for piece in pieces for target in targets):
        return {}  # a part of a sentence in one voice, whose targets stand in the other
    reading = stance_reading.read(folded, pieces, names, model.known)
    here = [(target, reading.places[target]) for target in targets if target in reading.places]
    if not here:
        return {}
    totals = _totals(reading, model)
    return {target: _portrayal(reading, at, totals, model) for target, at in here}


def _totals(reading: stance_reading.Reading, model: Model) -> Array:
    """Running sums of the weights: position × view × answer."""
    totals = np.zeros((len(reading.tokens) + 1, len(features.COLUMNS), len(LABELS)), dtype=np.float32)
    first = 0
    for (material, size), views in features.VIEWS.items():
        grams = features.grams(reading, material, size)
        rows = model.rows[material, size]
        known = list(map(rows.get, grams, repeat(0)))
        totals[1 : len(grams) + 1, first : first + len(views)] = model.weights[material, size][known]
        first += len(views)
    return totals.cumsum(axis=0)


def _portrayal(reading: stance_reading.Reading, at: int, totals: Array, model: Model) -> Portrayal:
    columns, starts, ends, weights = map(list, zip(*features.ranges(reading, at), strict=True))
    parts = totals[ends, columns] - totals[starts, columns]
    negative, neutral, positive = (model.bias + np.array(weights, dtype=np.float32) @ parts).tolist()
    for found, known in ((features.crossings(reading, at), model.crossings), (features.cues(reading, at).items(), model.cues)):
        for key, weight in found:
            if of := known.get(key):
                negative, neutral, positive = negative + weight * of[0], neutral + weight * of[1], positive + weight * of[2]
    return softmax(negative, neutral, positive)


def softmax(*logits: float) -> Portrayal:
    """Logits in the order of ``LABELS`` → probabilities."""
    top = max(logits)
    scaled = [math.exp(logit - top) for logit in logits]
    total = sum(scaled)
    return Portrayal(*[value / total for value in scaled])


def path() -> Traversable:
    return files("analysis.find") / "weights" / "stance.npz"


@cache
def load() -> Model:
    """The weights that ship with Parallax."""
    return read(path().read_bytes(), "weights/stance.npz")


def read(data: bytes, where: str) -> Model:
    """The model in a weights file. Raises ``LexiconError`` where it is not one."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in ("features", "weights", "cues", "cue_weights", "bias", "known", "margin")}
        lines = {name: arrays[name].tobytes().decode("utf-8").split("\n") for name in ("features", "cues", "known")}
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise LexiconError(f"{where}: no weights of a stance model ({error}); train it again with analysis.train.stance") from None
    if len(lines["features"]) + 1 != len(arrays["weights"]) or len(lines["cues"]) != len(arrays["cue_weights"]):
        raise LexiconError(f"{where}: features and weights do not match; train it again with analysis.train.stance")
    views = {view: (made_of, number) for made_of, names in features.VIEWS.items() for number, view in enumerate(names)}
    rows: dict[tuple[features.Material, int], dict[str, int]] = {made_of: {} for made_of in features.VIEWS}
    crossings: dict[str, list[float]] = {}
    placed: list[tuple[tuple[features.Material, int], int, int, int]] = []
    for number, line in enumerate(lines["features"], 1):
        view, _, gram = line.partition(" ")
        if view in views:
            made_of, column = views[view]
            placed.append((made_of, rows[made_of].setdefault(gram, len(rows[made_of]) + 1), column, number))
        else:
            crossings[line] = arrays["weights"][number].astype(float).tolist()
    weights = {made_of: np.zeros((len(rows[made_of]) + 1, len(names), 3), np.float32) for made_of, names in features.VIEWS.items()}
    for made_of, row, column, number in placed:
        weights[made_of][row, column] = arrays["weights"][number]
    return Model(
        rows=rows,
        weights=weights,
        crossings=crossings,
        cues=dict(zip(lines["cues"], arrays["cue_weights"].astype(float).tolist(), strict=True)),
        bias=arrays["bias"].astype(np.float32),
        known=frozenset(lines["known"]),
        margin=float(arrays["margin"]),
    )
