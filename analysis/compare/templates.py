"""The sentence of each measure: one outlet beside another, or beside all the others.

A sentence has the same parts for every measure that counts something: a verb, what is counted, the figure of each side, and how it
reads where a side has nothing at all. Measures that judge have sentences of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analysis.compare.naming import listed, opened, subject, verb
from analysis.measure.indicator import Indicator
from analysis.model import Estimate


@dataclass(frozen=True, slots=True)
class Compared:
    """One outlet and the rest, one or several; ``is_high`` where the one is above all the rest."""

    one: Estimate
    rest: tuple[Estimate, ...]
    is_high: bool

    @property
    def nearest(self) -> Estimate:
        """Of the rest the one that comes closest: all others lie beyond it."""
        return (max if self.is_high else min)(self.rest, key=lambda e: (e.value or 0, e.n))

    @property
    def is_several(self) -> bool:
        return len(self.rest) > 1

    @property
    def bound(self) -> str:
        """What the figure of several outlets is."""
        return ("at most " if self.is_high else "at least ") if self.is_several else ""


@dataclass(frozen=True, slots=True)
class Parts:
    """Of “uses 3 words per 1,000 words, the other in 1”: verb, before and after the figure, and ``lead`` before the second figure.

    ``none`` is how a side with nothing reads beside one that has something (after its verb, or “never” with “does”; empty where a
    plain 0 is said), ``never`` how it reads at the head of a sentence, and ``unit`` what follows the second figure there.
    """

    verb: str
    before: str
    after: str
    write: Callable[[float, float], str]
    lead: str = ""
    none: str = ""
    never: str = ""
    unit: str = " per 1,000 words"


def fill(indicator: Indicator, compared: Compared, feature: str) -> str:
    """The sentence of a measure; one without a template is said as title and figures."""
    if indicator.name in _JUDGED:
        return _JUDGED[indicator.name](compared, feature)
    if indicator.name in _COUNTED:
        return _told(_COUNTED[indicator.name](feature), compared)
    what = indicator.title if compared.one.entity is None else f"{indicator.title}, {feature}"
    sides = ", ".join(f"{subject(e)} {figure(indicator, e.value or 0)}" for e in (compared.one, *compared.rest))
    return f"{what}: {sides} ({indicator.unit})."


def figure(indicator: Indicator, value: float) -> str:
    """A value as a sentence gives it."""
    if indicator.unit.startswith("share"):
        return "less than 1%" if 0 < value < 0.005 else f"{value:.0%}"
    return f"{value:+.2f}" if indicator.range.startswith("-") else f"{value:.1f}"


def _told(parts: Parts, compared: Compared) -> str:
    is_one, are_one = (verb(side, "do") == "does" for side in ([compared.one], compared.rest))
    own, their = "its articles" if is_one else "them", "its" if are_one else "theirs"
    return _filled(parts, compared).replace("{its articles}", own).replace("{theirs}", their)


def _filled(parts: Parts, compared: Compared) -> str:
    one, rest, nearest = compared.one, compared.rest, compared.nearest
    others, head = listed(rest), subject(one, "The")
    own, near = one.value or 0.0, nearest.value or 0.0
    if not one.n and parts.never:
        again = f"{verb(rest, 'do')} so" if parts.none == "never" else verb(rest, parts.verb)
        phrase = parts.never.replace(parts.verb, verb([one], parts.verb), 1)
        return f"{head} {phrase}; {others} {again} {parts.lead}{_bounded(parts, compared, near, own)}{parts.unit}."
    says = f"{head} {verb([one], parts.verb)} {parts.before}{parts.write(own, near)}{parts.after}"
    if not nearest.n and parts.none:
        none = f"never {verb(rest, 'do')}" if parts.none == "never" else f"{verb(rest, parts.verb)} {parts.none}"
        return f"{says}; {others} {none}."
    return f"{says}, {others} {parts.lead}{_bounded(parts, compared, near, own)}."


def _bounded(parts: Parts, compared: Compared, value: float, other: float) -> str:
    """A figure of the rest: of several outlets the most or the least that any of them has."""
    text = parts.write(value, other)
    if not compared.bound or text in ("all", "100%", "0%"):
        return text
    if text.startswith("less than"):
        return text if compared.is_high else parts.write(value, value)
    return f"{compared.bound}{text}"


def _times(rate: float, other: float) -> str:
    """A rate in words, with a decimal where the two would read alike; what was said at all is never rounded to no times."""
    if round(rate) == round(other):
        return f"{rate:.1f} times"
    return {0: "less than once", 1: "once", 2: "twice"}.get(round(rate), f"{round(rate)} times")


def _rate(rate: float, other: float) -> str:
    if round(rate) == round(other):
        return f"{rate:.1f}"
    return "less than one" if round(rate) == 0 else str(round(rate))


def _share(share: float, other: float) -> str:
    if round(100 * share) == round(100 * other):
        return f"{share:.1%}"
    return "less than 1%" if 0 < share < 0.005 else f"{share:.0%}"


def _some(share: float, other: float) -> str:
    """A share of articles."""
    return "all" if share == 1 else _share(share, other)


def _named(feature: str) -> Parts:
    return Parts("name", f"{feature} ", " per 1,000 words", _times, none="never", never=f"never name {feature}")


def _cues(what: str) -> Parts:
    return Parts("use", "", f" {what} per 1,000 words", _rate, none="none", never=f"use no {what}")


def _loaded(feature: str) -> Parts:
    return _cues("loaded words" if feature.startswith("any") else f"loaded words of the kind “{feature}”")


def _war(feature: str) -> Parts:
    if feature.startswith("any"):
        return Parts(
            "name",
            "a war by one of its names ",
            " per 1,000 words",
            _times,
            none="never",
            never="never name a war by one of its names",
        )
    what = f"the name “{feature}” for a war"
    return Parts("use", f"{what} ", " per 1,000 words", _times, none="never", never=f"never use {what}")


def _word(feature: str) -> Parts:
    what = f"the word “{feature}”"
    return Parts("use", f"{what} in ", " of {its articles}", _some, "in ", "never", f"never use {what}", " of {theirs}")


def _given(whom: str) -> Parts:
    speech = "of all quoted and reported speech"
    return Parts(
        "give", "", f" {speech} to {whom}", _share, none="none", never=f"give no quoted or reported speech to {whom}", unit=""
    )


_COUNTED: Mapping[str, Callable[[str], Parts]] = {
    "entity_rate": _named,
    "quoted_share": lambda feature: Parts("give", "", " of the words to quoted voices", _share),
    "speaker_share": lambda feature: _given(f"speakers of the kind “{feature}”"),
    "side_share": lambda feature: _given(f"speakers from {feature}"),
    "cue_class_share": lambda feature: Parts(
        "introduce", "", f" of the statements with {feature} words of saying", _share, none="none"
    ),
    "frame_rate": lambda feature: _cues(f"different words and phrases of the frame “{feature}”"),
    "war_label_rate": _war,
    "agent_dropped": lambda feature: Parts("leave", "open who did it in ", " of the passives", _share, "in "),
    "certainty_rate": lambda feature: _cues(f"words of the kind “{feature}”"),
    "loaded_rate": _loaded,
    "word_share": _word,
}
"""Indicator → the parts of its sentence, from how its feature is written."""


# ---------------------------------------------------------------- measures that judge or count acts


def _than(compared: Compared, more: str, less: str) -> str:
    """“more in The Gull (+0.24) than in The Tern (-0.10)”, with the bound where there are several others."""
    bound = f" {compared.bound.strip()}" if compared.bound else ""
    near = f"({compared.nearest.value or 0:+.2f}{bound})"
    word = more if compared.is_high else less
    return f"{word} in {subject(compared.one)} ({compared.one.value or 0:+.2f}) than in {listed(compared.rest)} {near}"


def _tone(compared: Compared, feature: str) -> str:
    than = _than(compared, "pleasanter words", "less pleasant words")
    return f"Sentences naming {feature} use {than}; that is word tone, not attitude."


def _stance(compared: Compared, feature: str) -> str:
    than = _than(compared, "more favourably", "less favourably")
    return f"{opened(feature)} comes across {than}; single sentences are often misread."


def _headline(compared: Compared, feature: str) -> str:
    than = _than(compared, "pleasanter words", "less pleasant words")
    return f"Beside the text under them, headlines use {than}; that is word tone, not attitude."


def _acts(compared: Compared, feature: str) -> str:
    own, near = compared.one.value or 0.0, compared.nearest.value or 0.0
    verbs, others = verb([compared.one], "tell"), verb(compared.rest, "tell")
    bound = compared.bound
    return (
        f"{opened(feature)} is the one who acts in {_share(own, near)} of the acts that {subject(compared.one)} {verbs} of, "
        f"in {bound}{_share(near, own)} of those that {listed(compared.rest)} {others} of."
    )


def _events(compared: Compared, feature: str) -> str:
    """A count of events, with the articles that it is taken from."""
    sides = [
        f"{subject(e, 'The' if not i else 'the')} {verb([e], 'report') + ' ' if not i else ''}"
        f"{e.n or 'none'}{' events between ' + feature if not i else ''} in {e.n_articles} article{'s' * (e.n_articles != 1)}"
        for i, e in enumerate((compared.one, *compared.rest))
    ]
    return f"{', '.join(sides)}."


_JUDGED: Mapping[str, Callable[[Compared, str], str]] = {
    "word_tone": _tone,
    "stance": _stance,
    "tie_stance": _stance,
    "headline_gap": _headline,
    "agency": _acts,
    "event_count": _events,
}
"""Indicator → its sentence, where it is not one of parts."""
