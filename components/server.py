"""The dashboard's process: Streamlit, with the heavy libraries brought in while the browser is still opening."""

from __future__ import annotations

import sys
from importlib import import_module
from threading import Thread

from streamlit.web import cli

HEAVY = ("pandas", "plotly.graph_objects", "analysis.pipeline", "analysis.indicators", "analysis.compare.differences")


def main() -> None:
    """Run ``streamlit run`` with the arguments of this process."""
    Thread(target=_warm, daemon=True).start()
    sys.argv = ["streamlit", "run", *sys.argv[1:]]
    cli.main()


def _warm() -> None:
    for name in HEAVY:
        import_module(name)


if __name__ == "__main__":
    main()
