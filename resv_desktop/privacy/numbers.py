"""Numbers that name a person: citizen service number, bank account, file number.

Whether a row of digits is one of these is decided by its check sum, its shape and the word in
front of it; never by the digits alone, for amounts, RSIN, AGB and order numbers look alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resv_desktop.privacy.context import has_person, is_organisations, sentence_before
from resv_desktop.privacy.dates import is_date
from resv_desktop.privacy.findings import Category, Finding, finding

# Invisible characters may stand between digits without anybody seeing it.
_GAP = r"[ .\-\u00a0\u2009\u202f\u2011\u2013\u200b\u200c\u200d\u2060\ufeff\u00ad]"
_DIGIT_GROUPS = re.compile(rf"\d+(?:{_GAP}{{1,2}}\d+)*")
_GROUP = re.compile(r"\d+")

_BSN_LABEL = re.compile(
    r"\b(?:bsn|burger\s?service\s?(?:nummer|nr)|sofi(?:[- ]?(?:nummer|nr))?|"
    r"sociaal[- ]fiscaal(?:[- ]?nummer)?|persoonsnummer)(?:[- ]?(?:nummer|nr))?\b",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(
    r"\b(?:rsin|fiscaal nummer|kvk|kamer van koophandel|agb|uzovi|big|vat|btw|isbn|ean|"
    r"bijlagen?|kenmerk|kamerstuk(?:ken)?|artikel|factuur|order|offerte|"
    r"\w+(?:nummers?|nr|code))\b(?:[- ]?(?:nummers?|nr|code))?\.?",
    re.IGNORECASE,
)
_LEADS_TO_DIGITS = re.compile(r"[\W\d]*(?:(?:is|van|met|onder|en|nummer)\b[\W\d]*){0,9}")
_MONEY_BEFORE = re.compile(r"(?:€|\beuro?s?|\busd|\$)\s*$", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"(?:,\d\d\b|,-|\s*(?:€|euro?\b|eur\b|miljoen|miljard|%))", re.IGNORECASE)
_CODE_BEFORE = re.compile(r"(?:\d[.\-/]|\+\d{1,3} ?|\b00\d\d ?|[A-Za-z]{2}\d\d ?)$")
_CODE_AFTER = re.compile(r"[.\-/]\d|[A-Za-z]")
_GLUED_WORD = re.compile(r"[A-Za-z]+$")
_VAT = re.compile(r"\bNL[ .]?(\d{9}|\d{4}\.\d{2}\.\d{3})[ .]?B[ .]?\d{2}\b", re.IGNORECASE)
_PLAIN_SHAPES = frozenset({(9,), (3, 3, 3), (4, 2, 3), (4, 3, 2), (2, 3, 4)})
_LABEL_REACH = 45
_MOST_GROUPS = 5


def passes_eleven_test(digits: str) -> bool:
    """Say whether 8 or 9 digits satisfy the eleven-test of the citizen service number (BSN).

    Weights 9 down to 2 and -1 for the last digit; the sum is a multiple of 11 (RvIG, logical
    design of the BSN). Nine equal digits are no number anybody has.
    """
    padded = digits.zfill(9)
    if len(padded) != 9 or len(set(padded)) == 1:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(d) for weight, d in zip(weights, padded, strict=True)) % 11 == 0


def find_bsn(text: str) -> Iterator[Finding]:
    """Find citizen service numbers, however their digits are grouped."""
    for match in _VAT.finditer(text):
        if _is_persons_vat(text, match):
            yield finding(*match.span(1), Category.BSN)
    for run in _DIGIT_GROUPS.finditer(text):
        for start, end in _nine_digits(text, run):
            if _is_bsn(text, start, end):
                yield finding(start, end, Category.BSN)


def _is_persons_vat(text: str, match: re.Match[str]) -> bool:
    """Old VAT numbers of sole traders hold their BSN; those of companies an RSIN (with an 8)."""
    digits = "".join(_GROUP.findall(match[1]))
    if digits.startswith("8") or is_organisations(text, *match.span()):
        return False
    return passes_eleven_test(digits)


def _nine_digits(text: str, run: re.Match[str]) -> list[tuple[int, int]]:
    """Return the rows of whole groups in ``run`` with nine digits together, then with eight."""
    groups = [match.span() for match in _GROUP.finditer(text, *run.span())]
    rows: dict[int, list[tuple[int, int]]] = {9: [], 8: []}
    for first, (start, _) in enumerate(groups):
        length = 0
        for left, right in groups[first : first + _MOST_GROUPS]:
            length += right - left
            if length in rows:
                rows[length].append((start, right))
    return rows[9] + rows[8]


def _is_bsn(text: str, start: int, end: int) -> bool:
    digits = "".join(_GROUP.findall(text[start:end]))
    if not passes_eleven_test(digits) or _is_part_of_more(text, start, end):
        return False
    label = _label_before(text, start)
    if label is not None:
        return label
    return len(digits) == 9 and _looks_like_bsn(text, start, end)


def _looks_like_bsn(text: str, start: int, end: int) -> bool:
    """Without a label: a shape in use, and dotted thousands only where a person is spoken of."""
    span = text[start:end]
    shape = tuple(len(group) for group in _GROUP.findall(span))
    in_brackets = text[max(0, start - 1) : start] == "(" and text[end : end + 1] == ")"
    personal = in_brackets or has_person(sentence_before(text, start))
    if shape == (3, 3, 3) and "." in span:
        return personal
    return shape in _PLAIN_SHAPES or (personal and min(shape) > 1)


def _is_part_of_more(text: str, start: int, end: int) -> bool:
    """Whether the digits belong to an amount, a telephone number or a longer code."""
    before, after = text[max(0, start - 12) : start], text[end : end + 12]
    if _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(after):
        return True
    if _CODE_BEFORE.search(before) or _CODE_AFTER.match(after):
        return True
    glued = _GLUED_WORD.search(before)
    return bool(glued and not _BSN_LABEL.fullmatch(glued[0]))


def _label_before(text: str, start: int) -> bool | None:
    """Return whether the nearest label in front says BSN (or other number); ``None`` without."""
    before = sentence_before(text, start)[-_LABEL_REACH:]
    bsn = max((m.end() for m in _BSN_LABEL.finditer(before)), default=-1)
    other = max((m.end() for m in _OTHER_LABEL.finditer(before)), default=-1)
    if re.search(r"bsn$", before, re.IGNORECASE):
        return True
    if bsn < 0 and other < 0:
        return None
    if bsn >= other:
        return True
    # A label of another number counts only when it belongs to these digits: close to them, or
    # in a list ("bijlagen 1206455 en 1206456").
    return False if _LEADS_TO_DIGITS.fullmatch(before[other:]) else None


_IBAN_LENGTHS = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18,
    "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22,
    "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MA": 28, "MC": 27, "MT": 31,
    "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "RS": 22, "SE": 24, "SI": 19, "SK": 24,
    "SM": 27, "TR": 26, "UA": 29,
}  # fmt: skip
"""Characters of an account number per country (IBAN registry, ISO 13616)."""
_IBAN_START = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2})[ ]?\d{2}")
_IBAN_CHARACTER = re.compile(rf"{_GAP}?([A-Za-z0-9])")


def passes_mod_97(iban: str) -> bool:
    """Say whether an account number without spaces has the check digits it should have."""
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


def find_iban(text: str) -> Iterator[Finding]:
    """Find account numbers, in capitals or not, but not those said to be an organisation's."""
    for match in _IBAN_START.finditer(text):
        length = _IBAN_LENGTHS.get(match[1].upper())
        end = _end_of_iban(text, match.start(), length) if length else None
        if end is not None and not is_organisations(text, match.start(), end):
            yield finding(match.start(), end, Category.IBAN)


def _end_of_iban(text: str, start: int, length: int) -> int | None:
    characters: list[str] = []
    position = start
    while len(characters) < length:
        match = _IBAN_CHARACTER.match(text, position)
        if match is None or not match[1].isascii():
            return None
        characters.append(match[1])
        position = match.end()
    if text[position : position + 1].isalnum():
        return None
    return position if passes_mod_97("".join(characters).upper()) else None


_NUMBER_WORD = r"(?:nummers?|nrs?\.?|no\.?)"
_FILE_LABEL = re.compile(
    r"(?<!\w)(?:(?:"
    r"pati[eë]nt(?:en)?|pat\.?|pt\.?|cli[eë]nt(?:en)?|dossier|zaak|polis|klant|relatie|verzekerden?|"
    r"verzekerings|his|zis|epd|ecd|opname|behandel|indicatie|beschikkings?|zorgtraject|bewoners?|"
    r"leerling|wmo|wlz|jeugdwet|ciz|cak"
    r")[- ]?" + _NUMBER_WORD + r"|(?:pati[eë]nt|cli[eë]nt|pt\.?|(?:medisch |pati[eë]nt)?dossier)"
    r"(?:\s+met\s+" + _NUMBER_WORD + r")?)"
    r"[ \t]*(?:(?:is|met nummer|[:=#(]|" + _NUMBER_WORD + r")[ \t]*)*",
    re.IGNORECASE,
)
_FILE_VALUE = re.compile(
    r"(?:[A-Za-z]{1,6}[-/.]?)?\d[\dA-Za-z]*(?:[-/._]\d[\dA-Za-z]*|[ \u00a0]\d{2,})*"
)
_ENDS_AS_NUMBER = re.compile(_NUMBER_WORD + r"\W*(?:is\W*)?$", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d[-/](?:19|20)?\d\d")
_POLITICS = re.compile(r"\bkamer(?:stuk|brief|dossier)", re.IGNORECASE)


def find_file_numbers(text: str) -> Iterator[Finding]:
    """Find numbers of patients, clients, files, cases and policies: by the word in front."""
    for label in _FILE_LABEL.finditer(text):
        value = _FILE_VALUE.match(text, label.end())
        if value is None or text[value.end() : value.end() + 1].isalnum():
            continue
        if _is_file_number(label[0], value[0]) and not _POLITICS.search(
            sentence_before(text, value.start())
        ):
            yield finding(*value.span(), Category.FILE_NUMBER)


def _is_file_number(label: str, value: str) -> bool:
    """A stated number needs four digits; after a bare word five, or it may be a year."""
    digits = sum(character.isdigit() for character in value)
    stated = _ENDS_AS_NUMBER.search(label) is not None
    if not stated and digits == 10 and value.startswith("0"):
        return False  # a telephone number
    if _YEARS.fullmatch(value) or (is_date(value) and not stated):
        return False
    return digits >= (4 if stated else 5)
