"""Parse a file in a process of its own, with limits on time and memory; the process serves many files, one after the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Event, Timer
from types import TracebackType
from typing import Any

from analysis.errors import CorpusError
from analysis.model import Columns
from analysis.read.limits import SECONDS
from analysis.read.raw import Content, Raw, Said
from analysis.read.table import Head, Mapped

ROOT = Path(__file__).parents[2]


class LimitError(CorpusError):
    """A file ran out of time or memory, or took its process down."""


class Reader:
    """Starts the process with the first file, and anew after one that had to be stopped. Close it after the last."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def read(self, data: bytes, name: str, mapping: Mapped | None = None) -> Content:
        """What a file gives. Raises ``CorpusError``, as ``LimitError`` where it ran out of time or memory."""
        return _content(self._answer(data, {"name": name, "mapping": dict(mapping) if mapping else None}))

    def head(self, data: bytes, name: str) -> Head:
        """The columns of a table. Raises the same."""
        answer = self._answer(data, {"name": name, "mapping": None, "head": True})
        return Head(answer["file"], tuple(answer["columns"]), tuple(answer["examples"]), answer["guessed"])

    def _answer(self, data: bytes, question: dict[str, Any]) -> dict[str, Any]:
        name = question["name"]
        try:
            process = self._running()
        except OSError as error:
            raise CorpusError(f"{name}: no process to read it could be started ({error.strerror})") from None
        late = Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = Timer(self._seconds, stop)
        timer.start()
        try:
            answer = self._ask(process, data, question)
        except (OSError, ValueError):  # the process is gone
            answer = None
        except BaseException:  # an interruption must not leave a half-given answer for the next file
            self.close()
            raise
        finally:
            timer.cancel()
        if answer is None:
            self.close()
            why = f"takes longer than {self._seconds:g} seconds" if late.is_set() else "makes its reader fail"
            raise LimitError(f"{name}: {why}; save it again, in a simpler form or as plain text")
        if "error" in answer:
            raise CorpusError(answer["error"])
        return answer

    def close(self) -> None:
        """Stop the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except OSError:  # what was not sent need not be
                        continue
            self._process.wait()
            self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
            settings = {**os.environ, "PYTHONPATH": path, "ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1"}
            # -P: a file in the current folder must not stand in for a library of the same name
            command = [sys.executable, "-P", "-m", "analysis.read.worker"]
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=settings,
            )
            assert self._process.stdout is not None
            self._process.stdout.readline()
        return self._process

    @staticmethod
    def _ask(process: subprocess.Popen[bytes], data: bytes, question: dict[str, Any]) -> dict[str, Any] | None:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({**question, "length": len(data)}).encode() + b"\n")
        process.stdin.write(data)
        process.stdin.flush()
        line = process.stdout.readline()
        answer = json.loads(line) if line.endswith(b"\n") else None
        return answer if isinstance(answer, dict) else None


def _content(answer: dict[str, Any]) -> Content:
    articles = tuple(
        Raw(**{**row, "said": {key: Said(*value) for key, value in row["said"].items()}}) for row in answer["articles"]
    )
    columns = answer["columns"]
    if columns:
        columns = Columns(**{**columns, "left": tuple(columns["left"])})
    return Content(articles, columns, tuple(answer["left_out"]))
