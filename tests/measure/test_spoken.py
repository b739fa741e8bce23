"""Who gets to speak: counts that add up, one source for many statements, and explicit zeros."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import Analysis
from analysis.measure import spoken


def test_every_number_has_its_rows(demo: Analysis) -> None:
    for table in (spoken.top(demo), spoken.sources(demo), spoken.sides(demo), spoken.by_form(demo)):
        assert not table.empty
        assert [len(ids) for ids in table["ids"]] == list(table["n"])
        for ids in table["ids"]:
            assert len(spoken.evidence(demo, ids)) == len(ids)


@pytest.mark.parametrize("kinds", [("direct",), ("direct", "mixed"), ("direct", "mixed", "indirect")])
def test_statements_of_some_kinds(demo: Analysis, kinds: tuple[str, ...]) -> None:
    found = spoken.statements(demo, kinds)
    assert set(found["kind"]) == {*kinds}
    assert len(found) == len(demo["quotes"].query("act == 'speech' and kind in @kinds"))
    assert found["speaker_kind"].notna().all()


def test_shares_of_the_forms_add_up_to_one(demo: Analysis) -> None:
    found = spoken.by_form(demo)
    assert found.groupby("outlet")["share"].sum().round(9).eq(1).all()
    assert found["n"].sum() == len(spoken.statements(demo))


def test_thought_is_no_voice(demo: Analysis) -> None:
    assert "attitude" in set(demo["quotes"]["act"])
    assert set(spoken.statements(demo)["act"]) == {"speech"}


def test_many_statements_of_one_are_one_source(demo: Analysis) -> None:
    found = spoken.sources(demo).set_index("outlet")
    assert (found["n_speakers"] < found["n"]).all()
    ledger = spoken.top(demo)
    economist = ledger[(ledger["outlet"] == "Quayside Ledger") & (ledger["speaker"] == "Ines Quorl")]
    assert (len(economist), int(economist["n"].iloc[0]) > 3) == (1, True)


def test_a_side_that_nobody_speaks_for_is_a_zero_with_its_search(demo: Analysis) -> None:
    found = spoken.sides(demo).set_index(["outlet", "side"])
    row = found.loc[("Sael Courier", "Ostrenia")]
    assert (row["n"], row["n_words"], row["ids"]) == (0, 0, ())
    assert {"Ostrenia", "Gavrik Stoldan"} <= set(row["searched"])
    assert found.loc[("Kolvarad Herald", "Velmara"), "n"] == 0
    assert found.loc[("Fairwater Review", "Ostrenia"), "n"] > 5


def test_top_is_limited_for_each_outlet(demo: Analysis) -> None:
    assert set(spoken.top(demo, 2).groupby("outlet").size()) == {2}


def test_nobody_speaks(demo: Analysis) -> None:
    silent = Analysis({**demo.tables, "quotes": demo["quotes"].iloc[:0]}, demo.provenance)
    assert spoken.top(silent).empty
    assert (spoken.sources(silent)["n"] == 0).all()
    assert (spoken.sides(silent)["n"] == 0).all()
    assert isinstance(spoken.evidence(silent, ["x"]), pd.DataFrame)
