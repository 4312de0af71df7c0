"""Ways to reach somebody: telephone, e-mail, street with number, postcode.

Those of a practice or another organisation are wanted content; they are let through where the
sentence says so. A mobile number always counts: it is somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resv_desktop.privacy.context import is_organisations, is_organisations_place
from resv_desktop.privacy.findings import Category, Finding, finding

_PHONE = re.compile(
    r"(?<![\w.,/€+-])(?<![€\d] )"
    r"(?:(?:\+|00)\d{2,3}[ \-.]?(?:\(0\))?|\(?0)"
    r"(?:[ \-./()\u00a0]{0,3}\d){8,10}(?![\w]|[.,\-/]\d)"
)
_TIMES = re.compile(r"\d\d[.:]\d\d\s?-\s?\d\d[.:]\d\d")


def find_phones(text: str) -> Iterator[Finding]:
    """Find Dutch and international telephone numbers, but not an organisation's fixed line."""
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0].replace("(0)", ""))
        if not _is_phone(match[0], digits):
            continue
        if _is_mobile(digits) or not is_organisations(text, *match.span()):
            yield finding(*match.span(), Category.PHONE)


def _is_phone(written: str, digits: str) -> bool:
    if _TIMES.search(written):
        return False
    if written.startswith(("+", "00")):
        return 9 <= len(digits.removeprefix("00")) <= 13
    return len(digits) == 10 and digits[1] != "0"


def _is_mobile(digits: str) -> bool:
    return digits.removeprefix("00").removeprefix("31").lstrip("0").startswith("6")


_AT = r"(?:@|\s?[(\[{]\s?(?:at|apenstaartje|@)\s?[)\]}]\s?)"
_DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|punt)\s?[)\]}]\s?)"
_EMAIL = re.compile(
    rf"(?<![\w.+-])([\w][\w.+'-]{{0,63}}){_AT}([\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,4}})(?![\w])",
    re.IGNORECASE,
)
_FUNCTION_WORD = re.compile(
    r"(?:info|wmo\w*|jeugd\w*|sociaal\w*|welzijn\w*|ggd|hap|aanmeld\w*|data|cijfers|redactie|contact|secretariaat|balie|receptie|administratie|wijkverband|wijkteams?|"
    r"(?:wijk|regio)?co[oö]rdinat(?:or|ie)|wijkmanager|programmamanager|post|mail|zorg\w*|loket|"
    r"meldpunt|planning|apotheek|\w*praktijk|no-?reply|support|helpdesk|bestuur|directie|privacy|"
    r"fg|klachten|teams?|resv|regio\w*|thuiszorg|recepten|verwijzing\w*|assistente|kwaliteit|"
    r"communicatie|huisartsen\w*|spoedpost|gemeente)\d*",
    re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[Finding]:
    """Find e-mail addresses, also "(at)" ones, but not mailboxes named after a function."""
    for match in _EMAIL.finditer(text):
        first = re.split(r"[._+-]", match[1], maxsplit=1)[0]
        if not _FUNCTION_WORD.fullmatch(first):
            yield finding(*match.span(), Category.EMAIL)


_TITLE = r"(?:(?:Dr|Drs|Prof|Mr|Ds|Ir|Burg|Burgemeester|St|Sint|Pres|President|Gen|Kon|Pr)\.?\s+)?"
_LINK = r"(?:(?:van|de|der|den|het|'t|ten|ter|op)\s{1,3}){0,3}"
# Lengths are bounded, or a row of "A-A-A-A" would be tried from each of its letters to its end.
_CAPITAL = r"[A-ZÀ-Ý][\w'’.-]{0,30}"
_NOT_FIRST = r"(?!(?:De|Het|Een|In|Op|Aan|Bij|Naar|Met|Voor|Mevrouw|Meneer|Mw|Dhr)\b)"
_NO_STREET = (
    r"(?!(?:Zorgpad|Arbeidsmarkt|Woningmarkt|Zorgmarkt|Werkveld|Snelweg|Onderweg|Zorgpark)\b)"
)
_SUFFIX = (
    r"(?:straat|str\.|weg|laan|plein|pad|kade|singel|gracht|hof|dijk|steeg|dreef|plantsoen|wal|"
    r"park|boulevard|allee|erf|burg|oord|veld|kamp|akker|weide|donk|waard|haven|brink|kwartier|"
    r"hofje|werf|zoom|rand|stede|tuin|beemd|poort|molen|eiland|markt|einde?|straatje|laantje|"
    r"pleintje|zijde|vaart|diep|heide)"
)
_WORD = rf"(?i:{_SUFFIX[:-1]}|ring|baan))\b"
_NUMBER = (
    r"(?!(?:19|20)\d\d\b)\d{1,4}"
    r"(?:\s?-?\s?(?:bis|hs|huis|zw|rd|[IVX]{1,4})\b|-\d{1,4}|\s?-?[a-zA-Z]\b)?"
)
_ADDRESS = re.compile(
    rf"(?<!\w)(?:{_NOT_FIRST}(?:{_TITLE}(?:{_CAPITAL}\s{{1,3}}{_LINK}){{0,3}}{_NO_STREET}"
    rf"[A-ZÀ-Ý][\w'’-]{{0,40}}{_SUFFIX}|(?:{_CAPITAL}\s{{1,3}}{_LINK}){{1,3}}{_WORD}"
    rf"|(?:Laan|Weg|Plein|Hof|Kade|Dijk|Park|Singel)\s+(?:van|der|de|den|het)\s+{_LINK}{_CAPITAL})"
    rf"|[a-z]{{4,40}}(?:straat|laan|plein|gracht|singel|kade|steeg|dreef|plantsoen))"
    rf"(?:\s+|,?\s+(?:nr\.?|nummer|huisnummer)\s*){_NUMBER}"
    rf"(?![\w%]|[.,:]\d|\s*(?:%|procent|uur|weken|maanden|jaar|minuten|km\b|keer\b))"
)
_LIVES_AT = re.compile(
    r"\b(?:[Ww]oont|[Ww]onende?|[Ww]oonachtig|[Aa]dres:?)(?: op| aan| in| te)?(?: de| het)? "
    rf"((?:{_CAPITAL} ){{1,3}}{_NUMBER})(?![\w%]|[.,:]\d)"
)
_POSTCODE = re.compile(r"(?<![\w.,-])([1-9]\d{3})( ?)([A-Z]{2}|[a-z]{2})(?![\w])")
_POSTCODE_LEAD = re.compile(r"(?:\d[a-zA-Z]?|\bpostcode|\bpc)[\s,:]*$", re.IGNORECASE)
_NEVER_LETTERS = frozenset({"SA", "SD", "SS"})
_SHORT_WORDS = frozenset({"en", "of", "in", "is", "op", "te", "de", "al", "er", "zo", "na", "om"})


def find_addresses(text: str) -> Iterator[Finding]:
    """Find street with house number and whole postcodes, but not where an organisation is."""
    let_through: set[int] = set()
    for match in _ADDRESS.finditer(text):
        if is_organisations_place(text, match.start()):
            let_through.add(match.end())
        else:
            yield finding(*match.span(), Category.ADDRESS)
    for match in _LIVES_AT.finditer(text):
        if not is_organisations_place(text, match.start(1)):
            yield finding(*match.span(1), Category.ADDRESS)
    for match in _POSTCODE.finditer(text):
        after_address = any(match.start() - gap in let_through for gap in range(4))
        if not after_address and _is_postcode(text, match):
            yield finding(*match.span(), Category.POSTCODE)


def _is_postcode(text: str, match: re.Match[str]) -> bool:
    """A year with two capitals ("2027 HA") is a postcode only where an address leads to it."""
    digits, space, letters = match.groups()
    if letters.upper() in _NEVER_LETTERS:
        return False
    led = _POSTCODE_LEAD.search(text[max(0, match.start() - 12) : match.start()]) is not None
    if letters.islower():
        return letters not in _SHORT_WORDS and (led or not (space or digits.startswith("20")))
    return led or not "2000" <= digits <= "2099" or not space
