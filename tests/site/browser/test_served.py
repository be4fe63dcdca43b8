"""Every kind of page behind a real server with our configuration: its policy refuses nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_src.publish.folder import PublicFolder
from site_src.publish.output import Output
from site_src.publish.serving import Place, configurations
from site_src.render.site import POLICY
from site_src.work.processes import Crew
from tests.site.browser.addresses import ENDED, ENGLISH
from tests.site.browser.visits import Visit
from tests.site.conftest import BuiltSite
from tests.support import servers
from tests.support.host import serving
from tests.support.tools import ToolMissing

#: A page that has forgotten its own policy, and what somebody has put into it.
BARE = "bare.html"
INLINE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>x</title><p style="color: red">x</p>
<script>window.ran = true</script><iframe src="en/"></iframe></html>
"""


@pytest.fixture(scope="module", params=["nginx", "apache"])
def host(request: pytest.FixtureRequest, site: BuiltSite, ended: BuiltSite) -> Iterator[str]:
    """The demonstration as it is published, and a portal of ended entries below it."""
    with servers.open_folder() as www:
        live = www / "public"
        with Crew(1) as crew:
            PublicFolder(live).publish(Output(site.folder), lambda part: None, crew=crew)
        shutil.copytree(ended.folder, live / ENDED)
        (live / BARE).write_text(INLINE, encoding="utf-8")
        locales = {code: language.lang for code, language in site.languages.items()}
        texts = configurations(Place("http://zhuchao.example/", live.as_posix(), locales, POLICY))
        server = getattr(servers, request.param)
        try:
            with server(texts[f"{request.param}/site.conf"]) as served:
                yield f"http://127.0.0.1:{served.port}/"
        except ToolMissing as missing:
            pytest.skip(str(missing))


@pytest.mark.browser
@pytest.mark.parametrize("address", ["index.html", *ENGLISH[::2]])
def test_nothing_is_refused(address: str, tab: Visit) -> None:
    tab.go(address)
    assert tab.problems() == []


@pytest.mark.browser
def test_the_header_refuses_by_itself(tab: Visit) -> None:
    """What the pages' own policy forbids, where a page has none."""
    tab.go(BARE)
    refused = {problem for problem in tab.problems() if problem.startswith("policy: ")}
    assert refused == {
        "policy: style-src-attr inline", "policy: script-src-elem inline",
        f"policy: frame-src {tab.host}en/",
    }  # fmt: skip
    assert tab.page.evaluate("window.ran === undefined")


@pytest.mark.browser
def test_nobody_frames_a_page(tab: Visit, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f'<iframe src="{tab.host}en/"></iframe>')
    page = tab.context.new_page()
    with serving(tmp_path) as elsewhere, page.expect_event("requestfailed") as refused:
        page.goto(elsewhere)
    page.close()
    assert refused.value.failure == "net::ERR_BLOCKED_BY_RESPONSE"
