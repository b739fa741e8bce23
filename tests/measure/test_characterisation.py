"""How a telling characterises its event, and what its date rests on."""

from __future__ import annotations

import pytest
from conftest import Built

from analysis import Analysis
from analysis.measure import characterisation, relations

PAIR = ("Arcadia", "Borduria")
REASON = "it puts the harbour talks of 3 and 4 May 2031 in the same week"


@pytest.fixture(scope="module")
def told(built: Built) -> Analysis:
    """Three tellings: dated by the inferred publication, dated by its own words, undated."""
    shared = {
        "article_id": "a",
        "actor": "Ada Lund",
        "target": "Borduria",
        "action": "met",
        "class": "CONSULT",
        "quad": 1,
        "score": 1.0,
        "voice": "own",
    }
    days = [("2031-05-04", "sentence: relative_to_inferred_publication"), ("2031-05-04", "sentence: explicit"), (None, "undated")]
    return built(
        articles=[
            {
                "article_id": "a",
                "outlet": "Alpha",
                "published_from": "2031-05-04",
                "published_to": "2031-05-05",
                "published_status": "inferred",
                "published_reason": REASON,
            }
        ],
        entities=[
            {"article_id": "a", "entity": "Ada Lund", "kind": "person", "state": "Arcadia"},
            {"article_id": "a", "entity": "Borduria", "kind": "state"},
        ],
        mentions=[
            {"article_id": "a", "sentence": 0, "entity": "Ada Lund", "stance": 0.5},
            {"article_id": "a", "sentence": 0, "entity": "Arcadia", "stance": -0.1},
            {"article_id": "a", "sentence": 0, "entity": "Borduria", "stance": None},
        ],
        frames=[{"article_id": "a", "sentence": 0, "frame": key} for key in ("legality", "economic", "legality")],
        events=[
            {**shared, "id": str(n), "event_id": str(n), "sentence": n, "from_date": day, "to_date": day, "date_rule": rule}
            for n, (day, rule) in enumerate(days)
        ],
    )


def test_a_telling_has_the_frames_and_stances_of_its_sentence(told: Analysis) -> None:
    rows = characterisation.describe(told, relations.between(told, PAIR, "both"))
    assert rows["frames"].isna().tolist() == [False, True, True]
    assert rows["frames"][0] == "legality, economic"
    assert rows["stance_actor"][0] == pytest.approx(0.2)  # the person's and the state's
    assert rows["stance_target"].isna().all()  # named, but nothing was decided
    assert rows["stance_actor"].isna().tolist() == [False, True, True]


def test_a_date_is_as_sure_as_what_it_was_counted_from(told: Analysis) -> None:
    rows = characterisation.describe(told, relations.between(told, PAIR, "both"))
    assert rows["date_status"].fillna("none").tolist() == ["inferred", "stated", "none"]
    assert rows["circular"].tolist() == [True, False, False]
    assert rows["published_reason"].tolist() == [REASON] * 3


def test_no_events_are_no_rows(built: Built) -> None:
    nothing = built()
    assert characterisation.describe(nothing, relations.between(nothing, PAIR, "both")).empty


@pytest.mark.parametrize(
    ("reason", "first", "last", "circular"),
    [
        (REASON, "2031-05-04", "2031-05-04", True),
        (REASON, "2031-05-01", "2031-05-31", True),
        (REASON, "2031-05-06", "2031-05-06", False),
        ("the two met here on 4 May", "2031-05-04", "2031-05-04", True),
        ("it speaks of the same day", "2031-05-04", "2031-05-04", False),
        ("the address of the page has the year 2031", "2031-05-04", "2031-05-04", False),
        ("", "2031-05-04", "2031-05-04", False),
    ],
)
def test_circular_where_the_reason_names_the_days(reason: str, first: str, last: str, circular: bool) -> None:
    assert characterisation.is_circular(reason, ("2031-05-04", "2031-05-05"), first, last) is circular
