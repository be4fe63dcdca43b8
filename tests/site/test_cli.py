"""The one command: what it prints, how it ends, what it never does."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_src.cli.commands import commands
from tests import portals
from tests.site.conftest import BuiltSite
from tests.support.building import DAY, environment, run

BROKEN = ("projects_yaml/projects/nylon-filament.yml", ("stage:", "stgae:"))
#: The longest that an edit may take to be on the screen; other tests run beside this one.
PATIENCE = 60


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The smallest valid portal."""
    return portals.base(tmp_path)


@pytest.mark.parametrize("name", sorted(set(commands.commands) - {"test"}))
def test_every_command_explains_itself(name: str) -> None:
    shown = CliRunner().invoke(commands, [name, "--help"], prog_name="python build.py")
    assert shown.exit_code == 0
    assert shown.output.startswith(f"Usage: python build.py {name} ")
    assert len(shown.output.splitlines()) > 5


def test_overview_and_version() -> None:
    shown = run("--help")
    assert shown.returncode == 0
    assert all(f"\n  {name} " in shown.stdout for name in commands.commands)
    assert re.search(r"\d+\.\d+\.\d+", run("--version").stdout)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_is_in_the_readers_language(language: str) -> None:
    shown = run("build", "--help", env={"ZHUCHAO_LANG": language}).stdout
    assert bool(re.search("[\u4e00-\u9fff]", shown)) == (language == "zh")


def test_no_errors(small: Path) -> None:
    done = run("check", "--portal", small, "--as-of", DAY)
    assert (done.returncode, done.stdout, done.stderr) == (0, "No errors.\n", "")


def test_errors_end_with_1_and_write_nothing(small: Path) -> None:
    portals.edit(small, BROKEN[0], BROKEN[1])
    for command in ("check", "build"):
        done = run(command, "--portal", small, "--as-of", DAY)
        assert done.returncode == 1
        assert f"{BROKEN[0]}:" in done.stderr and "stgae" in done.stderr
        assert done.stdout == ""
    assert not (small / "site").exists()


def test_a_failed_build_leaves_the_site_as_it_is(small: Path) -> None:
    assert run("build", "--portal", small, "--as-of", DAY).returncode == 0
    before = (small / "site/zh/index.html").read_bytes()
    portals.edit(small, BROKEN[0], BROKEN[1])
    assert run("build", "--portal", small, "--as-of", DAY).returncode == 1
    assert (small / "site/zh/index.html").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bulid"], "No such command 'bulid'"),
        (["check", "--as-of", "2026-02-30"], "'2026-02-30' is not a day: write 2026-02-03."),
        (["check", "--as-of", "2026-02"], "'2026-02' is not a day: write 2026-02-03."),
        (["build", "--jobs", "0"], "0 is not in the range x>=1"),
        (["build", "--portal", "nowhere"], "does not exist"),
        (["build", "--locale", "fr", "--portal", "."], "'fr' is not a locale of this portal (zh, "),
        (["fix-encoding"], "Missing argument"),
        (["new", "project", "Ünfit", "--portal", "."], "'Ünfit' cannot be an id"),
        (["new", "project", "page", "--portal", "."], "'page' cannot be an id"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], message: str, small: Path) -> None:
    done = run(*arguments, cwd=small)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())


def test_the_machine_ends_with_3(small: Path) -> None:
    done = run("build", "--portal", small, "--site-dir", small)
    assert done.returncode == 3
    assert done.stderr.endswith("Choose another folder with --site-dir.\n")


def test_report_as_json(small: Path) -> None:
    portals.edit(small, BROKEN[0], BROKEN[1])
    done = run("check", "--portal", small, "--format", "json", "--as-of", DAY)
    assert done.returncode == 1
    problems = json.loads(done.stdout)["problems"]
    found = next(problem for problem in problems if problem["field"] == "stgae")
    assert found["path"] == BROKEN[0] and found["severity"] == "error"
    assert found["line"] > 1 and found["column"] == 1
    assert found["code"] and "stgae" in found["message"]


def test_report_as_json_without_problems(small: Path) -> None:
    done = run("check", "--portal", small, "--format", "json", "--as-of", DAY)
    assert (done.returncode, json.loads(done.stdout)) == (0, {"problems": []})


def test_of_many_warnings_of_a_kind_only_check_shows_all(small: Path) -> None:
    name = portals.PROJECT.removesuffix(".yml")
    text = (small / portals.PROJECT).read_text(encoding="utf-8") + "review_by: 2020-01-31\n"
    portals.write(small, {f"{name}-{number}.yml": text for number in range(8)})
    lines = run("build", "--portal", small, "--as-of", DAY).stderr.splitlines()
    assert [line.endswith("[review-due]") for line in lines] == [True] * 6 + [False]
    assert lines[5] == (
        "… and 3 more of this kind; `python build.py check` shows all. [review-due]"
    )
    assert lines[6] == "Errors: 0. Warnings: 8."
    whole = run("check", "--portal", small, "--as-of", DAY).stderr.splitlines()
    assert [line.endswith("[review-due]") for line in whole] == [True] * 8 + [False]


def test_new_project_is_valid_and_internal(small: Path) -> None:
    """Nothing of it is on the site until the editor makes it public."""
    done = run("new", "project", "wind-farm", "--portal", small)
    assert (done.returncode, done.stdout) == (0, "Written: projects_yaml/projects/wind-farm.yml\n")
    assert run("check", "--portal", small).returncode == 0
    built = run("build", "--portal", small)
    assert "Left out as internal: 1." in built.stdout
    pages = [path for path in (small / "site").rglob("*") if "wind-farm" in path.name]
    assert pages == []


def test_new_project_overwrites_nothing(small: Path) -> None:
    path = small / portals.PROJECT
    before = path.read_bytes()
    done = run("new", "project", path.stem, "--portal", small)
    assert done.returncode == 2
    assert f"{portals.PROJECT} exists already." in done.stderr
    assert path.read_bytes() == before


def test_new_portal_can_be_built(tmp_path: Path) -> None:
    folder = tmp_path / "我们的门户"
    done = run("new", "portal", folder)
    assert done.returncode == 0, done.stderr
    built = run("build", "--portal", folder)
    assert built.returncode == 0, built.stderr
    assert (folder / "site/index.html").is_file()
    assert run("new", "portal", folder).returncode == 2


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_fix_encoding(encoding: str, small: Path) -> None:
    """CASES Y1, Y2: what another program saved is named, repaired, and kept."""
    path = small / portals.PROJECT
    good = path.read_text(encoding="utf-8")
    path.write_bytes(good.encode(encoding))
    spoilt = path.read_bytes()
    assert "fix-encoding" in run("check", "--portal", small).stderr
    done = run("fix-encoding", path)
    assert done.returncode == 0 and "→ UTF-8" in done.stdout
    assert path.read_text(encoding="utf-8") == good
    assert path.with_name(path.name + ".bak").read_bytes() == spoilt
    assert run("check", "--portal", small).returncode == 0
    assert run("fix-encoding", path).stdout == f"{path} is UTF-8 already.\n"


@contextmanager
def serving(portal: Path, *options: str) -> Iterator[str]:
    """The address of a preview on a free port; it is ended by its process."""
    command = [sys.executable, "-P", "-u", "-m", "site_src.cli", "serve", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--portal", str(portal), "--jobs", "1", *options],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout is not None
    address = next(line.strip() for line in process.stdout if line.startswith("http://127.0.0.1:"))
    yield address
    process.terminate()
    process.communicate(timeout=20)


@pytest.fixture
def served(small: Path) -> Iterator[str]:
    with serving(small) as address:
        yield address


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return str(answer.read().decode("utf-8"))


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_preview_of_the_internal_edition(small: Path) -> None:
    with serving(small, "--edition", "internal") as address:
        assert 'class="watermark"' in get(f"{address}zh/desk/")


def test_preview(served: str, small: Path) -> None:
    """Pages with the script that renews them; an edit is there soon, a mistake breaks nothing."""
    page = get(f"{served}zh/")
    assert page.count('<script src="/.live/live.js" data-page="') == 1
    assert "EventSource" in get(f"{served}.live/live.js")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        get(f"{served}zh/nowhere/")
    look = f"{served}.live/look?at=/zh/projects/nylon-filament/"
    before = json.loads(get(look))
    project = f"{served}zh/projects/nylon-filament/"
    path = small / portals.PROJECT
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("visibility: public", "visiblity: public"), encoding="utf-8")
    wait_until(lambda: json.loads(get(look))["troubles"])
    assert "<h1>" in get(project)
    title = next(line for line in good.splitlines() if line.strip().startswith("zh: "))
    edited = good.replace(title, "  zh: 改过的名字", 1)
    path.write_text(edited, encoding="utf-8")
    wait_until(lambda: "改过的名字" in get(project))
    after = json.loads(get(look))
    assert after["version"] > before["version"] and after["page"] != before["page"]
    assert after["troubles"] == []


def test_demonstration_has_no_errors(site: BuiltSite) -> None:
    done = run("check", "--portal", site.portal, "--as-of", DAY, "--format", "json")
    assert done.returncode == 0, done.stdout
