"""What is left out: planted omissions, an unknown alias, truncated texts, later events, and what nobody mentions."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Built

from analysis import Analysis
from analysis.compare import omissions, yardstick
from analysis.errors import LexiconError
from analysis.find import watchlist


def _made(built: Built, *, text: str | None = None, cut: bool = False) -> Analysis:
    """Three outlets of six articles; the baker is named in all of them but Gamma's."""
    names = [(outlet, f"{outlet}{i}") for outlet in ("Alpha", "Beta", "Gamma") for i in range(6)]
    completeness = {"Gamma": "truncated" if cut else "whole"}
    row: dict[str, Any] = {"sentence": 0, "kind": "person", "form": "name", "voice": "own"}
    return built(
        articles=[{"article_id": name, "outlet": o, "completeness": completeness.get(o, "whole")} for o, name in names],
        sentences=[{"article_id": name, "sentence": 0, "text": text if o == "Gamma" else None} for o, name in names],
        mentions=[row | {"article_id": name, "entity": "Ada Baker", "surface": "Baker"} for o, name in names if o != "Gamma"]
        + [row | {"article_id": name, "entity": "Tom Mayor", "surface": "Mayor"} for _, name in names],
    )


def test_an_actor_whom_one_outlet_never_names(built: Built) -> None:
    data = _made(built)
    (found,) = omissions.find(data, kinds=["actor"])
    assert (found.outlet, found.feature, found.status, found.n_articles) == ("Gamma", "Ada Baker", "omitted", 6)
    assert [(one.outlet, one.n, one.n_articles) for one in found.others] == [("Alpha", 6, 6), ("Beta", 6, 6)]
    assert "Baker" in found.searched
    assert len(omissions.evidence(data, found)) == sum(one.n for one in found.others)


def test_a_name_that_was_not_understood_is_no_omission(built: Built) -> None:
    (found,) = omissions.find(_made(built, text="Old Baker laughed."), kinds=["actor"])
    assert (found.status, found.p, found.seen) == ("unclear", None, ("Baker",))


def test_truncated_articles_cannot_leave_out(built: Built) -> None:
    (found,) = omissions.find(_made(built, cut=True), kinds=["actor"])
    assert (found.status, found.p) == ("not_available", None)


def test_what_nobody_mentions(built: Built) -> None:
    found = {o.feature: o for o in omissions.find(_made(built), kinds=["watch"])}
    assert (found["children"].status, found["children"].outlet) == ("nobody", None)
    assert found["invaded_voice"].status == "not_available"


def test_planted_omissions(demo: Analysis) -> None:
    stated = {(o.outlet, o.feature) for o in omissions.find(demo, kinds=["actor"]) if o.status == "omitted"}
    assert {("Kolvarad Herald", "Norvane"), ("Kolvarad Herald", "Renn Ovadel")} <= stated


def test_evidence_adds_up(demo: Analysis) -> None:
    for omission in omissions.find(demo)[:40]:
        assert len(omissions.evidence(demo, omission)) == sum(one.n for one in omission.others)


@pytest.mark.parametrize("text", ["[[item]", '[[item]]\nkey = "a"', '[[item]]\nkey = "a"\ntitle = "A"\nnote = ""'])
def test_malformed_watchlist_is_named(text: str) -> None:
    with pytest.raises(LexiconError, match=r"made\.toml"):
        watchlist.read(text, "made.toml")


def test_an_outlet_is_nearer_to_itself_than_to_others(demo: Analysis) -> None:
    found = {(d.one, d.other): d.value for d in yardstick.find(demo, "words")}
    own = [value for (one, other), value in found.items() if one == other and value is not None]
    rest = [value for (one, other), value in found.items() if one != other and value is not None]
    assert max(own) < max(rest)
    assert all(0 <= value <= 1 for value in (*own, *rest))


def test_few_articles_speak_of_themselves(built: Built) -> None:
    """One article each on one story: what both others have is told of this article, what one of them has is not told at all."""
    row: dict[str, Any] = {"sentence": 0, "kind": "person", "form": "name", "voice": "own"}
    named = {"Alpha": ("Ada Baker", "Tom Mayor"), "Beta": ("Ada Baker",), "Gamma": ("Tom Mayor",)}
    data = built(
        articles=[{"article_id": o, "outlet": o, "story": "flood", "completeness": "whole"} for o in named],
        sentences=[{"article_id": o, "sentence": 0} for o in named],
        mentions=[row | {"article_id": o, "entity": name, "surface": name} for o, names in named.items() for name in names],
    )
    found = {(o.outlet, o.feature): o for o in omissions.find(data, kinds=["actor"])}
    assert {key: o.status for key, o in found.items()} == {
        ("Beta", "Tom Mayor"): "these_articles_only",
        ("Gamma", "Ada Baker"): "these_articles_only",
    }
    assert found["Gamma", "Ada Baker"].consensus == 1.0


def test_an_event_after_publication_is_not_applicable(built: Built) -> None:
    event = {"sentence": 0, "class": "AID", "actor": "A", "target": "B", "action": "sends aid", "from_date": "2031-05-15"}
    days = {"Alpha": "2031-05-16", "Beta": "2031-05-17", "Gamma": "2031-05-12"}
    data = built(
        articles=[
            {"article_id": o, "outlet": o, "story": "storm", "completeness": "whole", "published_from": day, "published_to": day}
            for o, day in days.items()
        ],
        sentences=[{"article_id": o, "sentence": 0} for o in days],
        events=[event | {"article_id": o, "id": f"{o}:0"} for o in ("Alpha", "Beta")],
    )
    (found,) = omissions.find(data, kinds=["event"])
    assert (found.outlet, found.status, found.p) == ("Gamma", "not_applicable", None)
