"""Blocks of the catalogue in the printed guide."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from site_src.guide.embedded import embedded
from site_src.guide.prose import blocks
from tests.guide.conftest import Guide, printed, setting_of, squeezed
from tests.portals import edit
from tests.source.test_images import photograph

CHAPTER = "content/zh/guide/setting.md"
BLOCKS = """本市

```figure
id: signed-projects
```

```chart
title: 签约多于开工
figures:
  - signed-projects
  - started-projects
```

```projects
stage: signed
```

```python
id: start-rate
```
"""


def test_blocks_become_nodes_of_their_own(portal: Path) -> None:
    setting = setting_of(portal)
    nodes = blocks(BLOCKS, str, embedded(setting, BLOCKS, "zh"))
    assert [node["kind"] for node in nodes] == ["paragraph", "figure", "chart", "projects", "code"]
    figure, chart, projects = nodes[1:4]
    assert figure["figure"]["title"] == "签约项目"
    assert chart["drawn"]["bars"][0]["share"] == 1.0
    assert [row["title"] for row in projects["rows"]] == ["差别化锦纶项目"]


def test_they_are_printed(portal: Path) -> None:
    edit(portal, CHAPTER, ("本市有", BLOCKS + "\n本市有"))
    guide = printed(portal)
    for words in ("签约多于开工", "52个", "项目：签约", "id:start-rate"):
        assert squeezed(words) in guide.text
    assert "```" not in guide.text


def test_what_is_not_published_yet_is_left_out(portal: Path) -> None:
    edit(portal, CHAPTER, ("本市有", "```figure\nid: signed-projects\n```\n\n本市有"))
    name = "projects_yaml/figures/signed-projects.yml"
    edit(portal, name, ("visibility: public", "visibility: public\npublish_from: 2027-01-01"))
    assert "签约项目" not in printed(portal).text


def test_pictures_are_printed_with_their_words(portal: Path) -> None:
    """The chapter's own above its text, another where its block stands."""
    photograph(portal / "content/images/one.jpg", (700, 300))
    photograph(portal / "content/images/two.jpg", (300, 900))
    head = "images:\n  - file: one.jpg\n    alt: 全景\n    caption: 图一\norder: 1"
    block = "```image\nfile: two.jpg\nalt: 流程\ncaption: 图二\n```\n\n本市有"
    edit(portal, CHAPTER, ("order: 1", head), ("本市有", block))
    guide = printed(portal)
    assert guide.text.index("图一") < guide.text.index("概况") < guide.text.index("图二")
    found = [image for page in guide.reader.pages for image in page.images]
    assert sorted(image.image.size for image in found if image.image) == [(300, 900), (700, 300)]


@pytest.mark.parametrize(
    ("code", "title"),
    [("zh", "第三年是计划"), ("en", "the third is a plan")],
)
def test_the_demonstration_has_its_chart(
    guides: Mapping[str, Guide], code: str, title: str
) -> None:
    assert squeezed(title) in guides[code].text
