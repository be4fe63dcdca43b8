"""The only room that imports MkDocs."""

from site_src.plugin.hooks import ZhuchaoPlugin

__all__ = ["ZhuchaoPlugin"]
