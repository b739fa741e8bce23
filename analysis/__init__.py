"""How news outlets narrate the same story: everything that is true without a browser.

read     load(folder)          files        → Corpus     articles, each piece of metadata with its reason
find     analyse(corpus)       Corpus       → Analysis   one table for each kind of finding
measure  measure.registry      Analysis     → estimates  indicators with unit, n, interval and status
compare  contrast(analysis, …) Analysis     → sentences  the differences that the intervals support
draw     draw.*                estimates    → figures    one theme, unit on the axis, n and source below
publish  derive(analysis)      Analysis     → Analysis   the same tables without the articles' wording
store    write_tables, …       Analysis     ↔ files      Parquet, or CSV under version control; read_tables reads both
"""

from analysis.compare.differences import contrast
from analysis.errors import CorpusError, LexiconError, ParallaxError, SelectionError, TablesError
from analysis.model import Analysis, Article, Corpus, Estimate, Selection
from analysis.pipeline import analyse
from analysis.publish.derived import derive
from analysis.read.corpus import load
from analysis.store.tables import read as read_tables
from analysis.store.tables import write as write_tables
from analysis.version import VERSION

__version__ = VERSION

__all__ = [
    "Analysis",
    "Article",
    "Corpus",
    "CorpusError",
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
    "read_tables",
    "write_tables",
]
