"""The ``parallax`` command. Results go to standard output, progress and warnings to standard error.

Exit codes: 0 all was read, 1 something was skipped, 2 nothing could be done.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from analysis.errors import ParallaxError
from analysis.version import VERSION

OWN_LISTS = "word lists of your own, by the names of those that ship; their rows add to them or take their place"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except ParallaxError as error:
        print(f"parallax: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("parallax: stopped; nothing is left half-written", file=sys.stderr)
        return 130


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
    show.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    show.add_argument("--port", type=int, default=8501, help="port to listen on (default: 8501)")
    show.set_defaults(run=_dashboard)

    run = commands.add_parser(
        "analyse", help="write the tables of a corpus", description="Write the tables of a corpus as Parquet."
    )
    run.add_argument("corpus", type=Path, help="a folder of articles, or one file")
    run.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    run.add_argument("--lexicons", type=Path, metavar="FOLDER", help=OWN_LISTS)
    run.set_defaults(run=_analyse)

    publish = commands.add_parser(
        "derive",
        help="write the tables of a corpus without its wording",
        description="Write the derived form of a corpus as CSV: every figure, no sentence of the articles.",
    )
    publish.add_argument("corpus", type=Path, help="a folder of articles")
    publish.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    publish.add_argument("--lexicons", type=Path, metavar="FOLDER", help=OWN_LISTS)
    publish.set_defaults(run=_derive)

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


def _analyse(options: argparse.Namespace) -> int:
    from analysis import batch  # brings in the tables: half of the dashboard's starting time, were it above

    return batch.analyse(options.corpus, options.output, lexicons=options.lexicons)


def _derive(options: argparse.Namespace) -> int:
    from analysis import batch

    return batch.derive(options.corpus, options.output, lexicons=options.lexicons)


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
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
