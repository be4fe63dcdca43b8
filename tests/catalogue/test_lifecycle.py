"""An entry's life on the site: days of publication, former ids, clearance, judged warnings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.portals import PROJECT, base, checked, edit, lines, prepared

LINK = re.compile(r"\[([^\]]*)\]\(project:nylon-filament\)")
POLICY = "content/zh/policies/payment-rules.md"


def alone(folder: Path) -> Path:
    """The valid portal without links to its project."""
    root = base(folder)
    for path in root.glob("content/*/policies/*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(LINK.sub(r"\1", text), encoding="utf-8")
    return root


def projects(root: Path) -> list[str]:
    """The ids of the projects that are on the site."""
    return list(prepared(root).catalogue.project)


@pytest.mark.parametrize(
    ("window", "shown"),
    [
        ("publish_from: 2026-11-21", True),
        ("publish_from: 2026-11-22", False),
        ("publish_from: 2026-12", False),
        ("publish_until: 2026-11-21", True),
        ("publish_until: 2026-11-20", False),
        ("publish_until: 2026-11", True),
        ("publish_until: 2026", True),
    ],
)
def test_an_entry_is_on_the_site_from_its_first_day_to_its_last(
    tmp_path: Path, window: str, shown: bool
) -> None:
    root = alone(tmp_path)
    edit(root, PROJECT, ("updated:", f"{window}\nupdated:"))
    assert projects(root) == (["nylon-filament"] if shown else [])


def test_what_is_over_is_remembered_and_what_is_to_come_is_not(tmp_path: Path) -> None:
    root = alone(tmp_path)
    edit(root, PROJECT, ("updated:", "publish_until: 2026-01\nupdated:"))
    assert prepared(root).over["project"] == ("nylon-filament",)
    edit(root, PROJECT, ("publish_until: 2026-01", "publish_from: 2027"))
    assert prepared(root).over["project"] == ()


def test_a_reference_to_what_is_not_there_today_is_left_out(tmp_path: Path) -> None:
    root = alone(tmp_path)
    edit(root, POLICY, ("state:", "publish_until: 2026-01\nstate:"))
    assert prepared(root).catalogue.project["nylon-filament"].policies == ()


def test_an_internal_entry_that_is_over_leaves_no_trace(tmp_path: Path) -> None:
    root = alone(tmp_path)
    edit(root, PROJECT, ("visibility: public", "visibility: internal\npublish_until: 2026-01"))
    assert prepared(root).over["project"] == ()


def test_a_region_has_no_window(tmp_path: Path) -> None:
    root = alone(tmp_path)
    edit(root, "projects_yaml/regions/pingdingshan.yml", ("level:", "publish_until: 2027\nlevel:"))
    (line,) = lines(checked(root))
    assert "publish_until: This kind of entry is on the site as long as others refer to it." in line
    assert line.endswith("[window-forbidden]")


def test_a_former_id_must_be_free(tmp_path: Path) -> None:
    root = alone(tmp_path)
    text = (root / PROJECT).read_text(encoding="utf-8")
    twin = root / "projects_yaml/projects/second.yml"
    twin.write_text(f"{text}aliases:\n  - nylon-filament\n  - Old Id\n", encoding="utf-8")
    assert [line.rsplit(" [", 1)[1] for line in lines(checked(root))] == [
        "alias-taken]",
        "id-invalid]",
    ]


def test_a_link_to_what_comes_later_is_an_error(tmp_path: Path) -> None:
    root = alone(tmp_path)
    edit(root, PROJECT, ("updated:", "publish_from: 2027-03-01\nupdated:"))
    path = root / POLICY
    path.write_text(path.read_text("utf-8") + "\n[项目](project:nylon-filament)\n", "utf-8")
    (line,) = lines(checked(root))
    assert (
        "This links to project 'nylon-filament', which is published from 2027-03-01. "
        "Give this entry the same publish_from, or take the link out. [link-too-early]"
    ) in line


def test_where_the_office_reviews_every_public_entry_must_be_cleared(tmp_path: Path) -> None:
    root = alone(tmp_path)
    edit(root, "mkdocs.yml", ("- zhuchao:", "- zhuchao:\n      secrecy_review: true"))
    found = lines(checked(root))
    assert f"{PROJECT}:1:13: visibility: The entry is public but was not cleared" in "\n".join(
        found
    )
    assert all(line.endswith("[clearance-missing]") for line in found)
    edit(root, PROJECT, ("updated:", "cleared:\n  by: 王某\n  on: 2026-11-01\nupdated:"))
    assert not any(line.startswith(PROJECT) for line in lines(checked(root)))


def test_a_judged_warning_is_silent_until_it_is_gone(tmp_path: Path) -> None:
    root = alone(tmp_path)
    edit(
        root,
        PROJECT,
        (
            "updated:",
            "review_by: 2026-01-01\naccept:\n  - code: review-due\n    reason: 已核对\nupdated:",
        ),
    )
    assert lines(checked(root)) == []
    edit(root, PROJECT, ("review_by: 2026-01-01", "review_by: 2027-01-01"))
    (line,) = lines(checked(root))
    assert "There is no 'review-due' warning here any more. [accept-unused]" in line


def test_only_warnings_can_be_judged(tmp_path: Path) -> None:
    root = alone(tmp_path)
    change = "accept:\n  - code: review-duo\n    reason: 已核对\nupdated:"
    edit(root, PROJECT, ("updated:", change))
    (line,) = lines(checked(root))
    assert "'review-duo' is not the code of a warning. Did you mean 'review-due'?" in line


def test_a_warning_on_a_translation_is_accepted_in_the_original(tmp_path: Path) -> None:
    root = base(tmp_path)
    original, english = (f"content/{code}/policies/payment-rules.md" for code in ("zh", "en"))
    edit(root, english, ("issuer: Provincial government", "issuer: 省人民政府"))
    assert [line.partition(":")[0] for line in lines(checked(root))] == [english]
    edit(
        root,
        original,
        ("state:", "accept:\n  - code: translation-copied\n    reason: 专名\nstate:"),
    )
    assert lines(checked(root)) == []
