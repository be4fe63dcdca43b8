"""Lighthouse on a simulated telephone: quick, light and still, accessible, well made.

Performance depends on how busy the machine is while a page loads. A page that falls short is
judged again, twice at most, and its best result counts; so is one that the browser did not come
to paint in time.
"""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.conftest import BuiltSite
from tests.support.host import serving
from tests.support.tools import browser, lighthouse, node

pytestmark = pytest.mark.browser

CODES = ("zh", "en", "ar")
PAGES = ("", "projects/", "projects/daying-geothermal/", "policies/sme-payment-2025/")
#: Each page in one of the languages, and the heaviest two in Chinese, whose letters weigh most.
ADDRESSES = (
    *(f"zh/{page}" for page in PAGES[:2]),
    *(f"{code}/{page}" for code, page in zip(itertools.cycle(CODES[1:]), PAGES, strict=False)),
)
PERFORMANCE, WEIGHT, AGAIN = 95, 60 * 1024, 2


@dataclass(frozen=True)
class Verdict:
    """The three scores out of 100, what moved while loading, and the bytes that were fetched."""

    performance: int
    accessibility: int
    best_practices: int
    moved: float
    bytes: int
    wanting: tuple[str, ...]

    def problems(self) -> list[str]:
        """What falls short."""
        found = []
        if self.performance < PERFORMANCE:
            found.append(f"performance {self.performance}")
        if (self.accessibility, self.best_practices) != (100, 100):
            found.append(f"accessibility {self.accessibility}, practices {self.best_practices}")
        if self.moved > 0:
            found.append(f"moved {self.moved}")
        if self.bytes > WEIGHT:
            found.append(f"{self.bytes} bytes")
        return [*found, *self.wanting] if found else []


def judge(addresses: list[str]) -> Iterator[Verdict]:
    """One verdict for each address, in their order, by one process and one browser."""
    # What else is at work must not make a page look slow; who may not ask for that goes without.
    first = ["nice", "-n", "-10"] if shutil.which("nice") else []
    command = [*first, str(node()), str(lighthouse()), str(browser()), *addresses]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=400, check=False)
    assert done.returncode == 0, done.stderr
    for line in done.stdout.splitlines():
        found = json.loads(line)
        performance, accessibility, practices = found["scores"]
        yield Verdict(
            performance,
            accessibility,
            practices,
            found["moved"],
            int(found["bytes"]),
            tuple(found["wanting"]),
        )


@pytest.fixture(scope="module")
def verdicts(site: BuiltSite) -> dict[str, Verdict]:
    """The best verdict on each page."""
    best: dict[str, Verdict] = {}
    with serving(site.folder) as host:
        for _ in range(1 + AGAIN):
            open_ = [a for a in ADDRESSES if a not in best or best[a].performance < PERFORMANCE]
            if not open_:
                break
            for address, verdict in zip(open_, judge([host + a for a in open_]), strict=True):
                rivals = (best.get(address, verdict), verdict)
                best[address] = max(rivals, key=lambda each: each.performance)
    return best


@pytest.mark.parametrize("address", ADDRESSES)
def test_page(
    address: str,
    verdicts: dict[str, Verdict],
    record_property: Callable[[str, object], None],
) -> None:
    record_property("verdict", str(verdicts[address]))
    assert verdicts[address].problems() == []


BAD = (
    """<!DOCTYPE html><title>x</title><body><img src="data:,"><p style="color:#ccc">pale</p>
<script>
addEventListener("load", () => setTimeout(() => {
  const until = Date.now() + 1500;
  while (Date.now() < until) {}
  document.body.prepend(Object.assign(document.createElement("h1"), { textContent: "late" }));
}, 50));
undefined.length
</script>"""
    + "<p>text</p>" * 40
    + "<!-- "
    + "".join(map(str, range(30_000)))
    + " -->"
)


def test_a_bad_page_falls_short(tmp_path: Path) -> None:
    """In every respect: slow, pale, mistaken, moving and heavy."""
    (tmp_path / "index.html").write_text(BAD, encoding="utf-8")
    with serving(tmp_path) as host:
        (verdict,) = judge([host])
    assert verdict.performance < PERFORMANCE
    assert max(verdict.accessibility, verdict.best_practices) < 100
    assert verdict.moved > 0 and verdict.bytes > WEIGHT
    assert len(verdict.problems()) > 4
