"""The ``parallax`` command. Results go to standard output, progress and warnings to standard error.

Exit codes: 0 all was read, 1 something was skipped, 2 nothing could be done.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import ParallaxError
from analysis.version import VERSION

CORRECTIONS = "an analyst's corrections (default: corrections.toml beside the corpus, where there is one)"
if TYPE_CHECKING:
    from analysis.batch import Reading

OWN_LISTS = "word lists of your own, by the names of those that ship; their rows add to them or take their place"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
VOICES = ("own", "quoted", "both")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except ParallaxError as error:
        print(f"parallax: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever reads the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("parallax: stopped; nothing is left half-written", file=sys.stderr)
        return 130


def _run(options: argparse.Namespace) -> int:
    """Run a command with the reader's own lists in use; a mistake in one is told before anything else is done."""
    folder = getattr(options, "lexicons", None)
    if folder is None:
        return int(options.run(options))
    from analysis import own_lists
    from analysis.find import in_use

    with in_use.using(own_lists.load(folder).own):
        return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="parallax", description="Compare how news outlets narrate the same story.")
    parser.add_argument("--version", action="version", version=f"parallax {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    show = commands.add_parser("dashboard", help="open the dashboard in a browser", description="Open the dashboard in a browser.")
    show.add_argument("corpus", nargs="?", type=Path, help="a folder of articles (default: the first corpus and the invented demo)")
    show.add_argument(
        "--originals", type=Path, metavar="FOLDER", help="show the original sentences from these files; on this machine only"
    )
    show.add_argument("--lexicons", type=Path, metavar="FOLDER", help=OWN_LISTS)
    show.add_argument("--folders", action="store_true", help="let its readers name folders of this machine; on this machine only")
    show.add_argument("--fetch", action="store_true", help="let its readers name web addresses, which this machine then fetches")
    show.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    show.add_argument("--port", type=int, default=8501, help="port to listen on (default: 8501)")
    show.set_defaults(run=_dashboard)

    look = _reading(
        commands,
        "check",
        "say what would be read of a corpus and what is doubtful about it",
        "Say what would be read of a corpus, how its tables are understood, and what is doubtful: no date, a date in the future, "
        "another language, very short, cut off, copies. Exit code 0: nothing is; 1: something is; 2: nothing can be read.",
        "parallax check articles/\n  parallax check export.csv --column text=Body --column outlet=Medium\n"
        "  parallax check https://example.org/story",
    )
    look.add_argument("--json", action="store_true", help="print JSON in place of text")
    look.set_defaults(run=_check)

    run = _reading(
        commands,
        "analyse",
        "write the tables of a corpus",
        "Write the tables of a corpus as Parquet.",
        "parallax analyse articles/ -o tables/\n  parallax analyse export.xlsx -o tables/ --copies once",
    )
    run.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    run.add_argument("--fresh", action="store_true", help="begin anew, also where a run that was stopped left finished articles")
    run.set_defaults(run=_analyse)

    publish = _reading(
        commands,
        "derive",
        "write the tables of a corpus without its wording",
        "Write the derived form of a corpus as CSV: every figure, no sentence of the articles.",
        "parallax derive articles/ -o tables/",
    )
    publish.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    publish.set_defaults(run=_derive)

    beside = _reading(
        commands,
        "compare",
        "print the differences between outlets",
        "Print the differences between outlets that the data support, the surest first, of a corpus or of tables that "
        "`parallax analyse` wrote.",
        'parallax compare articles/ --outlets "Orla Gazette" "Quayside Herald"\n  parallax compare tables/ --json',
    )
    beside.add_argument("--outlets", nargs="+", default=[], metavar="OUTLET", help="the outlets to compare (default: all)")
    beside.add_argument("--voice", choices=VOICES, default="both", help="own voice, quoted voices, or both (default: both)")
    beside.add_argument("--json", action="store_true", help="print JSON in place of text")
    beside.set_defaults(run=_compare)

    when = _reading(
        commands,
        "timeline",
        "print the events between two actors",
        "Print what two actors are reported to have done to each other, by the date of the event, of a corpus or of tables that "
        "`parallax analyse` wrote.",
        "parallax timeline articles/ --actors Russia China\n  parallax timeline tables/ --actors Russia China --voice own --json",
    )
    when.add_argument("--actors", nargs=2, required=True, metavar=("X", "Y"), help="two actors; people count for their states")
    when.add_argument("--voice", choices=VOICES, default="both", help="own voice, quoted voices, or both (default: both)")
    when.add_argument("--json", action="store_true", help="print JSON in place of text")
    when.set_defaults(run=_timeline)

    two = commands.add_parser(
        "agree",
        help="say how far two analysts' corrections agree",
        description="Say how far two analysts agree on the places that both have decided on: Cohen's kappa and Krippendorff's alpha.",
    )
    two.add_argument("first", type=Path, metavar="FILE", help="one analyst's corrections")
    two.add_argument("second", type=Path, metavar="FILE", help="the other's")
    two.add_argument("--json", action="store_true", help="print JSON in place of text")
    two.set_defaults(run=_agree)

    answer = commands.add_parser(
        "predict",
        help="answer the rows of a measured task",
        description="Answer the rows of a task: JSON lines in, JSON lines out. Answers that the rows hold already are not looked at.",
    )
    answer.add_argument("task", help="entities, times, quotes, tone, frames, …; a wrong name lists them all")
    answer.add_argument("input", type=Path, help="a file of rows, .jsonl or .jsonl.gz")
    answer.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    answer.set_defaults(run=_predict)

    bench = commands.add_parser(
        "bench",
        help="measure how right the analysers are",
        description="Measure each analyser on the measured sets that are there, print the scores and keep them for the Method page.",
    )
    bench.add_argument("tasks", nargs="*", metavar="TASK", help="the tasks to measure (default: all)")
    bench.add_argument("--data", type=Path, metavar="FOLDER", help="the measured sets (default: the folder PARALLAX_BENCH names)")
    bench.add_argument("--gold", type=Path, metavar="FOLDER", help="annotated articles, with their score.py")
    bench.add_argument("--originals", type=Path, metavar="FOLDER", help="the files of the annotated articles")
    bench.add_argument("--json", action="store_true", help="print JSON in place of a table")
    bench.add_argument("-o", "--output", type=Path, metavar="FILE")
    bench.set_defaults(run=_bench)
    return parser


def _reading(commands: Any, name: str, short: str, long: str, examples: str) -> argparse.ArgumentParser:
    """A command that reads a corpus."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=short,
        description=long,
        epilog=f"examples:\n  {examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("corpus", nargs="+", help="a folder of articles, one file, or web addresses")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="FIELD=NAME",
        help="which column of a table holds a field: text, title, outlet, author, published, url, language; may be given again",
    )
    parser.add_argument("--corrections", type=Path, metavar="FILE", help=CORRECTIONS)
    if name != "check":
        parser.add_argument(
            "--copies",
            choices=("all", "outlet", "once"),
            default="outlet",
            help="which copies count: all; the same text once for each outlet (default); the same or nearly the same text once",
        )
        parser.add_argument("--lexicons", type=Path, metavar="FOLDER", help=OWN_LISTS)
    return parser


def _mapping(options: argparse.Namespace) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in options.column]
    if wrong := next((field for field, sign, name in pairs if not (field and sign and name)), None):
        raise ParallaxError(f"--column {wrong}: write FIELD=NAME, such as text=Body")
    return {field: name for field, _, name in pairs}


def _reading_of(options: argparse.Namespace) -> Reading:
    from analysis.batch import Reading

    return Reading(_mapping(options), options.copies, options.corrections)


def _check(options: argparse.Namespace) -> int:
    from analysis import batch, check

    overlay = batch.corrected_by(options.corpus, options.corrections)
    return check.write(batch.read(options.corpus, _mapping(options)), as_json=options.json, overlay=overlay)


def _analyse(options: argparse.Namespace) -> int:
    from analysis import batch  # brings in the tables: half of the dashboard's starting time, were it above

    return batch.analyse(options.corpus, options.output, _reading_of(options), fresh=options.fresh)


def _derive(options: argparse.Namespace) -> int:
    from analysis import batch

    return batch.derive(options.corpus, options.output, _reading_of(options))


def _compare(options: argparse.Namespace) -> int:
    from analysis import batch, printed

    found = batch.analysed(options.corpus, _reading_of(options))
    return printed.compare(found, options.outlets, voice=options.voice, as_json=options.json)


def _timeline(options: argparse.Namespace) -> int:
    from analysis import batch, printed

    found = batch.analysed(options.corpus, _reading_of(options))
    return printed.timeline(found, tuple(options.actors), voice=options.voice, as_json=options.json)


def _agree(options: argparse.Namespace) -> int:
    from analysis.compare import agreement
    from analysis.correct import overlay

    return agreement.write(overlay.read(options.first), overlay.read(options.second), as_json=options.json)


def _predict(options: argparse.Namespace) -> int:
    from analysis.bench import predict

    return predict.write(options.task, options.input, options.output)


def _bench(options: argparse.Namespace) -> int:
    from analysis.bench import report

    return report.write(
        options.tasks,
        data=options.data,
        gold_folder=options.gold,
        originals=options.originals,
        output=options.output,
        as_json=options.json,
    )


def _dashboard(options: argparse.Namespace) -> int:
    """Start Streamlit as a process of its own; the dashboard checks the same conditions again."""
    if options.originals and options.host not in LOOPBACK:
        raise ParallaxError(f"--originals needs a host on this machine, not {options.host}; leave --host out")
    if options.folders and options.host not in LOOPBACK:
        raise ParallaxError(f"--folders needs a host on this machine, not {options.host}; leave --host out")
    for path in filter(None, (options.corpus, options.originals, options.lexicons)):
        if not path.exists():
            raise ParallaxError(f"{path}: no such folder or file; check the path")
    app = find_spec("app")
    if app is None or app.origin is None:
        raise ParallaxError("app.py is not installed; install the package again")
    # -P: a file in the current folder must not stand in for a library of the same name
    command = [sys.executable, "-P", "-m", "components.server", app.origin]
    command += ["--server.address", options.host, "--server.port", str(options.port), "--browser.serverAddress", options.host, "--"]
    command += [str(options.corpus.resolve())] if options.corpus else []
    command += ["--originals", str(options.originals.resolve())] if options.originals else []
    command += ["--lexicons", str(options.lexicons.resolve())] if options.lexicons else []
    command += [f"--{switch}" for switch in ("folders", "fetch") if getattr(options, switch)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
