"""What was warned of and nobody has judged is not published unless somebody says so (CASES: W)."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.portals import AS_OF, PROJECT, base, edit, write
from tests.support.building import run, tree

WARNINGS = (
    "content/zh/files/draft.txt:1:1: No public text names the file 'draft.txt', so it is not "
    "published. Link to it or name it; else delete it. [file-unused]\n",
    f"{PROJECT}:41:12: review_by: The entry was due for review on 2026-11-20. [review-due]\n",
)
REFUSED = {
    "en": "Nothing was published, because of the warnings: mend them, accept those that are right "
    "in their entries (`accept`), or, when you have read them all, publish with "
    "--despite-warnings.\n",
    "zh": "有警告，没有发布：请改正；内容无误的，在条目里用 accept 写明理由；全部看过之后，也可以"
    "加上 --despite-warnings 发布。\n",
}
ACCEPTED = "accept:\n  - code: review-due\n    reason: 本年度不再更新\nupdated:"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A portal that was published, and then got two warnings."""
    root = base(tmp_path)
    edit(root, "projects_yaml/sources/city-report.yml", ("example.org", "city.example"))
    done = published(root)
    assert done.returncode == 0 and "despite" not in done.stdout, done.stderr
    edit(root, PROJECT, ("14.1亿元", "15.2亿元"), ("updated:", "review_by: 2026-11-20\nupdated:"))
    write(root, {"content/zh/files/draft.txt": "-"})
    return root


def published(root: Path, *options: str, language: str = "en") -> CompletedProcess[str]:
    return run(
        "publish", live(root), "--portal", root, "--as-of", str(AS_OF), *options,
        env={"ZHUCHAO_LANG": language} if language != "en" else None,
    )  # fmt: skip


def live(root: Path) -> Path:
    return root.with_name("www")


def test_warnings_stop_publishing(portal: Path) -> None:
    """Also those that the last build found, of which this one has nothing to do."""
    before = tree(live(portal))
    expected = f"{''.join(WARNINGS)}Errors: 0. Warnings: 2.\n{REFUSED['en']}"
    for written in ("", " 0 files written"):
        done = published(portal)
        assert (done.returncode, done.stderr) == (1, expected)
        assert written in done.stdout and "Published" not in done.stdout
        assert tree(live(portal)) == before
    done = published(portal, language="zh")
    assert done.returncode == 1
    assert done.stderr.endswith(f"错误 0 个，警告 2 个。\n{REFUSED['zh']}")


def test_every_warning_is_shown_before_somebody_can_judge_it(portal: Path) -> None:
    """A build shows five of a kind."""
    write(portal, {f"content/zh/files/draft-{n}.txt": "-" for n in range(6)})
    for _ in range(2):
        assert published(portal).stderr.count("[file-unused]\n") == 7


def test_what_was_mended_or_accepted_stops_nothing(portal: Path) -> None:
    (portal / "content/zh/files/draft.txt").unlink()
    edit(portal, PROJECT, ("updated:", ACCEPTED))
    done = published(portal)
    assert (done.returncode, done.stderr) == (0, "")
    assert "despite" not in done.stdout


def test_a_file_beside_the_texts_cannot_be_accepted(portal: Path) -> None:
    """Nor can an acceptance that has become too much."""
    edit(portal, PROJECT, ("updated:", ACCEPTED), ("review_by: 2026-11-20", "review_by: 2027"))
    assert published(portal).stderr == (
        f"{WARNINGS[0]}{PROJECT}:43:11: accept[1].code: There is no 'review-due' warning here any "
        f"more. [accept-unused]\nErrors: 0. Warnings: 2.\n{REFUSED['en']}"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Published despite warnings: 2.\n"), ("zh", "尚有 2 个警告，已照样发布。\n")],
)
def test_who_has_read_them_can_publish(portal: Path, language: str, said: str) -> None:
    done = published(portal, "--despite-warnings", language=language)
    assert done.returncode == 0 and done.stdout.endswith(said)
    assert REFUSED[language] not in done.stderr
    page = (live(portal) / "zh/projects/nylon-filament/index.html").read_text(encoding="utf-8")
    assert "15.2" in page
    assert published(portal).returncode == 1  # what was read once is not accepted for good


def test_in_json(portal: Path) -> None:
    for _ in range(2):
        done = published(portal, "--format", "json")
        found, refused = map(json.loads, done.stdout.splitlines())
        assert (done.returncode, done.stderr) == (1, "")
        assert [problem["code"] for problem in found["problems"]] == ["file-unused", "review-due"]
        assert refused == {
            "refused": REFUSED["en"].strip(), "warnings": 2, "target": str(live(portal)),
        }  # fmt: skip
    done = published(portal, "--format", "json", "--despite-warnings")
    last = json.loads(done.stdout.splitlines()[-1])
    assert (done.returncode, last["warnings"]) == (0, 2)
