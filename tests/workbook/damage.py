"""Ways in which a file can be damaged or made to hurt, each by chance and repeatable by its seed.

Some know nothing of the file (bytes, cuts), some know archives, XML, the records of old Excel or
the lines of a transfer: those reach the parts of a program that plain damage never gets to.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

Damage = Callable[[bytes, random.Random], bytes]
Members = dict[str, bytes]

_MANY = (2, 3, 200)
NASTY = (
    "", " ", "0", "-1", "1", "NaN", "inf", "1e308", "99999999999999999999", "4294967295", "TRUE",
    "#N/A", "=1+1", "2027-02-30", "46115", "99999999", "'", '"', "&amp;", "&#0;", "&#x110000;",
    "&lol;", "_x0000_", "_xD800_", "\u202e\u200b", "\U0001f600" * 3, "\ufffe", "A" * 40_000,
    "XFD1048576", "A0", "A1:XFD1048576", "R1C1", "../../x", "http://x.nl/", "é" * 50, "\x0b",
)  # fmt: skip
_TAG = re.compile(rb"<[^>]*>")
_VALUE = re.compile(rb'="([^"]*)"')
_TEXT = re.compile(rb">([^<]+)<")
_ELEMENT = re.compile(rb"<(\w+)(?:\s[^>]*)?>(?:[^<]|<(?!/?\1\b))*</\1>|<\w+[^>]*/>")


def bytes_flipped(content: bytes, chance: random.Random) -> bytes:
    """Change some bytes of the file itself."""
    damaged = bytearray(content)
    for _ in range(chance.randrange(1, 20)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut_off(content: bytes, chance: random.Random) -> bytes:
    """Lose the end of the file."""
    return content[: chance.randrange(len(content))]


def piece_moved(content: bytes, chance: random.Random) -> bytes:
    """Double, drop, turn round or move a piece of the file itself."""
    return scrambled(content, chance)


def parts_scrambled(content: bytes, chance: random.Random) -> bytes:
    """Change bytes inside a part, and pack it well again: the container shows nothing."""
    members = unpacked(content)
    for name in some(members, chance):
        if members[name]:
            members[name] = scrambled(members[name], chance)
    return packed(members)


def xml_changed(content: bytes, chance: random.Random) -> bytes:
    """Change values, texts and elements of parts in ways that leave them XML."""
    members = unpacked(content)
    for name in some({n: d for n, d in members.items() if d[:1] in (b"<", b"\xef")}, chance):
        for _ in range(chance.randrange(1, 6)):
            members[name] = chance.choice(XML)(members[name], chance)
    return packed(members)


def archive_changed(content: bytes, chance: random.Random) -> bytes:
    """Drop, double, rename or swap whole parts."""
    members = unpacked(content)
    one, other = chance.choice(list(members)), chance.choice(list(members))
    match chance.randrange(5):
        case 0:
            del members[one]
        case 1:
            members[one], members[other] = members[other], members[one]
        case 2:
            names = ("../x", "C:\\x", "x" * 300, one.upper(), "xl/vbaProject.bin")
            members[chance.choice(names)] = members[one]
        case 3:
            members[one] = b""
        case _:
            members[one] = members[one] * 3
    return packed(members)


def records_changed(content: bytes, chance: random.Random) -> bytes:
    """Put other numbers into the records of an old workbook."""
    damaged = bytearray(content)
    for _ in range(chance.randrange(1, 8)):
        place = chance.randrange(max(1, len(damaged) - 8))
        number = chance.choice((0, 1, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, chance.randrange(2**32)))
        damaged[place : place + 4] = struct.pack("<I", number)
    return bytes(damaged)


def lines_changed(content: bytes, chance: random.Random) -> bytes:
    """Change lines of a transfer file, with a manifest that fits again."""
    members = unpacked(content)
    manifest = json.loads(members["overdracht.json"])
    for name in some({n: d for n, d in members.items() if n.endswith("jsonl") and d}, chance):
        lines = members[name].split(b"\n")
        place = chance.randrange(len(lines))
        data = with_other_value(json.loads(lines[place]), chance)
        lines[place] = json.dumps(data).encode()
        if not chance.randrange(4):
            lines.insert(chance.randrange(len(lines)), chance.choice(lines))
        members[name] = b"\n".join(lines)
        manifest["members"][name] = hashlib.sha256(members[name]).hexdigest()
    if not chance.randrange(6):
        manifest = with_other_value(manifest, chance)
    return packed({**members, "overdracht.json": json.dumps(manifest).encode()})


def with_other_value(data: Any, chance: random.Random) -> Any:
    """Return JSON in which one value, wherever it stands, is another."""
    odd = (None, True, -1, 2**70, 0.5, [], {}, [[[]]], "\ud800", "\x00", *NASTY)
    if isinstance(data, dict) and data and chance.randrange(5):
        key = chance.choice(list(data))
        return {**data, key: with_other_value(data[key], chance)}
    if isinstance(data, list) and data and chance.randrange(5):
        place = chance.randrange(len(data))
        return [*data[:place], with_other_value(data[place], chance), *data[place + 1 :]]
    return chance.choice(odd)


# Parts of an archive


def unpacked(content: bytes) -> Members:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: Mapping[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def some(members: Mapping[str, bytes], chance: random.Random) -> list[str]:
    """Return one to three names, sheets and shared texts more often than the rest."""
    names = list(members)
    weights = [4 if "sheet" in n or "shared" in n.lower() or "content" in n else 1 for n in names]
    return list(dict.fromkeys(chance.choices(names, weights, k=chance.randrange(1, 4))))


def scrambled(part: bytes, chance: random.Random) -> bytes:
    """Double, drop or swap a piece of a part, or put another number in it."""
    begin = chance.randrange(len(part))
    end = min(len(part), begin + chance.randrange(1, 60))
    piece = part[begin:end]
    other = chance.choice((b"", piece * 2, piece[::-1], b"999999999", b"&#0;", b"<c/>"))
    return part[:begin] + other + part[end:]


# Inside XML


def _nasty(chance: random.Random) -> bytes:
    return chance.choice(NASTY).encode("utf-8", "replace")


def _replaced(
    pattern: re.Pattern[bytes], data: bytes, chance: random.Random, group: int
) -> bytes:  # fmt: skip
    found = _one(pattern, data, chance)
    if found is None:
        return data
    return data[: found.start(group)] + _nasty(chance) + data[found.end(group) :]


def _one(
    pattern: re.Pattern[bytes], data: bytes, chance: random.Random
) -> re.Match[bytes] | None:  # fmt: skip
    """Return a match somewhere: the first one after a place taken by chance."""
    return pattern.search(data, chance.randrange(len(data) or 1)) or pattern.search(data)


def value_changed(data: bytes, chance: random.Random) -> bytes:
    return _replaced(_VALUE, data, chance, 1)


def text_changed(data: bytes, chance: random.Random) -> bytes:
    return _replaced(_TEXT, data, chance, 1)


def values_exchanged(data: bytes, chance: random.Random) -> bytes:
    """Two values or texts of the same part change places."""
    pattern = chance.choice((_VALUE, _TEXT))
    one, other = _one(pattern, data, chance), _one(pattern, data, chance)
    if one is None or other is None or one.start(1) >= other.start(1):
        return data
    first, second = one.span(1), other.span(1)
    return b"".join(
        (data[: first[0]], other[1], data[first[1] : second[0]], one[1], data[second[1] :])
    )


def element_moved(data: bytes, chance: random.Random) -> bytes:
    """An element is doubled, dropped, nested in itself, or stands elsewhere."""
    found = _one(_ELEMENT, data, chance)
    if found is None:
        return data
    element, rest = found[0], data[: found.start()] + data[found.end() :]
    match chance.randrange(4):
        case 0:
            return rest
        case 1:
            return data[: found.start()] + element * chance.choice(_MANY) + data[found.end() :]
        case 2:
            return data[: found.start()] + _around(element, chance) + data[found.end() :]
        case _:
            gap = _one(_TAG, rest, chance)
            place = gap.end() if gap else len(rest)
            return rest[:place] + element + rest[place:]


def _around(element: bytes, chance: random.Random) -> bytes:
    depth = chance.choice((1, 3, 500))
    return b"<a>" * depth + element + b"</a>" * depth


def heading_changed(data: bytes, chance: random.Random) -> bytes:
    """The head of the part says something else: another encoding, a document type, a space."""
    head = chance.choice((
        b'<?xml version="1.0" encoding="utf-16"?>', b'<?xml version="1.1"?>',
        b'<!DOCTYPE a [<!ENTITY lol "ha">]>', b"\xef\xbb\xbf", b" ", b"<!-- x -->",
    ))  # fmt: skip
    return head + data


XML = (value_changed, value_changed, text_changed, text_changed, values_exchanged, element_moved,
       heading_changed)  # fmt: skip

PLAIN: tuple[Damage, ...] = (bytes_flipped, cut_off, piece_moved)
ARCHIVE: tuple[Damage, ...] = (parts_scrambled, archive_changed, *(xml_changed,) * 6)
OLD: tuple[Damage, ...] = (records_changed,) * 4
LINES: tuple[Damage, ...] = (lines_changed,) * 8
