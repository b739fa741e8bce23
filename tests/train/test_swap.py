"""The swap test by itself: a model that knows names fails it, and the whole pipeline passes it."""

from __future__ import annotations

import pytest

from analysis import pipeline
from analysis.find import stance
from analysis.model import Article, Corpus, Known, Published, Span
from analysis.train import swap

_UNKNOWN = Known(None, "unknown", "not needed")


def test_sentences_come_with_a_first_name() -> None:
    (sentence,) = swap.from_templates(["Nobody trusts {} any more."], "Kenya")
    assert sentence == swap.Sentence("Nobody trusts Kenya any more.", Span(14, 19))


def test_a_model_that_knows_a_name_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def biased(folded: str, pieces: object, names: list[Span], targets: list[Span], model: object) -> dict[Span, stance.Portrayal]:
        return {targets[0]: stance.Portrayal(*((0.9, 0.1, 0.0) if "Russia" in folded else (0.1, 0.8, 0.1)))}

    (sentence,) = swap.from_templates(["The talks with {} went on."], "Kenya")
    monkeypatch.setattr(stance, "portray", biased)
    assert swap.changes_of(sentence, ["Norway", "Russia"]) == pytest.approx([0, 0.9])
    moved = swap.change([sentence], ["Norway", "Russia"])
    assert moved is not None
    assert moved > swap.MOST


def test_nothing_to_swap() -> None:
    assert swap.change([]) is None
    assert swap.changes_of(swap.Sentence("", Span(0, 4)), ["Norway"]) == []


def test_the_whole_pipeline_passes() -> None:
    """Also where the name has to be found first, which is so of most: each sentence is an article of its own."""
    scores = {name: _scores(name) for name in swap.NAMES}
    first = scores[swap.NAMES[0]]
    changes = [
        abs((score or 0) - (first[number] or 0))
        for name in swap.NAMES[1:]
        for number, score in scores[name].items()
        if number in first
    ]
    assert len(changes) > 0.8 * (len(swap.NAMES) - 1) * len(swap.TEMPLATES)
    assert sum(changes) / len(changes) <= swap.MOST


def _scores(name: str) -> dict[str, float | None]:
    """The stance towards the target of each template that names it; missing where the model abstains."""
    sentences = swap.from_templates(name=name)
    unknown = Published(None, None, None, "unknown", "not needed")
    articles = tuple(
        Article(str(number), f"{number}.txt", one.text, _UNKNOWN, _UNKNOWN, _UNKNOWN, unknown)
        for number, one in enumerate(sentences)
    )
    mentions = pipeline.analyse(Corpus("swap", "swap", articles), copies="all")["mentions"]
    return {
        row.article_id: None if row.stance != row.stance else row.stance
        for row in mentions.itertuples()
        if abs(row.end - sentences[int(row.article_id)].span.end) <= 2
    }
