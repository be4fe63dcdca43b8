"""Who vouches for a published site: an Ed25519 signature of its manifest, in a file beside it.

The first line is the signature in base64, the second the fingerprint of the key: SHA-256 over the
public key as DER. Whoever has the public key can check it, also without this program.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from site_src.failures import Failure
from site_src.publish.manifest import NAME, SIGNATURE

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )

_FINGERPRINT = re.compile("sha256:[0-9a-f]{64}")


class Signed(NamedTuple):
    """What a signature is worth: `valid`, `missing` or `wrong`; whose key was asked about, and
    which key the signature names."""

    state: str
    trusted: str
    named: str


class Signer:
    """An office's private key, in memory only."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.fingerprint = _fingerprint(key.public_key())

    def signature(self, content: bytes) -> bytes:
        """The file that vouches for a manifest. The same key gives the same bytes."""
        made = base64.b64encode(self._key.sign(content)).decode("ascii")
        return f"{made}\n{self.fingerprint}\n".encode("ascii")


def signer(path: Path, password: Callable[[], str | None]) -> Signer:
    """The private key in a PEM file; `password` is asked if it has one. Raises Failure
    `key-unreadable`, `key-password`, `key-kind` if it is none for Ed25519, or `signing-missing`."""
    _need_package()
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    text = _bytes(path)
    key: object
    try:
        key = load_pem_private_key(text, None)
    except TypeError:  # it has a password
        key = _opened(path, text, password())
    except (ValueError, UnsupportedAlgorithm):
        raise Failure("key-unreadable", path=str(path)) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise Failure("key-kind", path=str(path))
    return Signer(key)


def judged(folder: Path, trusted: Path) -> Signed:
    """What the signature in a published folder is worth to somebody who trusts the public key in a
    PEM file. Raises Failure `key-unreadable`, `key-kind` or `signing-missing`."""
    _need_package()
    from cryptography.exceptions import InvalidSignature

    key = _public(trusted)
    own = _fingerprint(key)
    try:
        content = (folder / NAME).read_bytes()
        made, named = (folder / SIGNATURE).read_text("ascii").splitlines()
    except FileNotFoundError:
        return Signed("missing", own, "")
    except ValueError:  # no such file as we write
        return Signed("wrong", own, "")
    named = named if _FINGERPRINT.fullmatch(named) else ""
    try:
        key.verify(base64.b64decode(made, validate=True), content)
    except (InvalidSignature, ValueError):
        return Signed("wrong", own, named)
    return Signed("valid", own, own)


def is_open_to_others(path: Path) -> bool:
    """Whether other users of the machine can read a file, as far as its mode tells."""
    return sys.platform != "win32" and bool(os.stat(path).st_mode & 0o077)


def refuse_exposed(path: Path, *folders: Path) -> None:
    """Raises Failure `key-exposed` if a key lies in one of the folders whose files get out."""
    place = path.resolve()
    for folder in folders:
        if place.is_relative_to(folder.resolve()):
            raise Failure("key-exposed", path=str(path), folder=str(folder))


def _need_package() -> None:
    try:
        import cryptography  # noqa: F401
    except ImportError as problem:
        raise Failure("signing-missing", reason=str(problem)) from None


def _opened(path: Path, text: bytes, password: str | None) -> object:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    if not password:
        raise Failure("key-password", path=str(path))
    try:
        return load_pem_private_key(text, password.encode())
    except ValueError:
        raise Failure("key-password", path=str(path)) from None


def _public(path: Path) -> Ed25519PublicKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(_bytes(path))
    except (ValueError, UnsupportedAlgorithm):
        raise Failure("key-unreadable", path=str(path)) from None
    if not isinstance(key, Ed25519PublicKey):
        raise Failure("key-kind", path=str(path))
    return key


def _fingerprint(key: Ed25519PublicKey) -> str:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    der = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"sha256:{hashlib.sha256(der).hexdigest()}"


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise Failure("key-unreadable", path=str(path)) from problem
