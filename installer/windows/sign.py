"""Signing with the maker's certificate, where there is one.

The certificate is named by variables and never copied: WINDOWS_CERTIFICATE is a PKCS#12 file,
WINDOWS_CERTIFICATE_PASSWORD_FILE the file with its password, WINDOWS_TIMESTAMP the address of a
time stamping service, which alone needs a network.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

CERTIFICATE = "WINDOWS_CERTIFICATE"
PASSWORD_FILE = "WINDOWS_CERTIFICATE_PASSWORD_FILE"
TIMESTAMP = "WINDOWS_TIMESTAMP"


def sign(path: Path) -> str:
    """Sign a program, a setup or an MSI in its place; returns a line that says what was done.

    Raises:
        subprocess.CalledProcessError: when a certificate is given and the file cannot be signed.
    """
    command = signing_command()
    if not command:
        return f"UNSIGNED: {path.name} (no {CERTIFICATE} given)"
    signed = path.with_name(path.name + ".signed")
    signed.unlink(missing_ok=True)
    subprocess.run(
        [*command, "-in", str(path), "-out", str(signed)],
        check=True,
        capture_output=True,
        text=True,
    )
    signed.replace(path)
    return f"signed: {path.name}"


def signing_command() -> list[str]:
    """Return what signs a file, without the file; nothing when no certificate is given."""
    certificate = os.environ.get(CERTIFICATE)
    if not certificate:
        return []
    command = ["osslsigncode", "sign", "-pkcs12", certificate, "-h", "sha256", "-n", "RESV Desktop"]
    if os.environ.get(PASSWORD_FILE):
        command += ["-readpass", os.environ[PASSWORD_FILE]]
    if os.environ.get(TIMESTAMP):
        command += ["-ts", os.environ[TIMESTAMP]]
    return command
