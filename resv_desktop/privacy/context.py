"""What stands around a piece of text: a person, an organisation, or the label of a number."""

from __future__ import annotations

import re

_PERSON = re.compile(
    r"\b(?:mevrouw|mevr|mw|meneer|mijnheer|dhr|de heer|cli[eë]nte?|pati[eë]nte?|pt|bewoner|"
    r"bewoonster|inwoner|inwoonster|dochter|zoon|zoontje|dochtertje|moeder|vader|ouders|broer|"
    r"zus|zusje|broertje|echtgenote?|echtpaar|partner|mantelzorger|kind|kleinzoon|kleindochter|"
    r"buurman|buurvrouw|gezin|familie|weduwe|weduwnaar|leerling|jongen|meisje|baby|oma|opa|"
    r"verzekerde|vrouw|man)\b",
    re.IGNORECASE,
)
_ORGANISATION = (
    r"\w*(?:praktijk|praktijken|centrum|apotheek|apotheken|stichting|co[oö]peratie|vereniging|"
    r"maatschap|gemeente|ziekenhuis|zorggroep|organisatie|instelling|kantoor|loket|buurthuis|"
    r"bibliotheek|school|spoedpost|huisartsenpost|thuiszorg|verzekeraar|locatie|vestiging|gebouw|"
    r"balie|secretariaat|meldpunt|servicepunt|verpleeghuis|hospice|wijkverband|wijkteam|team|"
    r"laboratorium|polikliniek|kliniek|vergadering|bijeenkomst|scholing|spreekuur|bedrijf|leverancier|rechtspersoon|RESV|b\.v\.|BV|N\.V\.)"
)
_ORGANISATION_WORD = re.compile(rf"\b{_ORGANISATION}(?!\w)", re.IGNORECASE)
_ORGANISATION_AT = re.compile(
    rf"\b(?i:{_ORGANISATION})(?:\s+[A-Z]\w+){{0,3}}[\s,:(]*"
    r"(?:(?:aan|op|in|van|de|het|is|zit|staat|ligt|gevestigd|gelegen|adres|bezoekadres|naar|"
    r"verhuist|verhuisde)\b[\s,:(]*){0,8}$"
)
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z])|\n")
_REACH = 160


def sentence_before(text: str, start: int) -> str:
    """Return what stands before ``start`` in its own sentence, at most 160 characters."""
    before = text[max(0, start - _REACH) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before) if not _is_title(before, match)]
    return before[ends[-1] :] if ends else before


def _is_title(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop belongs to ``mw.``, ``dhr.`` or an initial, so ends no sentence."""
    return bool(re.search(r"\b(?:mw|mevr|dhr|dr|drs|tel|nr|geb|pt|[A-Z])$", text[: match.start()]))


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence around a span without the span, at most 160 characters each way."""
    after = text[end : end + _REACH]
    stop = _SENTENCE_END.search(after)
    return sentence_before(text, start) + " " + (after[: stop.start()] if stop else after)


def has_person(text: str) -> bool:
    """Say whether ``text`` speaks of one person or family."""
    return _PERSON.search(text) is not None


def is_organisations(text: str, start: int, end: int) -> bool:
    """Say whether the sentence around a span is about an organisation and about no person."""
    around = sentence_around(text, start, end)
    return _ORGANISATION_WORD.search(around) is not None and not has_person(around)


def is_organisations_place(text: str, start: int) -> bool:
    """Say whether an address is said to be where an organisation is ("de praktijk aan de ...")."""
    before = sentence_before(text, start)
    return _ORGANISATION_AT.search(before) is not None and not has_person(before)
