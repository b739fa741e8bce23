"""The entries of the registry and the frames, printed as they compute."""

from __future__ import annotations

import streamlit as st

from analysis import accuracy, indicators
from analysis.accuracy import Accuracy
from analysis.find.lexicon import Frame
from analysis.measure.indicator import Indicator
from components import accuracies
from components.escaping import md


def measures(measured: tuple[Accuracy, ...]) -> None:
    """Every indicator, with what it rests on."""
    st.header("Indicators")
    for indicator in indicators.ALL:
        _indicator(indicator, measured)


def _indicator(indicator: Indicator, measured: tuple[Accuracy, ...]) -> None:
    with st.container(border=True):
        st.subheader(indicator.title)
        st.markdown(
            f"**Unit** {indicator.unit} · **Of** {indicator.denominator} · **Direction** {indicator.direction} · **Range** {indicator.range}"
        )
        st.markdown(indicator.method)
        st.markdown(f"**Limits.** {indicator.limits}")
        behind = [f"{row.title} {accuracies.score(row)} ({row.data})" for row in accuracy.of_indicator(indicator.name, measured)]
        if behind:
            st.markdown(f"**Rests on** {md('; '.join(behind))}")
        st.caption(f"{indicator.name} · {indicator.reference}")


def of_frames(frames: tuple[Frame, ...]) -> None:
    """What each frame stands for, and its cues."""
    st.header("Frames")
    st.markdown(
        "The frames that the cues stand for. Lists differ in length, so figures of two frames are not compared with each other."
    )
    for frame in frames:
        with st.expander(f"{frame.title} ({frame.group}, {len(frame.cues)} cues)"):
            st.markdown(f"{frame.definition}\n\n**Counts:** {frame.include}\n\n**Does not count:** {frame.exclude}")
            st.text(", ".join(frame.cues))
