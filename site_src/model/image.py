"""Pictures: the file, what it shows for those who do not see it, and what is said below it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from site_src.model.fields import Group, doc
from site_src.model.text import Text

#: The folder below the documents that holds the pictures of every language.
FOLDER = "images"


def _file_name(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("type-text", "text")
    name = value.strip()
    parts = name.split("/")
    if "\\" in name or ":" in name or not all(part.strip(". ") == part and part for part in parts):
        raise PydanticCustomError("image-name", "name", {"value": name})
    return name


#: A file below the folder of pictures: `plant.jpg`, `lvliang/plant.jpg`.
FileName = Annotated[str, PlainValidator(_file_name), WithJsonSchema({"type": "string"})]


class Image(Group):
    """A picture of an entry."""

    file: FileName = doc("File in content/images/", "content/images/ 中的文件")
    alt: Text = doc("What it shows, for those who do not see it", "图中内容，供看不到图片的人了解")
    caption: Text | None = doc(
        "Line below it: place, date, credit", "图注：地点、日期、来源", default=None
    )
