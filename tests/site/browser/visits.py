"""A browser at a page: what the page says, asks for, refuses and moves; axe-core beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Request

from tests.support.tools import axe_source

#: No name but the hosts' own leads anywhere, so that nothing is asked of others.
SWITCHES = [
    "--no-sandbox", "--disable-background-networking", "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip
CONTRAST = "color-contrast"
RULES: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
#: Collects what the page's own policy refused, and what moved without the visitor's doing, before
#: any script of the page runs.
WATCH = """
window.refused = [];
window.moved = [];
addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    if (shift.hadRecentInput) continue;
    const names = shift.sources.map(({ node }) => node?.className || node?.nodeName);
    window.moved.push(`${shift.value.toFixed(4)} ${names.join(", ")}`);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
#: Two frames later everything that loading brings about has been drawn and reported.
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def script(name: str) -> str:
    """A function in JavaScript, to be evaluated in a page."""
    return Path(__file__).with_name("scripts").joinpath(f"{name}.js").read_text(encoding="utf-8")


@dataclass
class Visit:
    """A tab; requests to any other host lead nowhere and are noted."""

    context: BrowserContext
    host: str
    messages: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.on("request", self._note_request)
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("requestfailed", self._note_failure)

    def _note_failure(self, asked: Request) -> None:
        """An icon that was still asked for when the tab went on to the next page is given up."""
        given_up = asked.failure == "net::ERR_ABORTED" and asked.url.endswith(".svg")
        if asked.url.startswith(self.host) and not given_up:
            self.messages.append(f"failed: {asked.url}")

    def go(self, address: str, width: int = 1440, height: int = 900) -> None:
        """Opens a page of the site in a window of this size."""
        self.messages.clear()
        self.foreign.clear()
        self.page.set_viewport_size({"width": width, "height": height})
        answer = self.page.goto(self.host + address, wait_until="load")
        assert answer is not None and answer.ok, address

    def problems(self) -> list[str]:
        """What was said, asked of others, refused or moved since the page was opened."""
        self.page.evaluate(SETTLED)
        return [
            *(f"console: {message}" for message in self.messages),
            *(f"foreign: {address}" for address in self.foreign),
            *(f"policy: {refused}" for refused in self.page.evaluate("window.refused")),
            *(f"moved: {moved}" for moved in self.page.evaluate("window.moved")),
        ]

    def _note_request(self, asked: Request) -> None:
        if not asked.url.startswith((self.host, "data:", "blob:", "about:")):
            self.foreign.append(asked.url)


class Tabs:
    """A visitor's tabs, with axe beside each: one for every width, since a window that is made
    wider or narrower costs more than a page that is opened."""

    def __init__(self, context: BrowserContext, host: str) -> None:
        self._context, self._host = context, host
        self._made: dict[int, tuple[Visit, Axe]] = {}

    def __getitem__(self, width: int) -> tuple[Visit, Axe]:
        if width not in self._made:
            tab = Visit(self._context, self._host)
            self._made[width] = (tab, Axe(tab.page))
        return self._made[width]


def visit(context: BrowserContext, host: str, address: str) -> Visit:
    """A page in a tab of its own."""
    found = Visit(context, host)
    found.go(address)
    return found


class Axe:
    """axe-core in a world of its own beside the page, so that the page's policy stays strict."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Page.enable")
        arrival = {"source": axe_source(), "worldName": "axe"}
        self._session.send("Page.addScriptToEvaluateOnNewDocument", arrival)

    def violations(self, *rules: str, contrast: bool = True) -> list[str]:
        """Rule and element of everything that is wrong; of these rules alone if any are named.
        Without `contrast`, which takes longest, colours are not looked at, nor styles read."""
        options = {**RULES, "runOnly": rules} if rules else RULES
        if not contrast:
            but = {**RULES["rules"], CONTRAST: {"enabled": False}}
            options = {**RULES, "rules": but, "preload": False}
        frame = self._session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = {"frameId": frame, "worldName": "axe"}
        made = self._session.send("Page.createIsolatedWorld", world)["executionContextId"]
        if not self._evaluate(made, "'axe' in globalThis"):
            self._evaluate(made, axe_source() + ";0")
        found = self._evaluate(
            made,
            f"axe.run(document, {json.dumps(options)}).then((result) => result.violations.flatMap("
            "(rule) => rule.nodes.map((node) => `${rule.id}: ${node.target}`)))",
        )
        return list(found)

    def _evaluate(self, world: int, expression: str) -> Any:
        answer = self._session.send(
            "Runtime.evaluate",
            {
                "expression": expression, "contextId": world, "awaitPromise": True,
                "returnByValue": True,
            },
        )  # fmt: skip
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")
