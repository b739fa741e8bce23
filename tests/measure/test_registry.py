"""The registry of indicators: complete, without blanks, and what the pages print."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import analysis.compare
import analysis.measure
from analysis import Analysis
from analysis.indicators import ALL, BY_NAME
from analysis.measure.indicator import Indicator


def _registrable() -> Iterator[Indicator]:
    for package in (analysis.measure, analysis.compare):
        for module in pkgutil.iter_modules(package.__path__):
            entry = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "INDICATOR", None)
            if entry is not None:
                yield entry


def test_every_indicator_is_registered() -> None:
    assert sorted(i.name for i in _registrable()) == sorted(i.name for i in ALL)


@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.name)
@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Indicator)])
def test_no_field_is_blank(indicator: Indicator, field: str) -> None:
    value = getattr(indicator, field)
    if field in ("of_wording", "is_count"):
        assert isinstance(value, bool)
    elif field == "units":
        assert value is None or callable(value)
    elif field in ("estimate", "evidence"):
        assert callable(value)
    else:
        assert isinstance(value, str)
        assert value.strip() == value != ""


@pytest.mark.parametrize("field", ["name", "title"])
def test_names_are_unique(field: str) -> None:
    values = [getattr(indicator, field) for indicator in ALL]
    assert len(set(values)) == len(values)
    assert list(BY_NAME.values()) == list(ALL)


@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.name)
def test_texts_are_sentences(indicator: Indicator) -> None:
    """The Method page prints them as paragraphs."""
    assert all(text.endswith(".") and text[0].isupper() for text in (indicator.method, indicator.limits, indicator.reference))


@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.name)
def test_estimates_carry_the_name_of_their_indicator(demo: Analysis, indicator: Indicator) -> None:
    assert {e.indicator for e in indicator.estimate(demo, "both")} <= {indicator.name}


@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.name)
def test_a_share_is_between_0_and_1_and_a_rate_is_not_called_one(demo: Analysis, indicator: Indicator) -> None:
    values = [e.value for e in indicator.estimate(demo, "both") if e.value is not None]
    if "share" in indicator.unit:
        assert all(0 <= value <= 1 for value in values)
    if " per " in indicator.unit:
        assert "share" not in indicator.unit + indicator.title.lower()
        assert min(values) >= 0
