"""Who does what to whom, class by class: bare sentence → source, class and target, and the class where the pair is known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.find import entities, event_classes, event_swap, event_triples, events, folding, lexicon, sentences
from analysis.find.event_actors import Actor
from analysis.find.event_lexicon import classes
from analysis.model import Span

DEMO = Path(__file__).parents[2] / "seeds" / "demo" / "texts"

TOLD: dict[str, list[str]] = {
    "AGREE": [
        "[Orla] has agreed to release [two Vesperian sailors].",
        "[The rebels] struck a deal with [the government].",
        "[Vesper] pledged to send forty tugs to [Orla].",
        "[The miners] accepted an offer from [the company].",
        "[Lawmakers] will support [the minister].",
    ],
    "CONSULT": [
        "[President Holt] met [Tarn's envoy] in Quayside.",
        "[Vesperian ministers] paid a short visit to [Orla].",
        "[The mayor] held long talks with [the strikers].",
        "[Orla] hosted [the leaders of Vesper].",
        "[The king] spoke by phone with [Quill].",
    ],
    "SUPPORT": [
        "[Orla] praised [Vesper's plan].",
        "[The senate] has ratified [the treaty].",
        "[The minister] expressed his full support for [Tarn].",
        "[Vesper] restored diplomatic relations with [Orla].",
        "[The bishop] sided with [the workers].",
    ],
    "AID": [
        "[Orla] sent forty tons of food to [Vesper].",
        "[The charity] donated tents to [the refugees].",
        "[Tarn] granted asylum to [two Orlan monks].",
        "[The army] rescued [stranded villagers].",
    ],
    "COOPERATE": [
        "[Orla's navy] held joint drills with [Vesper].",
        "[The police] shared intelligence with [Tarn].",
        "[Vesper] extradited two bankers to [Orla].",
        "[The company] bought three tugs from [Tarn].",
    ],
    "YIELD": [
        "[Orla] lifted its sanctions on [Vesper].",
        "[The court] released [three editors].",
        "[Vesper] withdrew its troops from [Tarn].",
        "[The government] eased restrictions on [travellers].",
        "[The general] surrendered to [the rebels].",
    ],
    "ACCUSE": [
        "[Orla] accused [Vesper] of theft.",
        "[Prosecutors] opened an investigation into [the mayor].",
        "[Tarn] summoned [Orla's ambassador].",
        "[The tribunal] issued an arrest warrant for [Holt].",
        "[Activists] filed a complaint against [the bank].",
    ],
    "REJECT": [
        "[Orla] rejected [Vesper's offer].",
        "[The council] vetoed [the bill].",
        "[The union] turned down a proposal by [the company].",
        "[Tarn] has refused to recognise [the junta].",
    ],
    "REQUEST": [
        "[Orla] called on [Vesper] to open the strait.",
        "[The opposition] urged [the president] to resign.",
        "[The villagers] appealed to [the king].",
        "[Tarn] demanded an apology from [Orla].",
    ],
    "THREATEN": [
        "[Orla] warned [Vesper] of war.",
        "[The general] gave [the rebels] a last warning.",
        "[Vesper] threatened to attack [Orla].",
        "[Tarn] issued an ultimatum to [the junta].",
    ],
    "ASSAULT": [
        "[Orla's troops] opened fire on [the crowd].",
        "[Rebels] attacked [a convoy] near Quayside.",
        "[Gunmen] killed [four villagers].",
        "[Vesperian jets] bombed [the harbour].",
        "[Tarn] launched an attack on [Orla].",
    ],
    "COERCE": [
        "[Police] arrested [three students].",
        "[The junta] jailed [an editor].",
        "[Orla] seized [a Vesperian tug].",
        "[Police] fired tear gas at [the marchers].",
        "[The regime] imposed a curfew on [the capital].",
    ],
    "MOBILIZE": [
        "[Orla] massed troops near [Vesper].",
        "[Tarn] deployed warships off [Quayside].",
        "[The army] moved tanks to [the border].",
        "[Vesper] test-fired a missile over [Orla].",
    ],
    "PROTEST": [
        "[Students] rallied outside [the embassy].",
        "[Thousands of workers] demonstrated against [the government].",
        "[Farmers] blocked [the main road].",
        "[Monks] went on strike against [the regime].",
    ],
    "SANCTION": [
        "[Orla] imposed steep tariffs on [Vesper].",
        "[Tarn] expelled two diplomats from [Orla].",
        "[The bank] cut off funding to [the charity].",
        "[Vesper] suspended military aid to [Tarn].",
        "[Orla] blacklisted [five companies].",
    ],
}
"""Class → sentences with the source in the first brackets and the target in the second."""

PASSIVE = [
    ("[Three students] were arrested by [police].", "COERCE"),
    ("[Vesper] has been accused by [Orla] of theft.", "ACCUSE"),
    ("[The miners] were praised by [the bishop].", "SUPPORT"),
    ("[Troops] armed by [Tarn] marched.", "AID"),
]
"""Target first, source second."""

NO_EVENT = [
    "The weather in Orla was mild.",
    "Orla is larger than Vesper.",
    "The attack surprised everyone.",
    "Three students were arrested.",
    "Support is growing.",
    "It rained on the harbour.",
    "The price of bread rose.",
    "A report on talks was late.",
    "Blue boats carried salt.",
    "",
]


def bare(marked: str) -> tuple[str, Span, Span]:
    """The sentence without its brackets, and the spans of the two marked phrases."""
    parts = [part for piece in marked.split("[") for part in piece.split("]")]
    text = "".join(parts)
    spans, position = [], 0
    for number, part in enumerate(parts):
        if number % 2:
            spans.append(Span(position, position + len(part)))
        position += len(part)
    return folding.fold(text), spans[0], spans[1]


CASES = [(kind, marked) for kind, told in TOLD.items() for marked in told]


def test_every_class_is_told() -> None:
    assert set(TOLD) == set(classes())


@pytest.mark.parametrize(("kind", "marked"), CASES)
def test_the_class_of_a_known_pair(kind: str, marked: str) -> None:
    text, source, target = bare(marked)
    assert event_classes.classify(text, Span(0, len(text)), source, target) == (kind, classes()[kind].quad)


@pytest.mark.parametrize(("kind", "marked"), CASES)
def test_a_bare_sentence(kind: str, marked: str) -> None:
    text, source, target = bare(marked)
    found = [
        (t.source, t.event_class, t.target.startswith(text[target.start : target.end]), t.quad) for t in event_triples.find(text)
    ]
    assert found == [(text[source.start : source.end], kind, True, classes()[kind].quad)]


@pytest.mark.parametrize(("marked", "kind"), PASSIVE)
def test_the_passive_turns_the_roles_round(marked: str, kind: str) -> None:
    text, target, source = bare(marked)
    (found,) = event_triples.find(text)
    assert found.event_class == kind
    assert found.source.startswith(text[source.start : source.end])
    assert found.target == text[target.start : target.end]


@pytest.mark.parametrize("text", NO_EVENT)
def test_no_event(text: str) -> None:
    assert event_triples.find(text) == ()


def test_without_any_cue_the_answer_is_the_stated_default() -> None:
    text = "Orla and Vesper are islands."
    assert event_classes.classify(text, Span(0, len(text)), Span(0, 4), Span(9, 15)) == (event_classes.DEFAULT, 1)


def test_a_pair_may_be_half_known() -> None:
    text = "Orla attacked at dawn."
    assert event_classes.classify(text, Span(0, len(text)), Span(0, 4), None) == ("ASSAULT", 4)
    assert event_classes.classify(text, Span(0, len(text)), None, None) == ("ASSAULT", 4)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orla will send food to Vesper.", "AGREE"),
        ("Orla refused to meet Vesper.", "REJECT"),
        ("Orla threatened to bomb Vesper.", "THREATEN"),
        ("Orla urged Tarn to attack Vesper.", "REQUEST"),
        ("Orla halted arms deliveries to Vesper.", "SANCTION"),
        ("Orla ended its siege of Vesper.", "YIELD"),
    ],
)
def test_what_is_intended_refused_asked_or_undone_changes_the_class(text: str, kind: str) -> None:
    target = text.index("Vesper")
    assert event_classes.classify(text, Span(0, len(text)), Span(0, 4), Span(target, target + 6))[0] == kind


def test_joined_actors_stay_one_phrase_and_all_events_can_be_asked_for() -> None:
    text = "Orla and Vesper criticised Tarn and jailed two editors."
    assert [t.source for t in event_triples.find(text)] == ["Orla and Vesper"]
    assert [t.event_class for t in event_triples.find(text, foremost=False)] == ["ACCUSE", "COERCE"]


def test_directions_turn_round_with_the_names() -> None:
    """At least 95 of 100 events turn round with two country names, in all sentences above."""
    marked = [*(sentence for _, sentence in CASES), *(sentence for sentence, _ in PASSIVE)]
    turned = [event_swap.check(*bare(sentence), names=("Orla", "Vesper")) for sentence in marked]
    assert sum(t.n for t in turned) >= 60
    assert sum(t.n_turned for t in turned) >= 0.95 * sum(t.n for t in turned)


def test_words_that_cannot_act_do_not_turn_round() -> None:
    text = "Orla rejected the offer."
    assert event_swap.check(text, Span(0, 4), Span(14, 23)) == event_swap.Turned(1, 0)


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.txt")), ids=lambda path: path.stem)
def test_directions_turn_round_in_whole_articles(path: Path) -> None:
    text = path.read_text("utf-8")
    table = {"Ostrenian": "Velmaran", "Velmaran": "Ostrenian", "Ostrenia": "Velmara", "Velmara": "Ostrenia"}
    turned = re.sub("|".join(table), lambda match: table[match.group()], text)
    before, after = _between_states(text), _between_states(turned)
    assert [(kind, table.get(actor, actor), table.get(target, target)) for kind, actor, target in after] == before


def _between_states(text: str) -> list[tuple[str, str, str]]:
    """Class, actor and target of the events between the two states themselves."""
    folded = folding.fold(text)
    rows = lexicon.read_entities((DEMO.parent / "entities.csv").read_text("utf-8"), "entities.csv")
    known = entities.gazetteer(*(row for row in rows if row.kind == "state"))
    actors = [Actor(m.span, m.entity, m.entity) for m in entities.find(folded, known) if m.form != "metonym"]
    spans = [Span(sentence.start, sentence.end) for sentence in sentences.find(text)]
    return [(e.event_class, e.actor.entity, e.target.entity) for e in events.find(folded, spans, actors)]
