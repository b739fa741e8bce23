"""What the tests in a real browser share: the browser, a server of the dashboard, and when a page is at rest."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
NEEDED = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; install Debian's package `chromium`")
PLAYWRIGHT = "the browser tests need playwright: install the extra `dev`"
QUIET = """() => !!document.querySelector('[data-testid="stMain"] h1')
  && !document.querySelector('[data-testid="stSkeleton"]')
  && !document.querySelector('[data-testid="stApp"][data-test-script-state="running"]')"""
PATIENCE = 60
"""Seconds until a server has to answer."""


@contextmanager
def served(environment: Mapping[str, str] | None = None, before: Callable[[], None] | None = None) -> Iterator[str]:
    """The address of the dashboard, started by its own command; ``before`` runs in its process before anything else."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "analysis.cli", "dashboard", "--port", str(port)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=before,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(url)
        yield url
    finally:
        os.killpg(process.pid, 15)
        process.wait(10)


def _wait(url: str) -> None:
    for _ in range(4 * PATIENCE):
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.25)


def settle(page) -> None:
    page.wait_for_function(QUIET, timeout=60_000)
    page.wait_for_timeout(400)
