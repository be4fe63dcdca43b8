"""How strict a content security policy must be: everything from the site, nothing from a page."""

from __future__ import annotations

from collections.abc import Iterator

_STRICT = frozenset({"'self'", "'none'"})
#: What a picture, a font or a sound may be besides.
_HARMLESS = frozenset({"data:", "blob:"})
_MEDIA = frozenset({"img-src", "font-src", "media-src"})
#: `default-src` does not stand in for these.
_NEEDED = ("default-src", "base-uri", "form-action")
#: They have no sources, or only a header may have them.
_OTHER = frozenset(
    {"upgrade-insecure-requests", "block-all-mixed-content", "require-trusted-types-for"}
    | {"trusted-types", "report-to", "report-uri", "sandbox"}
)


def policy_faults(policy: str) -> Iterator[str]:
    """What a policy allows beyond what the site needs, or does not forbid."""
    directives: dict[str, list[str]] = {}
    for part in policy.lower().split(";"):
        words = part.split()
        if words:
            directives.setdefault(words[0], words[1:])
    for name in _NEEDED:
        if name not in directives:
            yield name
    for name, sources in directives.items():
        if name in _OTHER:
            continue
        allowed = _STRICT | _HARMLESS if name in _MEDIA else _STRICT
        for source in sources:
            if source not in allowed:
                yield f"{name} {source}"
