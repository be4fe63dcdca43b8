"""The demonstration's guide in all three locales."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pypdf.generic import Destination

from site_src.guide.pdf import guide_pdf
from tests.guide.conftest import LOCALES, Guide, squeezed

Guides = Mapping[str, Guide]


@pytest.mark.parametrize("code", LOCALES)
def test_every_chapter_project_and_policy_has_a_bookmark(guides: Guides, code: str) -> None:
    guide = guides[code]
    catalogue = guide.setting.catalogue
    titles = [chapter.words[code].title for chapter in catalogue.chapter.values()]
    titles += [policy.words[code].title for policy in catalogue.policy.values()]
    made_up = guide.setting.language.gettext("illustrative")
    for project in catalogue.project.values():
        title = guide.setting.language.text(project.title).text
        titles.append(f"{title} {made_up}" if project.illustrative else title)
    assert {squeezed(title) for title in titles} <= guide.bookmarks


# Readers put Arabic letters into different orders; there the bookmarks have to do.
@pytest.mark.parametrize("code", ("zh", "en"))
def test_the_text_has_every_title(guides: Guides, code: str) -> None:
    guide = guides[code]
    catalogue, text = guide.setting.catalogue, guide.setting.language.text
    wanted = [text(p.title).text for p in catalogue.project.values()]
    wanted += [text(s.title).text for s in catalogue.source.values()]
    wanted += [w.words[code].title for w in catalogue.chapter.values()]
    assert [words for words in wanted if squeezed(words) not in guide.text] == []


@pytest.mark.parametrize("code", LOCALES)
def test_the_contents_stand_on_one_page(guides: Guides, code: str) -> None:
    reader = guides[code].reader
    entries = [entry for entry in reader.outline if isinstance(entry, Destination)]
    pages = [reader.get_destination_page_number(entry) for entry in entries[:2]]
    assert pages == [1, 2]


@pytest.mark.parametrize("code", LOCALES)
def test_title_language_and_date(guides: Guides, code: str) -> None:
    guide = guides[code]
    tags = {"zh": "zh-CN", "en": "en-GB", "ar": "ar"}
    metadata = guide.reader.metadata
    assert metadata is not None and metadata.title is not None
    assert metadata.title.endswith(guide.setting.language.gettext("Investment guide"))
    assert guide.catalog["/Lang"] == tags[code]
    assert guide.catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert str(metadata["/CreationDate"]) == str(metadata["/ModDate"]) == "D:20261123000000Z"


@pytest.mark.parametrize("code", LOCALES)
def test_declares_pdf_ua_and_is_tagged(guides: Guides, code: str) -> None:
    guide = guides[code]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in guide.catalog["/Metadata"].get_data()
    assert guide.catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in guide.catalog


@pytest.mark.parametrize("code", LOCALES)
def test_all_fonts_are_embedded_and_ours(guides: Guides, code: str) -> None:
    pages: list[Any] = list(guides[code].reader.pages)
    fonts = [font for page in pages for font in page["/Resources"].get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert "+NotoSans" in descriptor["/FontName"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.parametrize("code", LOCALES)
def test_links_stay_within_the_portal(guides: Guides, code: str) -> None:
    guide = guides[code]
    root = f"{guide.setting.prepared.portal.site_url}{code}/"
    leaving = [link for link in guide.links if not link.startswith((root, "mailto:", "tel:"))]
    assert leaving == []
    assert f"{root}policies/foreign-investment-law/" in guide.links
    assert f"{root}projects/daying-geothermal/" in guide.links


def test_arabic_reads_from_the_right(guides: Guides) -> None:
    preferences = {
        code: guides[code].catalog["/ViewerPreferences"]["/Direction"] for code in LOCALES
    }
    assert preferences == {"zh": "/L2R", "en": "/L2R", "ar": "/R2L"}


def test_what_is_masked_stays_masked(guides: Guides) -> None:
    assert squeezed("name masked in the source") in guides["en"].text
    assert "名称隐去" in guides["zh"].text


def test_what_is_not_known_says_so(guides: Guides) -> None:
    assert guides["en"].text.count("notdisclosed") > 40
    assert guides["zh"].text.count("未披露") > 40


def test_printing_again_gives_the_same_bytes(
    guides: Guides, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    guide = guides["en"]
    assert guide_pdf(guide.setting) == guide.path.read_bytes()


def test_no_path_of_the_machine_is_in_it(guides: Guides) -> None:
    for guide in guides.values():
        assert str(Path(__file__).parents[2]).encode() not in guide.path.read_bytes()
        assert b"zhuchao-" not in guide.path.read_bytes()
