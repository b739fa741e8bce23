"""Stance: how a sentence portrays an actor that it names, by a linear model that cannot know which actor it is.

The score is the probability of a positive portrayal less that of a negative one, -1 (hostile) to 1 (favourable). The model is
trained on NewsMTSC (Hamborg and Donnay 2021); ``weights/stance.md`` says on what, how well it does and where it fails. A single
score is wrong in about a third of the cases, so it abstains where the best two answers are close, and means need many mentions.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import accumulate, chain, pairwise, repeat
from typing import Literal, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from analysis.errors import LexiconError
from analysis.find import folding, stance_reading
from analysis.find import stance_features as features
from analysis.find.stance_reading import Reading
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


class Part(NamedTuple):
    """The pieces of one sentence in one voice, the names that stand in the sentence, and those of them that are asked for."""

    pieces: Sequence[Span]
    names: Sequence[Span]
    targets: Sequence[Span]


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
    return in_parts(folded, [Part(pieces, names, targets)], second)


def in_parts(folded: str, parts: Sequence[Part], second: Second | None = None) -> dict[Span, float | None]:
    """The scores of all targets of an article, as ``find`` gives them part by part, but in half the time."""
    model = load()
    least = second.margin if second else model.margin
    found: dict[Span, float | None] = {}
    for part, portrayals in zip(parts, _portrayed(folded, parts, model), strict=True):
        judged = second.again(folded, part.pieces, part.names, portrayals) if second else portrayals
        found |= {span: p.score if p.margin >= least else None for span, p in judged.items()}
    return found


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
    return _portrayed(folded, [Part(pieces, names, targets)], model)[0]


def _portrayed(folded: str, parts: Sequence[Part], model: Model) -> list[dict[Span, Portrayal]]:
    """The probabilities for the targets of each part. Arrays are made once for all parts: calling NumPy costs more than its sums."""
    found: list[dict[Span, Portrayal]] = [{} for _ in parts]
    readings: list[Reading] = []
    asked: list[tuple[dict[Span, Portrayal], Span, int]] = []
    for portrayals, (pieces, names, targets) in zip(found, parts, strict=True):
        if any(piece.start <= target.start and target.end <= piece.end for piece in pieces for target in targets):
            reading = stance_reading.read(folded, pieces, names, model.known)
            readings.append(reading)
            asked += [(portrayals, target, len(readings) - 1) for target in targets if target in reading.places]
    if not asked:
        return found
    places = [(number, readings[number].places[target]) for _, target, number in asked]
    for (portrayals, target, number), sums in zip(asked, _sums(readings, places, model), strict=True):
        portrayals[target] = _portrayal(readings[number], readings[number].places[target], sums, model)
    return found


def _sums(readings: Sequence[Reading], places: Sequence[tuple[int, int]], model: Model) -> Iterator[list[float]]:
    """Number of a reading and position in it → what the views of that target say, added to the bias."""
    totals, firsts = _totals(readings, model)
    seen = [features.ranges(readings[number], at) for number, at in places]
    columns, starts, ends, weights = map(np.array, zip(*chain.from_iterable(seen), strict=True))
    offset = np.repeat([firsts[number] for number, _ in places], list(map(len, seen)))
    parts = totals[ends + offset, columns] - totals[starts + offset, columns]
    weighed = weights.astype(np.float32)
    for first, last in pairwise(accumulate(map(len, seen), initial=0)):
        yield (model.bias + weighed[first:last] @ parts[first:last]).tolist()


def _totals(readings: Sequence[Reading], model: Model) -> tuple[Array, list[int]]:
    """Running sums of the weights, of each reading by itself: row × view × answer; and the row with which each reading begins."""
    firsts = list(accumulate((len(reading.tokens) + 1 for reading in readings), initial=0))
    totals = np.empty((firsts[-1], len(features.COLUMNS), len(LABELS)), dtype=np.float32)
    column = 0
    for (material, size), views in features.VIEWS.items():
        known: list[int] = []
        for end, reading in zip(firsts[1:], readings, strict=True):
            known.append(0)
            known += map(model.rows[material, size].get, features.grams(reading, material, size), repeat(0))
            known += repeat(0, end - len(known))
        totals[:, column : column + len(views)] = model.weights[material, size][known]
        column += len(views)
    for first, end in pairwise(firsts):
        totals[first:end].cumsum(axis=0, out=totals[first:end])
    return totals, firsts


def _portrayal(reading: Reading, at: int, sums: Sequence[float], model: Model) -> Portrayal:
    negative, neutral, positive = sums
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
