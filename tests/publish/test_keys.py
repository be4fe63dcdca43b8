"""Keys: who can read them, where they may lie, and what is said of one that cannot be used."""

from __future__ import annotations

import base64
import hashlib
import os
import sys
from pathlib import Path

import pytest

from site_src.failures import Failure
from site_src.publish.manifest import NAME, SIGNATURE
from site_src.publish.signature import Signer, is_open_to_others, judged, refuse_exposed, signer

try:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        NoEncryption,
        PrivateFormat,
        PublicFormat,
    )
except ImportError:
    pytest.skip("signatures need the package cryptography", allow_module_level=True)

MADE = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
#: What RFC 8410 puts before the 32 bytes of a public key.
DER_BEGINS = bytes.fromhex("302a300506032b6570032100")
PEM, PKCS8, PUBLIC = Encoding.PEM, PrivateFormat.PKCS8, PublicFormat.SubjectPublicKeyInfo


@pytest.fixture
def trusted(tmp_path: Path) -> Path:
    """The public key that somebody trusts."""
    path = tmp_path / "office.pub"
    path.write_bytes(MADE.public_key().public_bytes(PEM, PUBLIC))
    return path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site, so far without a signature."""
    folder = tmp_path / "www"
    folder.mkdir()
    (folder / NAME).write_bytes(b"{}\n")
    return folder


def told(failure: pytest.ExceptionInfo[Failure]) -> str:
    return failure.value.sentence()


@pytest.mark.skipif(sys.platform == "win32", reason="modes say nothing there")
@pytest.mark.parametrize(
    ("mode", "others"),
    [(0o600, False), (0o400, False), (0o700, False), (0o640, True), (0o604, True), (0o610, True)],
)
def test_who_can_read_a_key(mode: int, others: bool, tmp_path: Path) -> None:
    path = tmp_path / "office.pem"
    path.write_bytes(b"x")
    path.chmod(mode)
    assert is_open_to_others(path) is others


def test_a_mode_says_nothing_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "office.pem"
    path.write_bytes(b"x")
    path.chmod(0o644)
    monkeypatch.setattr(sys, "platform", "win32")
    assert not is_open_to_others(path)


def test_a_signature_is_two_lines(trusted: Path, site: Path) -> None:
    """The same key gives the same bytes, and the fingerprint is that of the key as DER."""
    office = Signer(MADE)
    content = office.signature(b"{}\n")
    assert content == Signer(MADE).signature(b"{}\n") != office.signature(b"{}")
    made, named, end = content.decode("ascii").split("\n")
    assert (len(base64.b64decode(made)), named, end) == (64, office.fingerprint, "")
    raw = MADE.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    assert named == f"sha256:{hashlib.sha256(DER_BEGINS + raw).hexdigest()}"
    (site / SIGNATURE).write_bytes(content)
    assert judged(site, trusted) == ("valid", named, named)


def test_what_a_signature_names_is_told_if_it_is_a_fingerprint(trusted: Path, site: Path) -> None:
    """It is told where it is wrong, too; where the words do not matter, the key does."""
    office = Signer(MADE)
    made = office.signature(b"{}\n").split(b"\n")[0].decode()
    other = "sha256:" + "0" * 64
    for text, expected in (
        (f"{made}\n{other}\n", ("valid", office.fingerprint)),
        (f"{made}\nnobody\n", ("valid", office.fingerprint)),
        (f"AAAA\n{other}\n", ("wrong", other)),
        (f"AAAA\n{other}0\n", ("wrong", "")),
        (f"!{made}\n{other}\n", ("wrong", other)),
        (f"{made}\n", ("wrong", "")),
        (f"签名\n{other}\n", ("wrong", "")),
    ):
        (site / SIGNATURE).write_text(text, encoding="utf-8")
        assert judged(site, trusted) == (expected[0], office.fingerprint, expected[1])


@pytest.mark.parametrize("gone", [NAME, SIGNATURE])
def test_without_both_files_there_is_no_signature(gone: str, trusted: Path, site: Path) -> None:
    office = Signer(MADE)
    (site / SIGNATURE).write_bytes(office.signature(b"{}\n"))
    (site / gone).unlink()
    assert judged(site, trusted) == ("missing", office.fingerprint, "")


def test_what_is_no_key(trusted: Path, site: Path, tmp_path: Path) -> None:
    """A key of the other half is none either."""
    private = tmp_path / "office.pem"
    private.write_bytes(MADE.private_bytes(PEM, PKCS8, NoEncryption()))
    for path in (trusted, tmp_path / "gone.pem", tmp_path):
        with pytest.raises(Failure) as failure:
            signer(path, lambda: None)
        assert told(failure) == f"There is no key in PEM form to be read in {path}."
    for path in (private, tmp_path / "gone.pem", tmp_path):
        with pytest.raises(Failure) as failure:
            judged(site, path)
        assert told(failure) == f"There is no key in PEM form to be read in {path}."


def test_a_key_of_another_kind(site: Path, tmp_path: Path) -> None:
    other, path = ec.generate_private_key(ec.SECP256R1()), tmp_path / "other.pem"
    said = (
        f"The key in {path} is not for Ed25519. Make one with: openssl genpkey -algorithm ed25519"
    )
    path.write_bytes(other.private_bytes(PEM, PKCS8, NoEncryption()))
    with pytest.raises(Failure) as failure:
        signer(path, lambda: None)
    assert told(failure) == said
    path.write_bytes(other.public_key().public_bytes(PEM, PUBLIC))
    with pytest.raises(Failure) as failure:
        judged(site, path)
    assert told(failure) == said


@pytest.mark.parametrize("password", [None, "", "wrong", "sécret "])
def test_a_password_that_is_not_the_right_one(password: str | None, tmp_path: Path) -> None:
    path = tmp_path / "office.pem"
    path.write_bytes(MADE.private_bytes(PEM, PKCS8, BestAvailableEncryption("sécret".encode())))
    with pytest.raises(Failure) as failure:
        signer(path, lambda: password)
    assert told(failure) == (
        f"The key in {path} has a password, which was not given or is not the right one. Type it "
        "when asked, or set ZHUCHAO_KEY_PASSWORD."
    )
    assert signer(path, lambda: "sécret").fingerprint == Signer(MADE).fingerprint


def test_nobody_is_asked_for_a_password_that_there_is_not(tmp_path: Path) -> None:
    path = tmp_path / "office.pem"
    path.write_bytes(MADE.private_bytes(PEM, PKCS8, NoEncryption()))
    asked: list[str] = []
    signer(path, lambda: asked.append("asked"))
    assert asked == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("way", [".", "below", "link"])
def test_where_a_key_may_lie(way: str, tmp_path: Path) -> None:
    """Beside what gets out, and not within it, whatever way leads there."""
    home, www, other = tmp_path / "keys", tmp_path / "www", tmp_path / "other"
    (www / "below").mkdir(parents=True)
    home.mkdir()
    key = home / "office.pem"
    key.write_bytes(b"x")
    refuse_exposed(key, www, other, tmp_path / "key")
    if way == "link":
        os.symlink(www / "below", home / "link")
    exposed = (home if way == "link" else www) / way / "office.pem"
    exposed.write_bytes(b"x")
    with pytest.raises(Failure) as failure:
        refuse_exposed(exposed, other, www)
    assert told(failure) == (
        f"The key {exposed} lies in {www}, whose files others get to see. Keep it outside, and "
        "take a new one if it was ever published."
    )
    refuse_exposed(exposed, other)


def test_without_the_package_it_is_told_why(
    trusted: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography", None)
    with pytest.raises(Failure) as failure:
        judged(site, trusted)
    assert failure.value.code == "signing-missing"
    assert "cryptography" in failure.value.params["reason"]
