"""The bulletin: what changed in a period, for everybody or for the office alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.guide.conftest import squeezed
from tests.portals import PROJECT, base, edit, write
from tests.support.building import DAY, run
from tests.support.snapshots import FOLDER, snapshot

HIDDEN = """title:
  zh: 未公开的项目
  en: A project not made public
industry: nylon-textiles
region: henan
stage: negotiating
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal in which one project advanced in October, and another, internal one stalled."""
    root = base(tmp_path_factory.mktemp("bulletin"))
    edit(root, PROJECT, ("stage: signed", "stage: started"))
    write(root, {
        "projects_yaml/projects/hidden.yml": HIDDEN,
        f"{FOLDER}/2026-09-30.yml": snapshot(
            "hidden | negotiating | internal | henan | - | - | active",
            "nylon-filament | signed | public | pingdingshan | - | 14.1亿元 | active",
        ),
        f"{FOLDER}/2026-10-31.yml": snapshot(
            "hidden | negotiating | internal | henan | - | - | stalled",
            "nylon-filament | started | public | pingdingshan | - | 14.1亿元 | active",
        ),
    })  # fmt: skip
    edit(root, "content/zh/policies/payment-rules.md", ("visibility: public", (
        "visibility: public\npublished: 2026-10-09"
    )))  # fmt: skip
    return root


def printed(portal: Path, *options: str) -> str:
    done = run("print", "bulletin", "--portal", portal, "--as-of", DAY, *options)
    return done.stdout + done.stderr


def text(portal: Path, name: str) -> str:
    reader = PdfReader(portal / "print" / name)
    return squeezed("".join(page.extract_text() for page in reader.pages))


def test_the_newest_period_in_each_language(portal: Path) -> None:
    said = printed(portal)
    assert [Path(line.split()[-1]).name for line in said.splitlines()] == [
        "bulletin.2026-10.zh.pdf", "bulletin.2026-10.en.pdf",
    ]  # fmt: skip
    own = text(portal, "bulletin.2026-10.en.pdf")
    for words in (
        "October 2026", "Compares the snapshots of 30 September 2026 and 31 October 2026.",
        "Investment: CN¥1.41 billion", "Differentiated polyamide filament",
        "From Signed to Under construction", "No project was added.",
        "https://example.org/en/reports/2026-10/", "No event is announced.",
    ):  # fmt: skip
        assert squeezed(words) in own, words
    assert squeezed("由“签约”到“开工”") in text(portal, "bulletin.2026-10.zh.pdf")


@pytest.mark.parametrize("code", ["zh", "en"])
def test_its_address_leads_to_the_report(portal: Path, code: str) -> None:
    """All of it is one link, however many lines it takes."""
    printed(portal, "--locale", code)
    reader = PdfReader(portal / f"print/bulletin.2026-10.{code}.pdf")
    links = [
        str(link["/A"]["/URI"])
        for page in reader.pages
        for link in page.annotations or ()
        if "/URI" in link.get_object().get("/A", {})
    ]
    address = f"https://example.org/{code}/reports/2026-10/"
    assert address in links and f"https://example.org/{code}/" not in links
    assert address in text(portal, f"bulletin.2026-10.{code}.pdf")


def test_it_names_the_policies_of_the_period(portal: Path) -> None:
    printed(portal, "--locale", "zh")
    own = text(portal, "bulletin.2026-10.zh.pdf")
    assert "本期无新政策" not in own and "支付" in own


def test_it_is_accessible(portal: Path) -> None:
    printed(portal, "--locale", "en")
    reader = PdfReader(portal / "print/bulletin.2026-10.en.pdf")
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert catalog["/Lang"] == "en-GB"  # type: ignore[index]
    assert "Investment promotion bulletin" in str(reader.metadata.title if reader.metadata else "")


def test_the_same_input_gives_the_same_bytes(portal: Path) -> None:
    printed(portal, "--locale", "en")
    path = portal / "print/bulletin.2026-10.en.pdf"
    before = path.read_bytes()
    path.unlink()
    printed(portal, "--locale", "en")
    assert path.read_bytes() == before


def test_nothing_internal_is_in_it_but_in_the_offices_own(portal: Path) -> None:
    printed(portal)
    for code in ("zh", "en"):
        own = text(portal, f"bulletin.2026-10.{code}.pdf")
        assert "未公开" not in own and "notmadepublic" not in own
        assert "Rank" not in own and "位次" not in own
    printed(portal, "--edition", "internal", "--locale", "en")
    own = text(portal, "bulletin-internal.2026-10.en.pdf")
    for words in ("Regions by what advanced", "Rank", "A project not made public"):
        assert squeezed(words) in own
    assert own.count(squeezed("Internal edition")) >= 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["bulletin", "--period", "2026-09"],
         "Invalid value for --period: There is no report on '2026-09'; there are: 2026-10."),
        (["guide", "--period", "2026-10"],
         "--period and --edition internal are for the bulletin alone."),
    ],
)  # fmt: skip
def test_what_cannot_be_printed_is_said(portal: Path, options: list[str], said: str) -> None:
    done = run("print", *options, "--portal", portal, "--as-of", DAY)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr


def test_without_snapshots_it_says_how_to_keep_one(tmp_path: Path) -> None:
    done = run("print", "bulletin", "--portal", base(tmp_path), "--as-of", DAY)
    assert done.returncode == 2
    assert "python build.py snapshot keeps one." in done.stderr
