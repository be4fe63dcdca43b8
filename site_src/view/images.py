"""Pictures as a page shows them."""

from __future__ import annotations

from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.model.image import Image
from site_src.source.images import Rendition
from site_src.view.setting import Setting


@frozen
class ImageView:
    """A picture with its words; files of renditions are below the site's root, smallest first."""

    alt: Wording
    caption: Wording
    renditions: tuple[Rendition, ...]

    @property
    def largest(self) -> Rendition:
        """The rendition for those who want to look closely."""
        return self.renditions[-1]


def image_view(setting: Setting, file: str, alt: Wording, caption: Wording) -> ImageView:
    """A picture of the catalogue or of a document."""
    return ImageView(alt, caption, setting.prepared.images[file].renditions)


def image_views(setting: Setting, images: tuple[Image, ...]) -> tuple[ImageView, ...]:
    """The pictures of an entry in its order."""
    text = setting.language.text
    return tuple(image_view(setting, i.file, text(i.alt), text(i.caption)) for i in images)
