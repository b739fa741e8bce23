"""Measure how common each frame cue is in ordinary news, and write ``analysis/find/lexicons/frame_background.toml``.

Run by hand after a frame file has changed: ``python benchmarks/frame_background.py WIKINEWS.jsonl`` (295 articles, one JSON
object with a `text` on each line). Only counts are kept, no wording.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from analysis import pipeline
from analysis.find import frame_files, lexicon, words
from analysis.find.frame_files import Background
from analysis.measure import frame_levels
from analysis.model import Article, Known, Published
from analysis.read import corpus as reading

TARGET = Path(__file__).parents[1] / "analysis" / "find" / "lexicons" / "frame_background.toml"
NOTICE = """\
# In how many of 295 articles of Wikinews each frame cue occurs, and the strength of each frame that nine in ten of those of
# 100 words or more do not pass; written by benchmarks/frame_background.py. Counts alone, no wording of the articles.
# Articles: Wikinews contributors, CC BY 2.5 (https://creativecommons.org/licenses/by/2.5/), as compiled in
# github.com/vanatteveldt/wikinews.
"""
QUANTILE = 0.9


def measure(texts: list[str]) -> Background:
    """The counts and common strengths of the frames that ship."""
    lexicons = lexicon.load()
    corpus = reading.assemble([_article(number, text) for number, text in enumerate(texts)], name="background")
    rows = pipeline.analyse(corpus, lexicons=lexicons)["frames"]
    found = [Counter[tuple[str, str]]() for _ in texts]
    for article, frame, cue in zip(rows["article_id"], rows["frame"], rows["cue"], strict=True):
        found[int(article)][frame, cue] += 1
    counts = Counter(f"{frame}: {cue}" for hits in found for frame, cue in hits)
    plain = Background(len(texts), counts, {})
    long = [(hits, n) for hits, text in zip(found, texts, strict=True) if (n := words.count(text)) >= frame_levels.MIN_WORDS]
    common: dict[str, float] = {}
    for frame in frame_files.read_all():
        strengths = sorted(
            frame_levels.strength(frame.key, {cue: k for (key, cue), k in hits.items() if key == frame.key}, n, plain)
            for hits, n in long
        )
        common[frame.key] = round(strengths[int(QUANTILE * len(strengths))], 3)
    return Background(len(texts), counts, common)


def as_text(background: Background) -> str:
    """The file's text."""
    cues_ = "".join(f"{json.dumps(cue)} = {background.cues[cue]}\n" for cue in sorted(background.cues))
    common = "".join(f"{frame} = {value}\n" for frame, value in sorted(background.common_strength.items()))
    return f"{NOTICE}\nn_articles = {background.n_articles}\n\n[common_strength]\n{common}\n[cues]\n{cues_}"


def _article(number: int, text: str) -> Article:
    nothing = Known(None, "unknown", "not asked")
    undated = Published(None, None, None, "unknown", "not asked")
    return Article(str(number), "", text, title=nothing, outlet=nothing, author=nothing, published=undated)


if __name__ == "__main__":
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    TARGET.write_text(as_text(measure([json.loads(line)["text"] for line in lines])), "utf-8")
