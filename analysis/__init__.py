"""How news outlets narrate the same story: everything that is true without a browser.

read     load(folder)          files        → Corpus     articles, each piece of metadata with its reason
find     analyse(corpus)       Corpus       → Analysis   one table for each kind of finding
correct  load_corrections(…)   file         → Overlay    what an analyst says against the finders, for analyse
measure  indicators.ALL        Analysis     → estimates  indicators with unit, n, interval and status
compare  contrast(analysis, …) Analysis     → sentences  the differences that the intervals support
draw     draw.*                estimates    → figures    one theme, unit on the axis, n and source below
publish  derive(analysis)      Analysis     → Analysis   the same tables without the articles' wording
store    write_tables, …       Analysis     ↔ files      Parquet, or CSV under version control
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from analysis.version import VERSION

if TYPE_CHECKING:
    from analysis.compare.differences import contrast
    from analysis.correct.overlay import read as load_corrections
    from analysis.errors import CorpusError, CorrectionsError, LexiconError, ParallaxError, SelectionError, TablesError
    from analysis.model import Analysis, Article, Corpus, Estimate, Selection
    from analysis.own_lists import load as load_lexicons
    from analysis.pipeline import analyse
    from analysis.publish.derived import derive
    from analysis.read.corpus import load
    from analysis.store.tables import read as read_tables
    from analysis.store.tables import write as write_tables

__version__ = VERSION

__all__ = [
    "Analysis",
    "Article",
    "Corpus",
    "CorpusError",
    "CorrectionsError",
    "Estimate",
    "LexiconError",
    "ParallaxError",
    "Selection",
    "SelectionError",
    "TablesError",
    "__version__",
    "analyse",
    "contrast",
    "derive",
    "load",
    "load_corrections",
    "load_lexicons",
    "read_tables",
    "write_tables",
]

_HOMES = {
    **{
        name: ("analysis.errors", name)
        for name in ("CorpusError", "CorrectionsError", "LexiconError", "ParallaxError", "SelectionError", "TablesError")
    },
    **{name: ("analysis.model", name) for name in ("Analysis", "Article", "Corpus", "Estimate", "Selection")},
    "analyse": ("analysis.pipeline", "analyse"),
    "contrast": ("analysis.compare.differences", "contrast"),
    "derive": ("analysis.publish.derived", "derive"),
    "load_corrections": ("analysis.correct.overlay", "read"),
    "load_lexicons": ("analysis.own_lists", "load"),
    "load": ("analysis.read.corpus", "load"),
    "read_tables": ("analysis.store.tables", "read"),
    "write_tables": ("analysis.store.tables", "write"),
}


def __getattr__(name: str) -> Any:
    """Each public name from its home when it is first asked for, so that starting the dashboard does not wait for all of it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
