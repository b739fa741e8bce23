"""The registry: what each task asks, how its answers are measured and on which sets, and which module answers it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from analysis.bench import sets
from analysis.bench.data import Fields, Row
from analysis.bench.measures import extraction, labels, quotes, spans, swaps, tone
from analysis.bench.measures.counting import Measure
from analysis.bench.sets import DataSet
from analysis.errors import BenchError


@dataclass(frozen=True, slots=True)
class Task:
    """One task: rows in, answers out, and how answers are measured."""

    name: str
    title: str
    unit: str
    """What a score's n counts, as far as the score does not say otherwise."""
    inputs: Fields
    """All that the analyser is shown of a row; everything else, above all the gold, is left out."""
    gold: Fields
    answer: Fields
    empty: Row | None
    """The answer for a text without words or in another language; ``None``: no answer, because none would be true."""
    measure: Measure
    sets: tuple[DataSet, ...]
    module: str
    """The module of ``answers`` that answers it."""
    awaits: str | None = None
    """The analyser that is not there yet."""
    out_of_fold: bool = False
    """Whether the analyser was trained on a measured set, so that each fold is answered by one that has not seen it."""
    known_failures: tuple[str, ...] = ()

    def answers(self) -> ModuleType:
        """The module that answers, imported when it is needed. Raises ``BenchError`` where its analyser is not there."""
        if self.awaits:
            raise BenchError(f"{self.name}: {self.awaits} is not there yet; choose from {', '.join(_ready())}")
        return import_module(f"analysis.bench.answers.{self.module}")


def of(name: str) -> Task:
    """A task by its name. Raises ``BenchError`` where there is none."""
    if name not in BY_NAME:
        raise BenchError(f"{name}: no such task; choose from {', '.join(BY_NAME)}")
    return BY_NAME[name]


def _ready() -> Iterable[str]:
    return (task.name for task in ALL if not task.awaits)


_TEXT: Fields = {"id": "text", "text": "text"}
_ARTICLE: Fields = {**_TEXT, "title?": "text", "outlet?": "text", "published?": "text"}
_SPAN: Fields = {"start": "whole number", "end": "whole number"}

ALL: tuple[Task, ...] = (
    Task(
        name="entities",
        title="Names",
        unit="names",
        inputs={**_TEXT, "published?": "text"},
        gold={"text": "text", "mentions": {**_SPAN, "type": "text", "entity?": "text"}},
        answer={"mentions": {**_SPAN, "type": "text", "entity?": "text"}},
        empty={"mentions": []},
        measure=spans.ENTITIES,
        sets=sets.ENTITIES,
        module="entities",
        out_of_fold=True,
        known_failures=(
            "persons, companies and works that are in no list",
            "peoples and languages, which each convention types in its own way",
            "states that act, which some sets call organizations",
        ),
    ),
    Task(
        name="times",
        title="Time expressions",
        unit="expressions",
        inputs={**_TEXT, "published?": "text"},
        gold={"text": "text", "times": {**_SPAN, "value?": "text"}},
        answer={"times": {**_SPAN, "value?": "text"}},
        empty={"times": []},
        measure=spans.TIMES,
        sets=sets.TIMES,
        module="times",
        known_failures=("durations and repeated times", "values that need the story's own calendar, such as an anniversary"),
    ),
    Task(
        name="quotes",
        title="Voices",
        unit="attributions",
        inputs=_ARTICLE,
        gold={"text": "text", "attributions": {"source": "list of spans", "content": "list of spans"}},
        answer={"attributions": {"source": "list of spans", "content": "list of spans"}},
        empty={"attributions": []},
        measure=quotes.QUOTES,
        sets=sets.QUOTES,
        module="quotes",
        known_failures=(
            "statements without a verb of speech",
            "thoughts, hopes and plans told as speech",
            "sources several sentences away",
        ),
    ),
    Task(
        name="tone",
        title="Word tone",
        unit="sentences",
        inputs=_TEXT,
        gold={"text": "text", "rating": "number"},
        answer={"score": "number"},
        empty=None,
        measure=tone.TONE,
        sets=sets.TONE,
        module="tone",
        out_of_fold=True,
        known_failures=("irony", "bad news told in neutral words", "pleasant words in a bleak sentence"),
    ),
    Task(
        name="frames",
        title="Frames",
        unit="articles",
        inputs={**_TEXT, "title?": "text"},
        gold={"frames": "list of texts"},
        answer={"frames": "list of texts"},
        empty={"frames": []},
        measure=labels.FRAMES,
        sets=sets.FRAMES,
        module="frames",
        known_failures=("frames evoked without any of their cues", "cues in another sense than the listed guards know"),
    ),
    Task(
        name="portrayal",
        title="Portrayal of a named actor",
        unit="targets",
        inputs={**_TEXT, **_SPAN, "target?": "text"},
        gold={"text": "text", **_SPAN, "label": "text"},
        answer={"label": "text"},
        empty=None,
        measure=labels.PORTRAYAL,
        sets=sets.PORTRAYAL,
        module="portrayal",
        known_failures=(
            "irony and mockery",
            "a target that is only one of several in the sentence",
            "a judgement that rests on knowledge of the world",
        ),
    ),
    Task(
        name="swap",
        title="Swap test of portrayals",
        unit="targets",
        inputs={**_TEXT, **_SPAN},
        gold={"text": "text", **_SPAN},
        answer={"states": "number", "persons": "number"},
        empty=None,
        measure=swaps.SWAP,
        sets=sets.SWAP,
        module="swap",
        known_failures=("a name that is also a common word, where no list has it",),
    ),
    Task(
        name="relations",
        title="Events, actors given",
        unit="events",
        inputs={**_TEXT, "source?": "text", "source_span?": "span", "target?": "text", "target_span?": "span"},
        gold={"text": "text", "class": "text", "quad": "whole number"},
        answer={"class": "text", "quad": "whole number"},
        empty=None,
        measure=labels.RELATIONS,
        sets=sets.RELATIONS,
        module="relations",
        known_failures=("an action told by a noun that no list has", "several actions between the same two actors"),
    ),
    Task(
        name="relations-triples",
        title="Events from the bare sentence",
        unit="events",
        inputs=_TEXT,
        gold={"text": "text", "source?": "text", "target?": "text", "quad": "whole number"},
        answer={"events": {"source": "text", "target": "text", "quad": "whole number"}},
        empty={"events": []},
        measure=labels.TRIPLES,
        sets=sets.TRIPLES,
        module="triples",
        known_failures=("actors that the sentence does not name beside their verb", "second and third events of a sentence"),
    ),
    Task(
        name="relations-directions",
        title="Direction of events",
        unit="events found between the two",
        inputs={**_TEXT, "source_span?": "span", "target_span?": "span"},
        gold={"text": "text"},
        answer={"events": "whole number", "turned": "whole number"},
        empty={"events": 0, "turned": 0},
        measure=labels.DIRECTIONS,
        sets=sets.DIRECTIONS,
        module="directions",
        known_failures=("country names that look like a plural or hold an article",),
    ),
    Task(
        name="loaded",
        title="Loaded wording",
        unit="sentences",
        inputs=_TEXT,
        gold={"text": "text", "biased": "true or false", "words": "list of texts"},
        answer={"biased": "true or false", "words?": "list of texts"},
        empty={"biased": False, "words": []},
        measure=labels.LOADED,
        sets=sets.LOADED,
        module="loaded",
        known_failures=("words that are loaded in one sentence and apt in another", "slant without any loaded word"),
    ),
    Task(
        name="extraction",
        title="Main text of web pages",
        unit="pages",
        inputs={"id": "text", "url?": "text"},
        gold={"text": "text"},
        answer={"text": "text"},
        empty={"text": ""},
        measure=extraction.EXTRACTION,
        sets=sets.EXTRACTION,
        module="extraction",
        known_failures=("live blogs and pages of several articles", "captions and teasers set as paragraphs"),
    ),
)

BY_NAME: Mapping[str, Task] = {task.name: task for task in ALL}
