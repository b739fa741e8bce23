"""Which of the lists behind the figures are a reader's own, and what they change."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.model import Provenance
from components.escaping import md

OWN = "own/"


def show(provenance: Provenance) -> None:
    """A table of the reader's lists; one line where all are those that ship."""
    hashes = {name.removeprefix(OWN): value for name, value in provenance.lexicons.items() if name.startswith(OWN)}
    if not hashes:
        st.markdown("All word lists are those that ship with Parallax.")
        return
    st.markdown(
        f"**{len(hashes)} of the word lists {'is' if len(hashes) == 1 else 'are'} the reader’s own.** The scores on this page were measured "
        "with the lists that ship, and figures made with other lists are not to be compared with these."
    )
    rows = [(md(name), provenance.parameters.get(OWN + name, ""), value) for name, value in sorted(hashes.items())]
    st.table(pd.DataFrame(rows, columns=["list", "beside ours", "hash"]).set_index("list"))
