"""An edition is held up against the one that was published last."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.catalogue.published import FILE, amounts_of, remember
from tests.portals import PROJECT, base, checked, edit, lines, prepared, write

FIGURE = "projects_yaml/figures/signed-projects.yml"
OTHER = "projects_yaml/projects/other.yml"


def publish(root: Path) -> None:
    """Notes what `publish` notes."""
    ready = prepared(root)
    remember(ready.portal, amounts_of(ready.catalogue.project, ready.catalogue.figure))


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A portal with two projects, published."""
    root = base(tmp_path)
    write(root, {OTHER: (root / PROJECT).read_text(encoding="utf-8")})
    publish(root)
    return root


def test_nothing_to_say_of_the_same_edition(portal: Path) -> None:
    assert lines(checked(portal)) == []


def test_an_amount_ten_thousand_times_as_large(portal: Path) -> None:
    """CASES S49: 亿 for 万, and the reverse; whatever else changes is a revision."""
    edit(portal, PROJECT, ("14.1亿元", "14.1万元"), ("10万吨/年", "12万吨/年"))
    edit(portal, OTHER, ("14.1亿元", "141000亿元"))
    edit(portal, FIGURE, ("52个", "520个"))
    assert lines(checked(portal)) == [
        f"{PROJECT}:20:11: investment.amount: '14.1万元' is 10,000 times as much as was published "
        "last, or as little: '14.1亿元'. Check 万 and 亿, and the currency. [amount-jump]",
        f"{OTHER}:20:11: investment.amount: '141000亿元' is 10,000 times as much as was published "
        "last, or as little: '14.1亿元'. Check 万 and 亿, and the currency. [amount-jump]",
    ]
    edit(portal, OTHER, ("updated:", "accept:\n  - code: amount-jump\n    reason: 并购\nupdated:"))
    assert [line.partition(":")[0] for line in lines(checked(portal))] == [PROJECT]
    publish(portal)
    edit(portal, OTHER, ("accept:\n  - code: amount-jump\n    reason: 并购\n", ""))
    assert lines(checked(portal)) == []


def test_the_id_of_a_deleted_entry(portal: Path) -> None:
    """CASES S52: also long after it was deleted."""
    text = (portal / OTHER).read_text(encoding="utf-8")
    (portal / OTHER).unlink()
    publish(portal)
    publish(portal)
    assert lines(checked(portal)) == []
    write(portal, {OTHER: text})
    assert lines(checked(portal)) == [
        f"{OTHER}:1:1: The id 'other' was that of an entry which was deleted; old links lead here "
        "now. Take another id, unless it is the same entry again. [id-reused]"
    ]
    publish(portal)
    assert lines(checked(portal)) == []


def test_an_entry_that_was_internal_meanwhile_is_the_same(portal: Path) -> None:
    edit(portal, OTHER, ("visibility: public", "visibility: internal"))
    publish(portal)
    edit(portal, OTHER, ("visibility: internal", "visibility: public"))
    assert lines(checked(portal)) == []


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"amounts": {"a": 1}, "entries": [], "gone": []}']
)
def test_a_damaged_note_counts_as_none(text: str, portal: Path) -> None:
    (portal / FILE).write_text(text, encoding="utf-8")
    edit(portal, PROJECT, ("14.1亿元", "14.1万元"))
    assert lines(checked(portal)) == []
