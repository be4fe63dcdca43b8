"""Whatever write fails, and for whatever reason: a clear message, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proofs.failing import COMMANDS, REASONS, Whole, edited, lost, whole

#: So many of the writes fail here; the long proof has each fail.
SAMPLE = 12


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that was built and published, and then edited."""
    return edited(tmp_path_factory.mktemp("failing") / "office")


@pytest.fixture(scope="module")
def expected(office: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Whole]:
    """What comes of the commands where no write fails."""
    folder = tmp_path_factory.mktemp("whole")
    return {command: whole(command, office, folder / command) for command in COMMANDS}


@pytest.mark.parametrize("part", range(SAMPLE))
@pytest.mark.parametrize("command", COMMANDS)
def test_a_write_that_fails(
    command: str, part: int, office: Path, expected: dict[str, Whole], tmp_path: Path
) -> None:
    """CASES F81, F82, P114: what failed is named with its remedy; whoever reads the published site
    sees the old one or the new one; the next run goes well."""
    nth = 1 + expected[command].writes * part // SAMPLE
    reason = REASONS[part % len(REASONS)]
    assert lost(command, office, tmp_path / "copy", nth, reason, expected[command]) is None


def test_the_edit_changes_both_sites(expected: dict[str, Whole]) -> None:
    """Else nothing would be shown."""
    assert all(found.before != found.after and found.writes > 100 for found in expected.values())
