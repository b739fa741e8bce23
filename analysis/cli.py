"""The ``parallax`` command. Results go to standard output, progress and warnings to standard error.

Exit codes: 0 all was read, 1 something was skipped, 2 nothing could be done.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from analysis.arguments import Run, parser
from analysis.errors import ParallaxError

if TYPE_CHECKING:
    from analysis.batch import Reading

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code."""
    options = parser(RUNS).parse_args(arguments)
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


def _mapping(options: argparse.Namespace) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in options.column]
    if wrong := next((field for field, sign, name in pairs if not (field and sign and name)), None):
        raise ParallaxError(f"--column {wrong}: write FIELD=NAME, such as text=Body")
    mapping = {field: name for field, _, name in pairs}
    if pairs:
        from analysis.read.raw import FIELDS

        if odd := next((field for field in mapping if field not in FIELDS), None):
            raise ParallaxError(f"--column {odd}: no field of an article; the fields are {', '.join(FIELDS)}")
        if len(mapping) < len(pairs):
            raise ParallaxError("--column: a field is given twice; name one column for each")
    return mapping


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
    _make_sure_of(options.host, options.port)
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


def _make_sure_of(host: str, port: int) -> None:
    """That this process may listen there. Raises ``ParallaxError``: the server would end with a traceback."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that was used a moment ago is free
            probe.bind(address)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ParallaxError(
            f"{host}, port {port}: cannot be listened on ({reason}); choose others with --host and --port"
        ) from None


RUNS: Mapping[str, Run] = {
    "dashboard": _dashboard,
    "check": _check,
    "analyse": _analyse,
    "derive": _derive,
    "compare": _compare,
    "timeline": _timeline,
    "agree": _agree,
    "predict": _predict,
    "bench": _bench,
}
"""Command → what it does."""


if __name__ == "__main__":
    sys.exit(main())
