"""An office signs what it publishes, and anybody with its public key can tell."""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.failures import Failure
from site_src.publish.folder import PublicFolder
from site_src.publish.manifest import NAME, SIGNATURE, Manifest
from site_src.publish.releases import Releases
from site_src.publish.signature import Signer, judged, signer
from tests.portals import AS_OF, base, edit
from tests.publish.sites import NEW, OLD, held, output_of, quiet
from tests.support.building import run

try:
    from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        KeySerializationEncryption,
        NoEncryption,
        PrivateFormat,
        PublicFormat,
    )
except ImportError:
    pytest.skip("signatures need the package cryptography", allow_module_level=True)


def write_key(
    path: Path, key: ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey, password: bytes = b""
) -> Path:
    """A private key as openssl writes it, and its public one beside it."""
    sealed: KeySerializationEncryption = NoEncryption()
    if password:
        sealed = BestAvailableEncryption(password)
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sealed))
    path.chmod(0o600)
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    path.with_suffix(".pub").write_bytes(public)
    return path


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """An office's key; its public one ends in `.pub`."""
    return write_key(tmp_path / "office.pem", ed25519.Ed25519PrivateKey.generate())


def nobody() -> str | None:
    """Nobody types a password."""
    return None


def signed_by(key: Path) -> Signer:
    return signer(key, nobody)


def test_who_signed_can_be_told(key: Path, tmp_path: Path) -> None:
    public, office = PublicFolder(tmp_path / "www"), signed_by(key)
    public.publish(output_of(OLD, tmp_path), quiet, signer=office)
    found = judged(public.live, key.with_suffix(".pub"))
    assert found == ("valid", office.fingerprint, office.fingerprint)
    manifest = Manifest.read(public.live)
    assert manifest is not None and manifest.compared(public.live) == ((), (), ())


def test_a_changed_manifest_and_a_strange_key_are_wrong(key: Path, tmp_path: Path) -> None:
    public, office = PublicFolder(tmp_path / "www"), signed_by(key)
    public.publish(output_of(OLD, tmp_path), quiet, signer=office)
    other = write_key(tmp_path / "other.pem", ed25519.Ed25519PrivateKey.generate())
    strange = judged(public.live, other.with_suffix(".pub"))
    assert strange == ("wrong", signed_by(other).fingerprint, office.fingerprint)
    with (public.live / NAME).open("ab") as file:
        file.write(b" ")
    assert judged(public.live, key.with_suffix(".pub")).state == "wrong"


@pytest.mark.parametrize("text", [b"", b"x", b"x\ny\nz\n", b"\xff\n\xff\n", b"AAAA\nsha256:0\n"])
def test_what_is_no_signature_is_wrong(text: bytes, key: Path, tmp_path: Path) -> None:
    public = PublicFolder(tmp_path / "www")
    public.publish(output_of(OLD, tmp_path), quiet, signer=signed_by(key))
    (public.live / SIGNATURE).write_bytes(text)
    assert judged(public.live, key.with_suffix(".pub"))[::2] == ("wrong", "")


def test_the_signature_comes_and_goes_with_its_site(key: Path, tmp_path: Path) -> None:
    """Also on the way back, and where the same site is published signed and then unsigned."""
    trusted = key.with_suffix(".pub")
    public = PublicFolder(tmp_path / "www")
    public.publish(output_of(OLD, tmp_path), quiet)
    assert judged(public.live, trusted).state == "missing"
    public.publish(output_of(OLD, tmp_path), quiet, signer=signed_by(key))
    assert judged(public.live, trusted).state == "valid"
    published = public.publish(output_of(NEW, tmp_path), quiet)
    assert judged(public.live, trusted).state == "missing" and published.foreign == ()
    public.roll_back()
    assert judged(public.live, trusted).state == "valid" and held(public.live) == OLD
    assert public.publish(output_of(OLD, tmp_path), quiet).foreign == ()
    assert judged(public.live, trusted).state == "missing"


def test_the_signature_of_a_release(key: Path, tmp_path: Path) -> None:
    trusted, current = key.with_suffix(".pub"), tmp_path / "www" / "current"
    releases = Releases(tmp_path / "www")
    releases.publish(output_of(OLD, tmp_path), quiet)
    releases.publish(output_of(OLD, tmp_path), quiet, signer=signed_by(key))
    assert judged(current, trusted).state == "valid"
    releases.publish(output_of(NEW, tmp_path), quiet)
    assert judged(current, trusted).state == "missing"
    releases.roll_back()
    assert judged(current, trusted).state == "valid"
    releases.publish(output_of(OLD, tmp_path), quiet)
    assert judged(current, trusted).state == "missing"


def test_a_key_with_a_password(tmp_path: Path) -> None:
    made = ed25519.Ed25519PrivateKey.generate()
    sealed = write_key(tmp_path / "sealed.pem", made, b"secret")
    asked: list[str | None] = ["wrong", None, "secret"]
    for answer in asked[:2]:
        with pytest.raises(Failure, match="key-password"):
            signer(sealed, lambda answer=answer: answer)  # type: ignore[misc]
    assert signer(sealed, lambda: "secret").fingerprint == Signer(made).fingerprint


def test_only_ed25519(tmp_path: Path) -> None:
    other = write_key(tmp_path / "rsa.pem", rsa.generate_private_key(65537, 2048))
    with pytest.raises(Failure, match="key-kind"):
        signer(other, nobody)
    with pytest.raises(Failure, match="key-kind"):
        judged(tmp_path, other.with_suffix(".pub"))
    (tmp_path / "note.txt").write_text("no key")
    reads: list[Callable[[Path], object]] = [
        lambda path: signer(path, nobody), lambda path: judged(tmp_path, path),
    ]  # fmt: skip
    for read in reads:
        for name in ("note.txt", "nothing.pem"):
            with pytest.raises(Failure, match="key-unreadable"):
                read(tmp_path / name)


def test_without_its_package_nothing_is_signed(
    key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography", None)
    with pytest.raises(Failure, match="signing-missing"):
        signer(key, nobody)
    with pytest.raises(Failure, match="signing-missing"):
        judged(tmp_path, key.with_suffix(".pub"))


def test_openssl_makes_the_key_and_checks_the_signature(tmp_path: Path) -> None:
    """As the handbook has it."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl on this machine")

    def openssl(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(["openssl", *arguments], cwd=tmp_path, capture_output=True)

    made = openssl("genpkey", "-algorithm", "ed25519", "-out", "office.pem")
    assert made.returncode == 0, made.stderr
    openssl("pkey", "-in", "office.pem", "-pubout", "-out", "office-public.pem")
    public = PublicFolder(tmp_path / "www")
    public.publish(output_of(OLD, tmp_path), quiet, signer=signed_by(tmp_path / "office.pem"))
    first = (public.live / SIGNATURE).read_bytes().splitlines()[0]
    (tmp_path / "signature.bin").write_bytes(base64.b64decode(first))
    check = (
        "pkeyutl", "-verify", "-pubin", "-inkey", "office-public.pem", "-rawin",
        "-in", f"www/{NAME}", "-sigfile", "signature.bin",
    )  # fmt: skip
    done = openssl(*check)
    assert done.returncode == 0 and b"Verified Successfully" in done.stdout, done.stderr
    (public.live / NAME).write_bytes(b"{}")
    assert openssl(*check).returncode != 0


def test_the_commands_sign_and_trust(key: Path, tmp_path: Path) -> None:
    portal, live = base(tmp_path / "portal"), tmp_path / "www"
    edit(portal, "projects_yaml/sources/city-report.yml", ("example.org", "city.example"))
    arguments = ("publish", live, "--portal", portal, "--as-of", AS_OF.isoformat())
    trusting = ("verify", live, "--portal", portal, "--trust", key.with_suffix(".pub"))
    assert run(*arguments).returncode == 0
    told = run(*trusting)
    assert told.returncode == 1 and "Not signed." in told.stderr
    key.chmod(0o644)
    done = run(*arguments, env={"ZHUCHAO_KEY": str(key)})
    assert done.returncode == 0 and f"Signed: {signed_by(key).fingerprint}" in done.stdout
    assert f"Others on this machine can read the key {key}. Run: chmod 600 {key}" in done.stderr
    told = run(*trusting)
    assert told.returncode == 0 and f"Signed: {signed_by(key).fingerprint}" in told.stdout
    assert "[extra]" not in told.stderr
    (live / SIGNATURE).write_text("AAAA\n")
    told = run(*trusting)
    assert told.returncode == 1 and "Wrong signature: " in told.stderr


@pytest.mark.parametrize("place", ["portal/site", "portal/content/zh", "www"])
def test_a_key_that_others_get_to_see_is_refused(place: str, key: Path, tmp_path: Path) -> None:
    portal = base(tmp_path)
    (tmp_path / place).mkdir(parents=True, exist_ok=True)
    exposed = Path(shutil.copy(key, tmp_path / place / "office.pem"))
    done = run("publish", tmp_path / "www", "--portal", portal, "--key", exposed)
    assert done.returncode == 3 and f"The key {exposed} lies in " in done.stderr
    assert held(tmp_path / "www").keys() <= {"office.pem"}
