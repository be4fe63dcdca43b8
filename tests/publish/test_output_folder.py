"""A folder of which some files are ours: what a change does to them, and to nobody else's."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from site_src.publish.output import Change, Output, OutputError
from tests.support.building import tree

FIRST = {
    "index.html": b"1",
    "zh/index.html": b"2",
    "zh/a/b/index.html": b"3",
    "en/index.html": b"4",
}


@pytest.fixture
def output(tmp_path: Path) -> Output:
    """A folder with four files of ours."""
    made = Output(tmp_path / "site")
    assert made.replace(FIRST) == Change(4, 0, 0)
    return Output(made.target)


def state(output: Output) -> set[str]:
    return {path.name for path in output.state.iterdir()}


def test_only_what_changed_is_written(output: Output) -> None:
    times = {name: (output.target / name).stat().st_mtime_ns for name in FIRST}
    assert output.replace(FIRST | {"index.html": b"new", "x": b""}) == Change(2, 0, 3)
    assert tree(output.target) == FIRST | {"index.html": b"new", "x": b""}
    for name in ("zh/index.html", "en/index.html"):
        assert (output.target / name).stat().st_mtime_ns == times[name]
    assert state(output) == {"manifest.json"}
    assert output.replace(FIRST) == Change(1, 1, 3)
    assert output.replace(FIRST) == Change(0, 0, 4)


def test_what_is_no_longer_ours_goes_with_its_folders(output: Output) -> None:
    """As far as nothing else lies in them."""
    (output.target / "zh/a/theirs").write_bytes(b"x")
    (output.target / "empty").mkdir()
    left = {"index.html": b"1"}
    assert output.replace(left) == Change(0, 3, 1)
    assert tree(output.target) == left | {"zh/a/theirs": b"x"}
    assert (output.target / "empty").is_dir() and not (output.target / "en").exists()
    assert not (output.target / "zh/a/b").exists()


def test_one_part_leaves_the_others(output: Output) -> None:
    assert output.replace({"zh/new": b"5"}, within=("zh/",)) == Change(1, 2, 0)
    assert tree(output.target) == {"index.html": b"1", "en/index.html": b"4", "zh/new": b"5"}
    assert set(output.owned()) == {"index.html", "en/index.html", "zh/new"}


def test_what_is_kept_need_not_be_made_again(output: Output) -> None:
    put = output.stage.put("new", b"5")
    assert output.take([put], kept=("zh/index.html",)) == Change(1, 3, 0)
    assert tree(output.target) == {"new": b"5", "zh/index.html": b"2"}


@pytest.mark.parametrize(
    ("foreign", "named"),
    [(["n1"], "n1"), (["n1", "n2", "n3"], "n1, n2, n3"),
     (["n1", "n2", "n3", "n4"], "n1, n2, n3 …")],
)  # fmt: skip
def test_nothing_of_others_is_overwritten(foreign: list[str], named: str, output: Output) -> None:
    for name in foreign:
        (output.target / name).write_bytes(b"theirs")
    with pytest.raises(OutputError) as caught:
        output.replace(FIRST | dict.fromkeys(foreign, b"ours"))
    assert caught.value.code == "output-foreign"
    assert caught.value.params == {"folder": str(output.target), "files": named}
    assert tree(output.target) == FIRST | dict.fromkeys(foreign, b"theirs")


def test_what_others_wrote_with_the_same_bytes_is_no_hindrance(output: Output) -> None:
    (output.target / "n1").write_bytes(b"same")
    assert output.replace(FIRST | {"n1": b"same"}) == Change(0, 0, 5)
    assert "n1" in output.owned()


@pytest.mark.parametrize(
    "manifest", ["", "[]", "{", '{"index.html": 1}', '{"index.html": ["a"]}',
                 '{"../x": ["a", 1, 2, ""]}', "null", "\ufeff"],
)  # fmt: skip
def test_with_a_damaged_manifest_nothing_is_ours(manifest: str, output: Output) -> None:
    """CASES P116."""
    (output.state / "manifest.json").write_text(manifest, encoding="utf-8")
    found = Output(output.target)
    assert found.owned() == {}
    with pytest.raises(OutputError, match="output-foreign"):
        found.replace({"index.html": b"new"})
    assert tree(output.target) == FIRST


def cut_off(output: Output, journal: object, staged: dict[str, bytes]) -> Output:
    """The folder after a power cut, with what was to come."""
    coming = json.dumps({"index.html": ["x", 1, 1, ""]})
    (output.state / "manifest.next.json").write_text(coming, encoding="utf-8")
    (output.state / "journal.json").write_text(json.dumps(journal), encoding="utf-8")
    for name, content in staged.items():
        path = output.state / "staged" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Output(output.target)


def test_a_change_that_was_cut_off_is_ended(output: Output) -> None:
    """CASES P107: of two moves, one had been made."""
    journal = {"whole": False, "moves": ["index.html", "n/new"], "gone": ["en/index.html", "none"]}
    found = cut_off(output, journal, {"n/new": b"5"})
    assert not found.is_intact()
    assert found.recover() is True
    assert tree(output.target) == {
        "index.html": b"1", "zh/index.html": b"2", "zh/a/b/index.html": b"3", "n/new": b"5",
    }  # fmt: skip
    assert set(found.owned()) == {"index.html"} and state(found) == {"manifest.json"}
    assert found.recover() is False


def test_a_first_build_that_was_cut_off_is_ended(output: Output) -> None:
    shutil.rmtree(output.target)
    found = cut_off(output, {"whole": True, "moves": ["a"], "gone": []}, {"a": b"5", "b": b"6"})
    assert found.recover() is True
    assert tree(output.target) == {"a": b"5", "b": b"6"}


@pytest.mark.parametrize(
    "journal",
    [
        {"whole": False, "moves": ["../../x"], "gone": []},
        {"whole": False, "moves": [], "gone": ["../../mine"]},
        {"whole": 1, "moves": [], "gone": ["index.html"]},
        {"moves": [], "gone": ["index.html"]},
        {"whole": False, "gone": ["index.html"]},
        ["index.html"],
        None,
    ],
)
def test_a_journal_from_elsewhere_is_not_carried_out(journal: object, output: Output) -> None:
    (output.target.parent.parent / "mine").write_bytes(b"mine")
    found = cut_off(output, journal, {"index.html": b"bad"})
    assert found.recover() is False
    assert tree(output.target) == FIRST and state(found) == {"manifest.json"}
    assert (output.target.parent.parent / "mine").exists()
    assert set(found.owned()) == set(FIRST)


def test_what_was_touched_is_not_as_we_left_it(output: Output) -> None:
    assert output.is_intact() and set(output.intact()) == set(FIRST)
    os.utime(output.target / "index.html", (1, 1))
    assert not output.is_intact() and set(output.intact()) == set(FIRST) - {"index.html"}
    (output.target / "en/index.html").unlink()
    assert set(output.intact()) == {"zh/index.html", "zh/a/b/index.html"}
    assert not Output(output.target.parent / "empty").is_intact()


def test_another_manifest_has_another_seal(output: Output, tmp_path: Path) -> None:
    seal = output.seal()
    assert len(seal) == 64 and seal == Output(output.target).seal()
    output.replace({"index.html": b"new"})
    assert output.seal() not in (seal, "")
    assert Output(tmp_path / "none").seal() == ""
