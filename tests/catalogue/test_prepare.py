"""No input makes the pipeline raise: whatever is wrong comes back as a report."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_src.catalogue.prepare import prepare
from site_src.diagnostics import Report
from tests.portals import AS_OF, BASE, base, checked, lines, prepared

FILES = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*") if path.is_file())
#: What an editor or a broken program might put anywhere.
FRAGMENTS = [
    "", ":", ": ", "：", "- ", "-", "\t", "　", "#", " #", "'", '"', "[", "]", "{", "}",
    "&a ", "*a", "<<: ", "!x ", "|", ">", "---\n", "...\n", "? ", "@", "%", "`", "\\", "\n", "\n\n",
    "\r", "null", "yes", "0", "-1", "1e999", ".inf", "万", "亿", "约", "%YAML 9.9\n", "<script>",
    "](x:y)", "\ufeff", "\x00", "\x85", "\u202e", "\ue010", "𠮷", "id: x\n", "zh: x\n", "((((",
]  # fmt: skip


@st.composite
def _mutations(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the valid portal with a few changes: bytes, lines, fragments."""
    name = draw(st.sampled_from(FILES))
    data = (BASE / name).read_bytes()
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["byte", "swap", "drop", "double", "indent", "fragment"]))
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        lines_ = data.split(b"\n")
        first, second = (draw(st.integers(0, len(lines_) - 1)) for _ in range(2))
        if kind == "byte":
            data = data[:at] + bytes([draw(st.integers(0, 255))]) + data[at + 1 :]
        elif kind == "fragment":
            text = data.decode("utf-8", "replace")
            at = min(at, len(text))
            cut = draw(st.integers(0, 3))
            data = (text[:at] + draw(st.sampled_from(FRAGMENTS)) + text[at + cut :]).encode()
        else:
            if kind == "swap":
                lines_[first], lines_[second] = lines_[second], lines_[first]
            elif kind == "drop":
                del lines_[first]
            elif kind == "double":
                lines_.insert(second, lines_[first])
            else:
                lines_[first] = b" " * draw(st.integers(0, 6)) + lines_[first].lstrip()
            data = b"\n".join(lines_)
    return name, data


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return base(tmp_path_factory.mktemp("fuzz"))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutation=_mutations())
def test_a_damaged_file_never_raises(portal: Path, mutation: tuple[str, bytes]) -> None:
    name, data = mutation
    original = (BASE / name).read_bytes()
    try:
        (portal / name).write_bytes(data)
        report = checked(portal)
        for language in ("en", "zh"):
            for line in lines(report, language):
                line.encode("utf-8")
                assert "\n" not in line
    finally:
        (portal / name).write_bytes(original)


def test_prepared(tmp_path: Path) -> None:
    result = prepared(base(tmp_path))
    assert result.today == AS_OF
    assert result.left_out == 0
    assert list(result.catalogue.project) == ["nylon-filament"]
    assert result.portal.site_url == "https://example.org/"


def test_without_a_day_it_is_today(tmp_path: Path) -> None:
    """Today where the portal is; the clock is read nowhere else."""
    result = prepare(base(tmp_path), Report())
    assert result is not None
    assert result.today == result.portal.today()
