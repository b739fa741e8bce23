"""What can be written behind ``parallax``: the commands, their options, and what the help says of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from analysis.version import VERSION

CORRECTIONS = "an analyst's corrections (default: corrections.toml beside the corpus, where there is one)"
OWN_LISTS = "word lists of your own, by the names of those that ship; their rows add to them or take their place"
TABLES = "the folder for the tables; it is made where there is none"
VOICES = ("own", "quoted", "both")

Run = Callable[[argparse.Namespace], int]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def parser(runs: Mapping[str, Run]) -> argparse.ArgumentParser:
    """The command line; ``runs`` says what each command does."""
    top = argparse.ArgumentParser(prog="parallax", description="Compare how news outlets narrate the same story.")
    top.add_argument("--version", action="version", version=f"parallax {VERSION}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for make in (_dashboard, _check, _analyse, _derive, _compare, _timeline, _agree, _predict, _bench):
        make(commands)
    for name, command in commands.choices.items():
        command.set_defaults(run=runs[name])
    return top


def _dashboard(commands: Commands) -> None:
    it = commands.add_parser("dashboard", help="open the dashboard in a browser", description="Open the dashboard in a browser.")
    it.add_argument("corpus", nargs="?", type=Path, help="a folder of articles (default: the first corpus and the invented demo)")
    it.add_argument(
        "--originals", type=Path, metavar="FOLDER", help="show the original sentences from these files; on this machine only"
    )
    it.add_argument("--lexicons", type=Path, metavar="FOLDER", help=OWN_LISTS)
    it.add_argument("--folders", action="store_true", help="let its readers name folders of this machine; on this machine only")
    it.add_argument("--fetch", action="store_true", help="let its readers name web addresses, which this machine then fetches")
    it.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    it.add_argument("--port", type=_port, default=8501, help="port to listen on (default: 8501)")


def _check(commands: Commands) -> None:
    it = _reading(
        commands,
        "check",
        "say what would be read of a corpus and what is doubtful about it",
        "Say what would be read of a corpus, how its tables are understood, and what is doubtful: no date, a date in the future, "
        "another language, very short, cut off, copies. Exit code 0: nothing is; 1: something is; 2: nothing can be read.",
        "parallax check articles/\n  parallax check export.csv --column text=Body --column outlet=Medium\n"
        "  parallax check https://example.org/story",
    )
    _json(it)


def _analyse(commands: Commands) -> None:
    it = _reading(
        commands,
        "analyse",
        "write the tables of a corpus",
        "Write the tables of a corpus as Parquet.",
        "parallax analyse articles/ -o tables/\n  parallax analyse export.xlsx -o tables/ --copies once",
    )
    _output(it, TABLES)
    it.add_argument("--fresh", action="store_true", help="begin anew, also where a run that was stopped left finished articles")


def _derive(commands: Commands) -> None:
    it = _reading(
        commands,
        "derive",
        "write the tables of a corpus without its wording",
        "Write the derived form of a corpus as CSV: every figure, no sentence of the articles.",
        "parallax derive articles/ -o tables/",
    )
    _output(it, TABLES)


def _compare(commands: Commands) -> None:
    it = _reading(
        commands,
        "compare",
        "print the differences between outlets",
        "Print the differences between outlets that the data support, the surest first, of a corpus or of tables that "
        "`parallax analyse` wrote.",
        'parallax compare articles/ --outlets "Orla Gazette" "Quayside Herald"\n  parallax compare tables/ --json',
    )
    it.add_argument("--outlets", nargs="+", default=[], metavar="OUTLET", help="the outlets to compare (default: all)")
    _voice(it)
    _json(it)


def _timeline(commands: Commands) -> None:
    it = _reading(
        commands,
        "timeline",
        "print the events between two actors",
        "Print what two actors are reported to have done to each other, by the date of the event, of a corpus or of tables that "
        "`parallax analyse` wrote.",
        "parallax timeline articles/ --actors Russia China\n  parallax timeline tables/ --actors Russia China --voice own --json",
    )
    it.add_argument("--actors", nargs=2, required=True, metavar=("X", "Y"), help="two actors; people count for their states")
    _voice(it)
    _json(it)


def _agree(commands: Commands) -> None:
    it = commands.add_parser(
        "agree",
        help="say how far two analysts' corrections agree",
        description="Say how far two analysts agree on the places that both have decided on: Cohen's kappa and Krippendorff's alpha.",
    )
    it.add_argument("first", type=Path, metavar="FILE", help="one analyst's corrections")
    it.add_argument("second", type=Path, metavar="FILE", help="the other's")
    _json(it)


def _predict(commands: Commands) -> None:
    it = commands.add_parser(
        "predict",
        help="answer the rows of a measured task",
        description="Answer the rows of a task: JSON lines in, JSON lines out. Answers that the rows hold already are not looked at.",
    )
    it.add_argument("task", help="entities, times, quotes, tone, frames, …; a wrong name lists them all")
    it.add_argument("input", type=Path, help="a file of rows, .jsonl or .jsonl.gz")
    _output(it, "the file for the answers, JSON lines", metavar="FILE")


def _bench(commands: Commands) -> None:
    it = commands.add_parser(
        "bench",
        help="measure how right the analysers are",
        description="Measure each analyser on the measured sets that are there, print the scores and keep them for the Method page.",
    )
    it.add_argument("tasks", nargs="*", metavar="TASK", help="the tasks to measure (default: all)")
    it.add_argument("--data", type=Path, metavar="FOLDER", help="the measured sets (default: the folder PARALLAX_BENCH names)")
    it.add_argument("--gold", type=Path, metavar="FOLDER", help="annotated articles, with their score.py")
    it.add_argument("--originals", type=Path, metavar="FOLDER", help="the files of the annotated articles")
    _json(it, instead="a table")
    _output(it, "the file for the scores (default: the one that the Method page reads)", metavar="FILE", required=False)


def _reading(commands: Commands, name: str, short: str, long: str, examples: str) -> argparse.ArgumentParser:
    """A command that reads a corpus."""
    it = commands.add_parser(
        name,
        help=short,
        description=long,
        epilog=f"examples:\n  {examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    it.add_argument("corpus", nargs="+", help="a folder of articles, one file, or web addresses")
    it.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="FIELD=NAME",
        help="which column of a table holds a field: text, title, outlet, author, published, url, language; may be given again",
    )
    it.add_argument("--corrections", type=Path, metavar="FILE", help=CORRECTIONS)
    if name != "check":
        it.add_argument(
            "--copies",
            choices=("all", "outlet", "once"),
            default="outlet",
            help="which copies count: all; the same text once for each outlet (default); the same or nearly the same text once",
        )
        it.add_argument("--lexicons", type=Path, metavar="FOLDER", help=OWN_LISTS)
    return it


def _output(it: argparse.ArgumentParser, told: str, *, metavar: str = "DIR", required: bool = True) -> None:
    it.add_argument("-o", "--output", type=_place, required=required, metavar=metavar, help=told)


def _json(it: argparse.ArgumentParser, *, instead: str = "text") -> None:
    it.add_argument("--json", action="store_true", help=f"print JSON in place of {instead}")


def _voice(it: argparse.ArgumentParser) -> None:
    it.add_argument("--voice", choices=VOICES, default="both", help="own voice, quoted voices, or both (default: both)")


def _place(text: str) -> Path:
    """A file or folder to write to. An empty name would be this folder, and is mostly a variable of the shell that is not set."""
    if not text:
        raise argparse.ArgumentTypeError("is empty; name a place to write to")
    return Path(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 1 to 65535")
    return int(text)
