#!/bin/sh
# Called by makensis for the remover it has just made; the certificate comes by the variables of sign.py.
set -eu
set -- "$1" "$1.signed"
osslsigncode sign -pkcs12 "$WINDOWS_CERTIFICATE" -h sha256 -n "RESV Desktop" \
    ${WINDOWS_CERTIFICATE_PASSWORD_FILE:+-readpass "$WINDOWS_CERTIFICATE_PASSWORD_FILE"} \
    ${WINDOWS_TIMESTAMP:+-ts "$WINDOWS_TIMESTAMP"} -in "$1" -out "$2" >/dev/null
mv "$2" "$1"
