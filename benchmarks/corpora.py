"""Collections of news articles as JSON lines: is each row read, each odd date reported, and does the count add up?

    python benchmarks/corpora.py FOLDER [--copies]

FOLDER holds ``.jsonl`` or ``.jsonl.gz`` files whose rows have a ``text`` and a ``published``. For each file: rows, articles, rows
left out, dates by status, and, for every row whose date is not a plain calendar day, what was made of it. The exit code is 1
where a count does not add up, or a date was concluded from a value that does not state one. ``--copies`` times the search for
copies as well, and the times are given for 10,000 articles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from analysis.model import Corpus
from analysis.read import corpus, duplicates

PLAIN = re.compile(r"\d{4}-\d\d-\d\d")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", action="store_true", help="time the search for copies too")
    options = parser.parse_args()
    files = sorted([*options.folder.glob("*.jsonl"), *options.folder.glob("*.jsonl.gz")])
    if not files:
        print(f"corpora: {options.folder}: no .jsonl or .jsonl.gz files", file=sys.stderr)
        return 2
    return max(_measured(path, copies=options.copies) for path in files)


def _measured(path: Path, *, copies: bool) -> int:
    began = time.process_time()
    found = corpus.load(path)
    seconds = time.process_time() - began
    n = len(found.articles)
    (table,) = found.tables
    print(
        f"{path.name}: {table.n_rows:,} rows, {n:,} articles, {table.n_empty:,} rows without text, {len(found.skipped)} lines on what was left out"
    )
    print(
        f"  columns: {', '.join(f'{field} <- {column}' for field, column in table.taken.items())}; not read: {', '.join(table.left) or 'none'}"
    )
    print(f"  read in {seconds:.1f} s of one core ({10_000 * seconds / n:.1f} s for 10,000)")
    print(f"  dates: {dict(Counter(article.published.status for article in found.articles))}")
    print(f"  languages: {dict(Counter(article.language for article in found.articles).most_common(6))}")
    problems = _problems(path, found)
    if copies:
        began = time.process_time()
        groups = duplicates.find(found.articles)
        seconds = time.process_time() - began
        kinds = dict(Counter(group.kind for group in groups))
        print(f"  copies: {kinds} groups, found in {seconds:.1f} s of one core ({10_000 * seconds / n:.1f} s for 10,000)")
    for problem in problems[:20]:
        print(f"  PROBLEM {problem}")
    return 1 if problems else 0


def _problems(path: Path, found: Corpus) -> list[str]:
    """What does not add up, and dates that say more than the row does."""
    articles = {int(article.id.rpartition(":")[2]): article for article in found.articles}
    problems: list[str] = []
    rows = 0
    odd: Counter[str] = Counter()
    for rows, row in enumerate(_rows(path), 1):
        article = articles.get(rows)
        given = row.get("published") or ""
        expected = _day(given)
        if article is None:
            continue
        if expected is None:
            odd[article.published.reason] += 1
            if article.published.first is not None and PLAIN.fullmatch(given):
                problems.append(f"row {rows}: {given!r} was read as {article.published.first}")
        elif article.published.first != expected:
            problems.append(f"row {rows}: {given!r} was read as {article.published.first} ({article.published.reason})")
    for reason, n in odd.most_common(8):
        print(f"  {n:,} x {reason}")
    table = found.tables[0]
    if (
        not rows
        == table.n_rows
        == len(found.articles) + table.n_empty + sum(": row " in skipped.reason for skipped in found.skipped)
    ):
        problems.append(f"{rows} rows, {table.n_rows} counted, {len(found.articles)} articles, {table.n_empty} without text")
    if bool(table.n_empty) != any("without text" in skipped.reason for skipped in found.skipped):
        problems.append("rows without text are not reported")
    return problems


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if PLAIN.fullmatch(value) else None
    except ValueError:
        return None


def _rows(path: Path):  # type: ignore[no-untyped-def]
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


if __name__ == "__main__":
    sys.exit(main())
