"""The arrows between the folders, and where state, markup and work at import may stand."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted([*(ROOT / "analysis").rglob("*.py"), *(ROOT / "components").rglob("*.py"), ROOT / "app.py"])
MAX_LINES = 300

FORBIDDEN = {
    "analysis": ("streamlit", "components", "app"),
    "analysis.model": ("analysis",),
    "analysis.errors": ("analysis",),
    "analysis.read": tuple(f"analysis.{stage}" for stage in ("find", "measure", "compare", "draw", "publish", "store", "bench")),
    "analysis.find": tuple(
        f"analysis.{stage}" for stage in ("read", "train", "correct", "measure", "compare", "draw", "publish", "store", "bench")
    ),
    "analysis.correct": tuple(
        f"analysis.{stage}" for stage in ("read", "rows", "train", "measure", "compare", "draw", "publish", "store", "bench")
    ),
    "analysis.train": tuple(f"analysis.{stage}" for stage in ("read", "measure", "compare", "draw", "publish", "store", "bench")),
    "analysis.measure": ("analysis.compare", "analysis.draw", "analysis.publish", "analysis.bench"),
    "analysis.compare": ("analysis.draw", "analysis.publish", "analysis.bench"),
    "analysis.draw": tuple(f"analysis.{stage}" for stage in ("read", "find", "measure", "compare", "publish")),
    "analysis.publish": ("analysis.bench",),
    "analysis.store": ("analysis.bench",),
    "analysis.pipeline": ("analysis.bench",),
    "analysis.accuracy": tuple(
        f"analysis.{stage}" for stage in ("read", "find", "measure", "compare", "draw", "publish", "store", "bench")
    ),
    "components": ("app", "analysis.bench"),
}
"""Importer → what it may not import, each with all below it."""

SHARED_BY_FINDERS = {
    "cue_files",
    "cues",
    "embedding",
    "folding",
    "frame_files",
    "in_use",
    "lexicon",
    "listing",
    "merging",
    "periods",
    "spacy_loading",
    "speech_lexicon",
    "titles",
    "vader",
    "vader_words",
    "words",
}
FAMILIES = {
    "event": ("event",),
    "time": ("time",),
    "entit": ("entit", "names"),
    "name": ("name",),
    "spacy_names": ("name",),
    "stance": ("stance",),
}
"""The modules of one finder, by how their names begin, and what they share; entities build on names."""
VOICES = {
    "attribution_phrases",
    "attributions",
    "clauses",
    "complements",
    "quotation_marks",
    "reporting",
    "sources",
    "speaker_names",
    "speakers",
    "statements",
    "voices",
}
"""One finder in several files under names of their own."""
STAGES = ("read", "find", "correct", "train", "measure", "compare", "draw", "publish", "store", "bench")
WORK = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "load",
    "loads",
    "getenv",
    "connect",
    "urlopen",
    "print",
    "mkdir",
    "run",
    "Popen",
}
STATE = re.compile(r"session_state|query_params|query-params")


def wrong_arrows(module: str, source: str) -> list[str]:
    """The imports of a module that run against the layers."""
    return [f"{module} imports {name}" for name in imports(source) if _is_wrong(module, name)]


def imports(source: str) -> Iterator[str]:
    """Everything that a source imports, at its top or inside, as dotted names."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def work_at_import(source: str) -> list[str]:
    """The statements of a module's top level that do more than define something."""
    found: list[str] = []
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.If) and ast.unparse(statement.test) in ("__name__ == '__main__'", "TYPE_CHECKING"):
            continue
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue
        plain = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign, ast.AugAssign)
        if not isinstance(statement, plain) or (_called(statement) & WORK):
            found.append(ast.unparse(statement).splitlines()[0])
    return found


def _called(statement: ast.stmt) -> set[str]:
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return set()
    calls = (node.func for node in ast.walk(statement) if isinstance(node, ast.Call))
    return {f.attr if isinstance(f, ast.Attribute) else f.id if isinstance(f, ast.Name) else "" for f in calls}


def _is_wrong(module: str, name: str) -> bool:
    if name.startswith("."):
        return True  # relative imports would slip through the rules below
    if any(_below(module, importer) and any(_below(name, f) for f in forbidden) for importer, forbidden in FORBIDDEN.items()):
        return True
    parts, here = name.split("."), module.split(".")
    if parts[:2] == here[:2] == ["analysis", "find"] and len(parts) > 2 and len(here) > 2:
        return not _may_share(here[2], parts[2])
    return False


def _may_share(finder: str, other: str) -> bool:
    return (
        other in SHARED_BY_FINDERS
        or {finder, other} <= VOICES
        or any(finder.startswith(one) and other.startswith(family) for one, family in FAMILIES.items())
    )


def _below(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=_relative)
def test_imports_point_one_way(path: Path) -> None:
    assert wrong_arrows(_name(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("analysis.cli", "import streamlit as st"),
        ("analysis.draw.dots", "from streamlit.elements import arrow"),
        ("analysis.publish.deck", "from components import cached"),
        ("analysis.read.body", "from analysis.find import voices"),
        ("analysis.find.frames", "from analysis.measure.rates import words"),
        ("analysis.find.frames", "from analysis.find.entities import Mention"),
        ("analysis.find.times", "from analysis.find import events"),
        ("analysis.find.names", "from analysis.find import entities"),
        ("analysis.find.names", "from analysis.train import names"),
        ("analysis.measure.tone", "def late():\n    from analysis.compare import keyness"),
        ("analysis.compare.keyness", "import analysis.draw.theme"),
        ("analysis.draw.dots", "from analysis.measure import scope"),
        ("analysis.model", "from analysis.schema import TABLES"),
        ("analysis.measure.tone", "from . import rates"),
        ("components.blocks", "import app"),
        ("components.pages.method", "from analysis.bench import report"),
        ("analysis.pipeline", "from analysis.bench import data"),
        ("analysis.accuracy", "from analysis.bench import tasks"),
    ],
)
def test_wrong_arrow_is_seen(module: str, source: str) -> None:
    assert len(wrong_arrows(module, source)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("analysis.find.voices", "from analysis.find import lexicon, words"),
        ("analysis.find.events", "from analysis.find.event_roles import Actor"),
        ("analysis.find.times", "from analysis.find.time_words import MONTH"),
        ("analysis.find.entities", "from analysis.find.names import Name"),
        ("analysis.train.names", "from analysis.find import entities, names"),
        ("analysis.publish.deck", "from analysis.draw import dots"),
        ("components.blocks", "import streamlit as st"),
        ("analysis.pipeline", "from analysis.appendix import sort"),
        ("analysis.bench.evaluate", "from analysis.measure import resampling"),
    ],
)
def test_right_arrow_passes(module: str, source: str) -> None:
    assert wrong_arrows(module, source) == []


@pytest.mark.parametrize("path", MODULES, ids=_relative)
def test_state_and_link_are_the_sidebars(path: Path) -> None:
    """Only one file knows what the reader chose; the rest is given it."""
    if path.name != "controls.py":
        assert STATE.search(path.read_text("utf-8")) is None


def test_sidebar_is_bound_to_the_link() -> None:
    assert STATE.search((ROOT / "components" / "controls.py").read_text("utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=_relative)
def test_no_markup_from_outside(path: Path) -> None:
    assert "unsafe_allow_html" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", [p for p in MODULES if p.name != "app.py"], ids=_relative)
def test_modules_only_define(path: Path) -> None:
    assert work_at_import(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "print('loaded')",
        "DATA = json.loads(path.read_text())",
        "for name in names:\n    register(name)",
        "with open('x') as f:\n    pass",
    ],
)
def test_work_at_import_is_seen(source: str) -> None:
    assert len(work_at_import(source)) == 1


def test_importing_opens_no_file_and_no_connection() -> None:
    """The interpreter reports what is opened while the modules of the project are imported."""
    names = [_name(path) for path in MODULES if _relative(path).startswith("analysis/")]
    script = (
        "import sys\n"
        "import ahocorasick_rs, numpy, pandas, plotly.graph_objects, pyarrow.parquet, simplemma\n"
        "from vaderSentiment import vaderSentiment\n"
        "seen = []\n"
        "def watch(event, given):\n"
        "    if event == 'open' and not str(given[0]).endswith(('.py', '.pyc', '.so')) and not isinstance(given[0], int):\n"
        "        seen.append(str(given[0]))\n"
        "    if event in ('socket.connect', 'subprocess.Popen', 'os.system'):\n"
        "        seen.append(event)\n"
        "sys.addaudithook(watch)\n"
        f"import {', '.join(names)}\n"
        "print('\\n'.join(path for path in seen if not path.startswith((sys.prefix, sys.base_prefix))))\n"
    )
    run = subprocess.run([sys.executable, "-B", "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


@pytest.mark.parametrize("path", MODULES, ids=_relative)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES


def test_no_function_shares_the_name_of_a_package() -> None:
    """`import analysis.read.corpus as …` finds a function where a package should be, if one hides the other."""
    init = ast.parse((ROOT / "analysis" / "__init__.py").read_text("utf-8"))
    public = {alias.asname or alias.name for node in init.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert public.isdisjoint(STAGES)


def test_no_drawer_for_odds_and_ends() -> None:
    assert not [path for path in MODULES if path.stem in ("utils", "helpers", "common", "misc")]
