"""A sentence as the stance model reads it: words in lower case, and every name one and the same ``NAME``, whoever it is.

That is what keeps the model from learning an opinion of a name. A sentence is read once for all its targets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
_UNCONTRACTED = re.compile(
    r"[a-z][^\W\d_]*(?:[-.][^\W\d_]+)*|'s\b|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof|Jr|Sr|St)\.(?=\s)|(?:[A-Z]\.)+"
    r"|[^\W\d_]+(?:[-.][^\W\d_]+)*|\d[\d.,]*\d|\d|[^\w\s]"
)
"""The same where no “n't” stands in the text, which need not be looked for at each letter then; small words, the most, come first."""
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
CACHED = 1 << 16
"""So many words are kept with what is known of each: more than the newest articles have, and no more for a longer corpus."""
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
    return (_TOKEN if "n't" in folded else _UNCONTRACTED).findall(folded)


def _tokens(
    folded: str, pieces: Sequence[Span], names: Sequence[Span], known: Collection[str]
) -> tuple[list[str], dict[Span, int]]:
    """The words of a sentence; a name's words, and capitals right beside them, make one ``NAME``."""
    raw = _raw(folded, pieces, names)
    is_headline: bool | None = None  # worked out for the few sentences where a capital asks for it
    tokens: list[str] = []
    places: dict[Span, int] = {}
    # What, right after the last token, belongs to it: capitals to a name that was given, also a given name to capitals.
    joins: Literal["no", "capitals", "all"] = "no"
    opens = True
    for word in raw:
        if isinstance(word, Span):
            if joins != "all":
                tokens.append(NAME)
            places[word] = len(tokens) - 1
            joins, opens = "capitals", False
            continue
        is_name = word.is_capital
        if is_name and word.token in known:  # then the capital may be that of a sentence or headline
            is_name = not opens or (len(word.written) > 1 and word.written.isupper())
            if is_name:
                is_headline = _is_headline(raw) if is_headline is None else is_headline
                is_name = not is_headline
        if not is_name:
            tokens.append(word.token)
            joins, opens = "no", word.opens
        elif joins == "no":
            tokens.append(NAME)
            joins, opens = "all", False
        else:
            opens = False
    return tokens, places


class _Word(NamedTuple):
    """A word as it is written, and as a token unless it is a name."""

    written: str
    token: str
    is_capital: bool
    opens: bool
    """Whether the word after it may have the capital of a sentence."""


@lru_cache(maxsize=CACHED)
def _word(written: str) -> _Word:
    if not written[0].isalpha():
        return _Word(written, "0" if written[0].isdigit() else written, False, written in _OPENERS)
    return _Word(written, written.lower(), written[0].isupper() and written != "I", False)


def _raw(folded: str, pieces: Sequence[Span], names: Sequence[Span]) -> list[_Word | Span]:
    """The words of the pieces in order, and the names that stand in them."""
    raw: list[_Word | Span] = []
    for piece in pieces:
        position = piece.start
        for name in names:
            if name.start >= position and name.end <= piece.end:
                raw += map(_word, words(folded[position : name.start]))
                raw.append(name)
                position = name.end
        raw += map(_word, words(folded[position : piece.end]))
    return raw


def _is_headline(raw: Sequence[_Word | Span]) -> bool:
    initials = [word.written[0] for word in raw if isinstance(word, _Word) and word.written[0].isalpha()]
    return len(initials) >= _HEADLINE and sum(map(str.isupper, initials)) > 0.7 * len(initials)


@in_use.kept
def _classes() -> Callable[[str], str]:
    """The class of a word, each looked up once for the lists in use."""
    return lru_cache(maxsize=CACHED)(_class)


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
    if NEGATIONS.isdisjoint(tokens):
        return list(map(_lemma, tokens))
    found: list[str] = []
    left = 0
    for token in tokens:
        found.append(f"!{_lemma(token)}" if left and token not in _FUNCTION else _lemma(token))
        left = SCOPE if token in NEGATIONS else 0 if token in CLAUSE_ENDS else max(0, left - 1)
    return found


@lru_cache(maxsize=CACHED)
def _lemma(token: str) -> str:
    """The lemma of a word; a function word stays as it is."""
    return str(simplemma.lemmatize(token, lang="en")) if token.isalpha() and token not in _FUNCTION else token


def _grams(items: Sequence[str], longest: int) -> tuple[tuple[str, ...], ...]:
    """Items, pairs and so on, up to so many in a row."""
    made = [tuple(items)]
    for size in range(1, longest):
        made.append(tuple([f"{a} {b}" for a, b in zip(made[-1], items[size:], strict=False)]))
    return tuple(made)


def _counted(flags: Iterable[bool]) -> tuple[int, ...]:
    """How many flags are up before each position, and at the end."""
    return tuple(accumulate(flags, initial=0))
