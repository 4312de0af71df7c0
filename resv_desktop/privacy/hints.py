"""Circumstances that point at one person in a small neighbourhood although nobody is named.

Rare by design: an age with an illness, *de enige ...* with a person, a practitioner whose absence
is about their health, a family known by what is rare about it, a relative of somebody everybody
knows. Groups (*75-plussers met dementie*) and services (*de enige apotheek*) are wanted content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resv_desktop.privacy.findings import Category, Finding, finding

_PERSON = (
    r"(?:vrouw|man|meisje|jongen|jongetje|kind|kleuter|peuter|baby|moeder|vader|bewoner|bewoonster|"
    r"inwoner|inwoonster|pati[eë]nte?|cli[eë]nte?|weduwe|weduwnaar|dame|heer|gezin|echtpaar|"
    r"jongere|oudere|leerling|man|buurman|buurvrouw|zoon|dochter|tiener|student|mantelzorger|"
    r"statushouder|vluchteling)"
)
_ILLNESS = (
    r"(?:dement\w*|alzheimer\w*|\w*kanker|\w*carcinoom|leukemie|lymfoom|\w*tumor\w*|als|ms|"
    r"parkinson\w*|huntington|hiv\w*|aids|tbc|tuberculose|hepatitis|schizofren\w*|psycho\w+|"
    r"depress\w+|manisch\w*|borderline\w*|autis\w+|verslav\w+|verslaafd\w*|alcohol\w*|drugs\w*|"
    r"epilep\w+|diabetes|copd|hartfalen|beroerte|cva|dwarslaesie|zwanger\w*|abortus|miskraam|"
    r"su[iï]cid\w*|zelfmoord\w*|anorexia|syndroom van \w+|verstandelijke? beperk\w*|"
    r"verstandelijk gehandicapt\w*|lvb|geamputeerd\w*|amputatie|dialyse|nierfalen|terminaal|"
    r"terminale|palliatie\w*|burn-?out|overspannen|mishandel\w*|misbruikt?|prostituee|transgender|"
    r"longontsteking|herseninfarct|hersenletsel|blind|doof|incontinent\w*)"
)
_AWAY = (
    r"(?:(?:langdurig |ernstig |al \w+ \w+ |sinds \w+ |weer |nu |opnieuw |tijdelijk |zelf )?"
    r"(?:ziek(?! als)|overspannen|uitgevallen|zwanger|opgenomen|overleden|verslaafd|dement|"
    r"thuis met (?:een )?[\w-]+|met (?:een )?(?:burn-?out|zwangerschapsverlof|ziekteverlof|"
    r"bevallingsverlof|kanker)|in de ziektewet|arbeidsongeschikt))"
)
_PRACTITIONER = (
    r"(?:huisarts|logopedist\w*|fysiotherapeut\w*|kinderfysiotherapeut\w*|ergotherapeut\w*|"
    r"di[eë]tist\w*|podotherapeut|oefentherapeut|huidtherapeut|psycholoog|psychiater|tandarts|"
    r"mondhygi[eë]nist\w*|apotheker|verloskundige|wijkverpleegkundige|casemanager|poh\S*|"
    r"praktijkondersteuner|specialist ouderengeneeskunde|arts|verpleegkundig specialist|"
    r"wijkmanager|wijkco[oö]rdinator|welzijnscoach|optometrist|jeugdarts|optici[eë]n|"
    r"doktersassistente?|praktijkhouder|waarnemer|dominee|pastoor|imam)"
)
_KNOWN_BY_ALL = (
    r"(?:bakker|slager|groenteboer|melkboer|kapper|kapster|dominee|pastoor|imam|burgemeester|"
    r"wethouder|huisarts|dokter|tandarts|apotheker|notaris|schooldirecteur|meester|juf|koster|"
    r"caf[eé]houder|kroegbaas|smid|boer|fietsenmaker|voetbaltrainer|postbode|wijkagent|"
    r"voorzitter van [\w ]{3,25}?|"
    r"eigena(?:ar|resse) van (?:de|het) [\w-]{3,25}(?: aan (?:de|het) \w+)?)"
)
_RELATIVE = (
    r"(?:vrouw|man|zoon|dochter|moeder|vader|weduwe|echtgenote?|partner|broer|zus|kinderen|zoontje|"
    r"dochtertje|schoonmoeder|ex)"
)
_RARE_FAMILY = (
    r"(?:drieling|vierling|vijfling|tweeling|"
    r"(?:ernstig |meervoudig )?(?:zieke?|gehandicapte?|dove?|blinde?|autistische?) "
    r"(?:kind(?:eren|je)?|zoon|dochter|baby)|(?:acht|negen|tien|elf|twaalf|dertien|\d{2}) kinderen)"
)
_ADJECTIVES = r"(?:[a-zà-ÿA-Z-]{3,20} ){0,2}"
_ILL_WORDS = ("ziek", "burn", "overspannen", "uitgevallen", "zwanger", "opgenomen", "overleden",
              "verslaafd", "dement", "verlof", "arbeidsongeschikt", "thuis met")  # fmt: skip
_RULES: tuple[tuple[tuple[str, ...], str], ...] = (
    # 91-jarige man met longkanker
    (
        ("jarig",),
        rf"(?:een |de )?\b\d{{1,3}}[- ]jarige (?:[a-z-]{{3,15}} )?{_PERSON}\b"
        rf"[^.!?\n]{{0,40}}?\b{_ILLNESS}\b",
    ),
    # vrouw (43) met MS; man van 52 jaar met ALS
    (
        tuple("0123456789"),
        rf"\b{_PERSON},? (?:\(\d{{1,3}}(?: jaar| jr| j)?\)|van \d{{1,3}}(?: jaar)?|\d{{2}} jaar)"
        rf"[^.!?\n]{{0,25}}?\b{_ILLNESS}\b",
    ),
    # (84 jaar, dementie)
    (("(",), rf"(?<=\()\d{{1,3}} ?(?:jaar|jr|j\.?)[,;]? [^().\n]{{0,30}}?\b{_ILLNESS}\b"),
    (("zwanger",), r"\b\d{1,2} (?:weken|maanden|mnd|wk) zwanger\b"),
    # de enige Eritrese moeder in de flat
    (
        ("enig",),
        rf"\b(?:de|het|onze|hun) enige? {_ADJECTIVES}{_PERSON}\b(?! (?:dat|die) )"
        r"(?: (?:in|op|van|met|uit) (?:de|het|dit|deze|ons|onze) [\w-]+)?",
    ),
    # onze enige logopedist is overspannen
    (
        _ILL_WORDS,
        rf"\b(?:de|het|onze|enige|mijn) (?:enige |vaste |nieuwe )?{_PRACTITIONER}\b"
        r"(?: (?:in|op|van|uit|voor) [\w' -]{2,30}?)?,?"
        r" (?:is|zit|viel|valt|ligt|werd|blijft|raakte)"
        rf" (?:(?:langdurig|nu|weer|al|vorige maand|sinds \w+) )?{_AWAY}\b",
    ),
    # de vrouw van de bakker (op nr 12)
    (
        ("van de", "van het", "van onze"),
        rf"\b(?:de|het) {_RELATIVE} van (?:de|het|onze) (?:oud-|vorige )?{_KNOWN_BY_ALL}\b"
        r"(?: op (?:nr\.?|nummer) ?\d+\w?)?",
    ),
    # de oud-burgemeester heeft dementie; de dominee is opgenomen
    (
        (" heeft ", "lijdt aan", "kampt met"),
        rf"\b(?:de|onze) (?:oud-|vorige |voormalige? )?{_KNOWN_BY_ALL}"
        rf" (?:heeft|lijdt aan|kampt met) (?:[a-zé]{{2,15}} )?{_ILLNESS}\b",
    ),
    (
        _ILL_WORDS,
        rf"\b(?:de|onze) (?:oud-|vorige |voormalige? )?{_KNOWN_BY_ALL} (?:is|zit|ligt)"
        rf"(?: vorige maand| vorige week| al weken)? {_AWAY}\b",
    ),
    # het gezin met de drieling, de moeder van de drieling
    (
        ("gezin", "echtpaar", "stel", "moeder", "vader", "ouders"),
        r"\b(?:(?:het|dat|ons) (?:gezin|echtpaar|stel) met|de (?:moeder|vader|ouders) van)"
        rf" (?:de |het |hun |een )?{_RARE_FAMILY}\b",
    ),
    # de man van nummer 14; de vrouw met de hondjes van nr. 8
    (
        ("nr", "nummer"),
        rf"\b(?:de|het) {_PERSON}(?: (?:met|van|uit)(?: [\w-]+){{1,4}})?"
        r" (?:op|van|aan|uit) (?:nr\.?|nummer|huisnummer) ?\d+\w?",
    ),
    (
        ("nr", "nummer"),
        r"\b(?:op|van) (?:nr\.?|nummer|huisnummer) ?\d{1,3}\w?\b"
        r"(?= (?:woont|drinkt|heeft|is|ligt|belt))",
    ),
    # één inwoner met ALS: so few that they can be counted on one hand
    (
        (" met ",),
        r"\b(?:[eé][eé]n|1|twee|2) (?:inwoners?|bewoners?|pati[eë]nt(?:en)?|cli[eë]nt(?:en)?|"
        r"kind(?:eren)?) met (?:als|ms|huntington|hiv|aids|tbc|tuberculose|anorexia|"
        r"het syndroom van down)\b",
    ),
)
"""What must stand in the text for a rule to be tried at all (cheap), and the rule."""
_HINTS = tuple((words, re.compile(rule, re.IGNORECASE)) for words, rule in _RULES)
_GROUP = re.compile(
    r"\b(?:gemiddelde?|doorsnee|typische?|voorbeeld|scenario|persona|bedachte?|als een)\b",
    re.IGNORECASE,
)


def find_hints(text: str) -> Iterator[Finding]:
    """Find circumstances by which neighbours would know who is meant."""
    lower = text.lower()
    for words, rule in _HINTS:
        if any(word in lower for word in words):
            for match in rule.finditer(text):
                if not _GROUP.search(text, max(0, match.start() - 40), match.end()):
                    yield finding(*match.span(), Category.HINT)
