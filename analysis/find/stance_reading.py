"""A sentence as the stance model reads it: words in lower case, and every name one and the same ``NAME``, whoever it is.

That is what keeps the model from learning an opinion of a name. A sentence is read once for all its targets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Literal, NamedTuple

import simplemma

from analysis.find import in_use, stance_lexicon
from analysis.model import Span

NAME = "NAME"


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_TOKEN = re.compile(
    r"n't\b|'s\b|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof|Jr|Sr|St)\.(?=\s)|(?:[A-Z]\.)+|[^\W\d_]+?(?=n't\b)|[^\W\d_]+(?:[-.][^\W\d_]+)*"
    r"|\d[\d.,]*\d|\d|[^\w\s]"
)
CLAUSE_ENDS = frozenset(
    {",", ";", ":", '"', "-", "–", "—", "but", "while", "although", "because", "that", "who", "which", ".", "(", ")"}
)
NEGATIONS = frozenset({"not", "no", "never", "n't", "without", "neither", "nor", "cannot", "hardly", "barely", "nobody", "nothing"})
BE = frozenset({"is", "was", "were", "are", "be", "been", "being", "am", "get", "gets", "got", "getting"})
SAY = _words(
    "say says said saying tell tells told add adds added note noted argue argued argues claim claimed claims explain explained state "
    "stated insist insisted warn warned wrote write tweet tweeted ask asked reply replied announce announced suggest suggested believe "
    "believes think thinks thought according"
)
_FUNCTION = BE | _words(
    "of in on at to for from by with and or as am has have had will would could should may might can not no n't never than that which "
    "who whom while but although though because if when after before against about over under between into out up down he she his her "
    "him they their them it its we our us you your i my me this these those there do does did \" , . ! ? : ; - NAME ( ) 's 0 $"
)
_OPENERS = frozenset('.!?":')
_HEADLINE = 5
"""A sentence of that many words, most of them with a capital, is a headline."""
_DROPPED = frozenset({"the", "a", "an", "x"})
_STRONG = 0.2
"""From this value on a word's class is `P` or `N` (a third of VADER's own range for a word in use)."""
PRONOUNS = _words("i he she they we you it him them us me who")
_PEOPLE = PRONOUNS | {NAME}
SCOPE = 4
"""How many words a negation reaches."""


class Colour(NamedTuple):
    """A word that colours, or a verb with two sides, at a position of the sentence."""

    at: int
    value: float
    roles: stance_lexicon.Roles | None
    passive: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as the model sees it; ``places`` has the position of each name that was given."""

    tokens: tuple[str, ...]
    places: dict[Span, int]
    grams: tuple[tuple[str, ...], ...]
    """Words and pairs of them, by the position at which they begin."""
    classes: tuple[tuple[str, ...], ...]
    """Word classes, pairs and triples of them, without what has none."""
    kept: tuple[int, ...]
    """For each position, how many word classes stand before it."""
    clause: tuple[int, ...]
    quoted: tuple[bool, ...]
    names: tuple[int, ...]
    """For each position, how many names and personal pronouns stand before it."""
    colours: tuple[Colour, ...]


def read(folded: str, pieces: Sequence[Span], names: Sequence[Span], known: Collection[str]) -> Reading:
    """The pieces of one sentence of a folded text, in which ``names`` stand (sorted, none inside another).

    A capitalised word is a name unless it opens a sentence or a headline and ``known`` has it in lower case.
    """
    tokens, places = _tokens(folded, pieces, names, known)
    classes = list(map(_classes(), tokens))
    return Reading(
        tokens=tuple(tokens),
        places=places,
        grams=_grams(_marked(tokens), 2),
        classes=_grams([word_class for word_class in classes if word_class not in _DROPPED], 3),
        kept=_counted([word_class not in _DROPPED for word_class in classes]),
        clause=_counted([token in CLAUSE_ENDS for token in tokens])[1:],
        quoted=tuple(number % 2 == 1 for number in _counted([word == '"' for word in tokens])[1:]),
        names=_counted([token in _PEOPLE for token in tokens]),
        colours=_colours(tokens),
    )


def words(folded: str) -> list[str]:
    """The words and marks of a text as the model cuts them, in their own case."""
    return _TOKEN.findall(folded)


def _tokens(
    folded: str, pieces: Sequence[Span], names: Sequence[Span], known: Collection[str]
) -> tuple[list[str], dict[Span, int]]:
    """The words of a sentence; a name's words, and capitals right beside them, make one ``NAME``."""
    raw = list(_pieces(folded, pieces, names))
    words = [word for word, _ in raw if word[:1].isalpha()]
    headline = len(words) >= _HEADLINE and sum(word[0].isupper() for word in words) > 0.7 * len(words)
    tokens: list[str] = []
    places: dict[Span, int] = {}
    # What, right after the last token, belongs to it: capitals to a name that was given, also a given name to capitals.
    joins: Literal["no", "capitals", "all"] = "no"
    opens = True
    for word, name in raw:
        if name:
            if joins != "all":
                tokens.append(NAME)
            places[name] = len(tokens) - 1
            joins, opens = "capitals", False
        elif not word[0].isalpha():
            tokens.append("0" if word[0].isdigit() else word)
            joins, opens = "no", word in _OPENERS
        elif word[0].isupper() and word != "I" and not _is_common(word, opens, headline, known):
            if joins == "no":
                tokens.append(NAME)
                joins = "all"
            opens = False
        else:
            tokens.append(word.lower())
            joins, opens = "no", False
    return tokens, places


def _pieces(folded: str, pieces: Sequence[Span], names: Sequence[Span]) -> Iterator[tuple[str, Span | None]]:
    """The words of the pieces in order, and the names that stand in them."""
    for piece in pieces:
        position = piece.start
        for name in names:
            if name.start >= position and name.end <= piece.end:
                for word in _TOKEN.findall(folded[position : name.start]):
                    yield word, None
                yield "", name
                position = name.end
        for word in _TOKEN.findall(folded[position : piece.end]):
            yield word, None


def _is_common(word: str, opens: bool, headline: bool, known: Collection[str]) -> bool:
    """Whether a capital is that of a sentence or headline, not of a name."""
    shouted = len(word) > 1 and word.isupper() and not headline
    return not shouted and (opens or headline) and word.lower() in known


@in_use.kept
def _classes() -> Callable[[str], str]:
    """The class of a word, each looked up once for the lists in use."""
    return cache(_class)


def _class(token: str) -> str:
    if token in SAY:
        return "SAY"
    if token in _FUNCTION:
        return token
    if roles := stance_lexicon.verbs().get(token):
        tail = "g" if token.endswith("ing") else "d" if token.endswith("ed") else ""
        return f"V{_sign(roles.agent)}{_sign(roles.patient)}{tail}"
    value = stance_lexicon.words().get(token, 0.0)
    if abs(value) > _STRONG:
        return "P" if value > 0 else "N"
    return next((tail for tail in ("ly", "ed", "ing") if token.endswith(tail)), "x")


def _sign(value: float) -> str:
    return "+" if value > 0 else "-" if value < 0 else "0"


def _colours(tokens: Sequence[str]) -> tuple[Colour, ...]:
    verbs, words, openers = stance_lexicon.verbs(), stance_lexicon.words(), stance_lexicon.openers()
    listed = _listed()
    found: list[Colour] = []
    for k, token in enumerate(tokens):
        if token not in listed:
            continue
        phrase, length = 0.0, 0
        for size in (4, 3, 2) if token in openers else ():
            rated = words.get(" ".join(tokens[k : k + size])) if k + size <= len(tokens) else None
            if rated:
                phrase, length = rated, size
                break
        value = phrase if length else words.get(token, 0.0)
        roles = verbs.get(token)
        if value or roles:
            before = tokens[max(0, k - 3) : k]
            negated = not NEGATIONS.isdisjoint(before)
            passive = token.endswith(("ed", "en", "t", "wn")) and not BE.isdisjoint(before)
            found.append(Colour(k, -0.6 * value if negated else value, roles, passive, negated))
    return tuple(found)


@in_use.kept
def _listed() -> frozenset[str]:
    """The words of all lists, asked first: most words of a text stand in none."""
    return frozenset({*stance_lexicon.verbs(), *stance_lexicon.words(), *stance_lexicon.openers()})


def _marked(tokens: Sequence[str]) -> list[str]:
    """The words as lemmas; after a negation those of its clause carry a mark, so that “not honest” is another word than “honest”."""
    found: list[str] = []
    left = 0
    for token in tokens:
        plain = token not in _FUNCTION
        found.append(f"!{_lemma(token)}" if left and plain else _lemma(token) if plain else token)
        left = SCOPE if token in NEGATIONS else 0 if token in CLAUSE_ENDS else max(0, left - 1)
    return found


@cache
def _lemma(token: str) -> str:
    return str(simplemma.lemmatize(token, lang="en")) if token.isalpha() else token


def _grams(items: Sequence[str], longest: int) -> tuple[tuple[str, ...], ...]:
    """Items, pairs and so on, up to so many in a row."""
    made = [tuple(items)]
    for size in range(1, longest):
        made.append(tuple([f"{a} {b}" for a, b in zip(made[-1], items[size:], strict=False)]))
    return tuple(made)


def _counted(flags: Iterable[bool]) -> tuple[int, ...]:
    """How many flags are up before each position, and at the end."""
    return tuple(accumulate(flags, initial=0))
