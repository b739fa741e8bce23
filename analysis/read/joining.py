"""Corpora that are brought one after the other → one corpus. Ids that two of them share are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.model import Article, Corpus
from analysis.read import articles
from analysis.read import corpus as reading


def join(corpora: Sequence[Corpus], *, name: str) -> Corpus:
    """One corpus of all articles. It is invented where all of its parts are."""
    joined = reading.assemble(
        articles.unique(article for corpus in corpora for article in corpus.articles),
        (skipped for corpus in corpora for skipped in corpus.skipped),
        name=name,
        columns=(columns for corpus in corpora for columns in corpus.tables),
    )
    gazetteers = tuple(dict.fromkeys(path for corpus in corpora for path in corpus.gazetteers))
    return replace(joined, gazetteers=gazetteers, invented=bool(corpora) and all(corpus.invented for corpus in corpora))


def only(corpus: Corpus, chosen: Iterable[Article]) -> Corpus:
    """The same corpus of these articles alone, as they stand now; its id is theirs."""
    made = reading.assemble(chosen, corpus.skipped, name=corpus.name, columns=corpus.tables)
    return replace(made, gazetteers=corpus.gazetteers, invented=corpus.invented, description=corpus.description)
