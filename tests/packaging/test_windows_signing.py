"""Signing with a certificate that is made for the test; what is handed out unsigned says so."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from windows_kit import EPOCH, NOW, Windows, need

from installer.windows import msi, setup, sign, wine

pytestmark = pytest.mark.xdist_group("wine")
PASSWORD = "proef"


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A certificate for signing programs, given to the build by its variables."""
    need("osslsigncode")
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "RESV Desktop, proef")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    locked = serialization.BestAvailableEncryption(PASSWORD.encode())
    store, password = tmp_path / "maker.p12", tmp_path / "password"
    store.write_bytes(pkcs12.serialize_key_and_certificates(b"proef", key, made, None, locked))
    password.write_text(PASSWORD, encoding="ascii")
    monkeypatch.setenv(sign.CERTIFICATE, str(store))
    monkeypatch.setenv(sign.PASSWORD_FILE, str(password))
    monkeypatch.delenv(sign.TIMESTAMP, raising=False)
    public = tmp_path / "maker.pem"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return public


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program of one file that does nothing."""
    need(wine.COMPILER[0])
    folder = tmp_path / "program"
    folder.mkdir()
    source = tmp_path / "nothing.c"
    source.write_text("int main(void) { return 0; }\n", encoding="ascii")
    target = str(folder / "resv-desktop.exe")
    subprocess.run([wine.COMPILER[0], "-s", "-o", target, str(source)], check=True)
    return folder


def bears_signature(path: Path, certificate: Path) -> bool:
    command = ["osslsigncode", "verify", "-ignore-timestamp", "-CAfile", str(certificate)]
    done = subprocess.run([*command, "-in", str(path)], capture_output=True, text=True)
    return done.returncode == 0 and "Succeeded" in done.stdout


def test_a_program_gets_the_signature_of_its_maker(program: Path, certificate: Path) -> None:
    path = program / "resv-desktop.exe"
    assert not bears_signature(path, certificate)
    assert sign.sign(path) == "signed: resv-desktop.exe"
    assert bears_signature(path, certificate)
    path.write_bytes(path.read_bytes().replace(b"This program", b"That program"))
    assert not bears_signature(path, certificate)


def test_an_msi_gets_the_signature_of_its_maker(
    program: Path, certificate: Path, tmp_path: Path
) -> None:
    need("wixl", "msibuild", "faketime")
    path = msi.build(program, NOW, tmp_path / "x.msi", tmp_path / "work", EPOCH)
    assert not bears_signature(path, certificate)
    assert sign.sign(path) == "signed: x.msi"
    assert bears_signature(path, certificate)


def test_the_remover_that_the_setup_brings_is_signed_too(
    windows: Windows, program: Path, certificate: Path, tmp_path: Path
) -> None:
    need("makensis")
    work = tmp_path / "work"
    work.mkdir()
    installer = setup.build(program, NOW, tmp_path / "x.exe", work, EPOCH, setup.QUICK)
    windows.run(installer, "/S", "/CurrentUser")
    assert bears_signature(windows.mine / "uninstall.exe", certificate)


def test_a_wrong_password_ends_the_build(program: Path, certificate: Path, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("anders", encoding="ascii")
    path = program / "resv-desktop.exe"
    before = path.read_bytes()
    with pytest.raises(subprocess.CalledProcessError):
        sign.sign(path)
    assert path.read_bytes() == before
