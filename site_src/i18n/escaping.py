"""Text as it stands in HTML."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import _escape_inner  # type: ignore[attr-defined]

#: What `escape` writes, without an object around it, which would have to be made for each text.
escaped: Callable[[str], str] = _escape_inner
