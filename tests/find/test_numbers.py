"""Numbers with what they count."""

from __future__ import annotations

import pytest

from analysis.find import numbers

CASES = [
    ("A loan of 240 million crowns was paid.", [(240e6, "crown", False)]),
    ("Twenty-three people and about 9,000 sheep slept.", [(23, "people", False), (9000, "sheep", True)]),
    ("It fell by 8% to $1.5bn.", [(8, "percent", False), (1.5e9, "dollar", False)]),
    ("On 5 March 2031 at 14:30 one boat left.", []),
    ("The 12-year project has more than 40 bridges.", [(12, "year", False), (40, "bridge", True)]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_numbers(text: str, expected: list[tuple[float, str, bool]]) -> None:
    assert [(n.value, n.unit, n.is_vague) for n in numbers.find(text) if n.unit] == expected
