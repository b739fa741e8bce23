"""The process in which risky formats are parsed: asked over its standard input, it answers over its standard output.

A question is one line of JSON (name, mapping, length, whether the head of a table is all that is asked for) and the bytes of the file; an answer is one line of JSON.
"""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from typing import Any, BinaryIO

from analysis.errors import CorpusError
from analysis.read import formats
from analysis.read.limits import MAX_CHARACTERS, MB, MEMORY_BYTES

READY = b"ready\n"
"""Said once, when the process has started: starting takes none of the first file's time."""


def main() -> None:
    """Answer until there are no more questions."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a parser prints must not stand between the answers
    _limit()
    answers.write(READY)
    answers.flush()
    while line := sys.stdin.buffer.readline():
        answers.write(json.dumps(answer(json.loads(line), sys.stdin.buffer)).encode() + b"\n")
        answers.flush()


def answer(question: dict[str, Any], file: BinaryIO) -> dict[str, Any]:
    """What a file gives, or the one line that says why it gives nothing."""
    name = question["name"]
    data = file.read(question["length"])
    try:
        if question.get("head"):
            return dataclasses.asdict(formats.head(data, name))
        content = formats.read(data, name, question["mapping"])
        if any(len(raw.text) > MAX_CHARACTERS for raw in content.articles):
            return {"error": f"{name}: more than {MAX_CHARACTERS:,} characters are no single article; split the file"}
        return dataclasses.asdict(content)
    except CorpusError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": f"{name}: needs more than {MEMORY_BYTES // MB} MB to be read; split it or save it in a simpler form"}
    except Exception as error:  # a parser may fail in any way: the file is to blame, and the next one is read
        return {"error": f"{name}: cannot be read ({type(error).__name__}); save it again or in another form"}


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where the time limit alone holds
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
