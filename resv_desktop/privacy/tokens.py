"""A text as words with what is known of each, and the names that start at a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from resv_desktop.privacy.lexicon import fold, lexicon
from resv_desktop.privacy.wordkinds import Kind, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_HARD_END = re.compile(
    r"(?:straat|laan|plein|weg|kade|singel|gracht|dreef|buurt|flat|school|schole|college|"
    r"kliniek|ziekenhuis|praktijk|stichting|fonds|centrum|hospice|klooster|apotheek|zorg|"
    r"(?:werk|zorg|stuur|project|bewoners|klankbord|beweeg|praat|doel|wijk|kern)groep|project|"
    r"norm|schaal|netwerk|programma|hoeve|gebouw|zaal|markt|poli|kazerne|instituut|foundation|"
    r"academie|(?:huisartsen|dokters|spoed|prik|zieken)post|paviljoen|parochie|kantoor|bureau|team)$"
)
_SOFT_END = re.compile(
    r"(?:hof|dijk|huis|park|oord|pad|hofje|steeg|plantsoen|erf|kamp|kerk|toren|brug|wijk|werf|bad)$"
)
_SURNAME_END = re.compile(
    r"(?:velds?|veldt|bergh?|bergen|burg|borg|horst|hagen|donk|veen|huis|huizen|kamp|hoff?|bosch|"
    r"broek|brink|laar|beek|daal|drecht|stra|sma|inga|enga|dsen|nsen|rsen|ssen|lsen|tsen|[rlnt]ink|"
    r"mans?|voort|woude|wolde|st[ei]{2}n|sloot|poort|terp|hout|hoorn|horn|kerk|dijk|loo|meer|"
    r"oord|stede|rade|wijk|ema|[dlnrk]sma|[o]glu|ogullari|ski|ska|sky|wicz|czyk|czak|[io]vic|ic|"
    r"[aeiuo]v|[aeiuo]va|enko|chuk|czuk|escu|iani?|yan|oui|aoui|zadeh|zada|zai|singh?|mariam|"
    r"michael|medhin|selassie|persad|persaud|zijl|sluis|stei?jn|steyn|vliet|muiden|waard|weerd|schot|hage|gaarde?n?|duinen?|kuijl|maker|meijer|meyer|meier|ooij|dewa|nath|widjojo|dikromo|redjo|ardjo|quist|lund)$"
)
_FIRST_START = re.compile(
    r"(?:abd[aeou]l|abdu|abder|moham|muham|gh?ebre|tesfa|haile|welde|wolde|tekle|fatim|khadi|"
    r"oumai|must[ao]f|radjk|soerj)"
)
"""First names that are made of parts, as in Arabic, Tigrinya and Hindi: no list is ever whole."""
_NO_SURNAME = re.compile(
    r"(?:programma|thema|schema|trauma|systeem|probleem|ziekenhuis|verpleeghuis)$"
)
_NO_NAME_END = re.compile(
    r"(?:t|de|te|en|ig|ige|lijk|lijke|baar|loos|isch|ische|ing|ingen|heid|je|jes|s|tie|ties|zorg|"
    r"teit|schap|logie|eren|end|ende|eerd|aal|aat)$"
)
_QUARTERS = word_set("noord oost zuid west centrum binnen buiten haven dorp stad hout")
_ENDS = 16
"""Letters at the end of a word that its build is read from."""
_LONG_INITIALS = frozenset({"th", "ch", "chr", "joh", "ph", "ij", "fr", "jac", "wm", "alb", "corn"})


class Token(NamedTuple):
    """A word: its place, its text, what stands before it, and all the kinds it is of."""

    start: int
    end: int
    text: str
    folded: str
    gap: str
    kind: int
    capital: bool

    def near(self, dot: bool = False) -> bool:
        """Whether only a space (or with ``dot`` a full stop as well) parts it from the last."""
        gap = self.gap
        if len(gap) > 3 or "\n" in gap:
            return False
        marks = gap.strip(" \u00a0")
        return not marks or (dot and marks == ".") or (self.folded == "t" and marks in "'’")

    def near_in_marks(self) -> bool:
        """Whether a bracket or quotation mark at most parts it from the last."""
        return len(self.gap) < 4 and self.gap.lstrip(" ").strip("(\"'‘“") == "" and self.gap != ""

    @property
    def shouted(self) -> bool:
        """Whether it is in capitals only, as abbreviations are."""
        return len(self.text) > 1 and self.text.isupper()


def tokens_of(text: str) -> list[Token]:
    """Return the words of ``text`` in order; numbers and marks stay in the gaps."""
    kinds = lexicon().kinds
    found: list[Token] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        folded = fold(word)
        kind = kinds.get(folded)
        if kind is None:
            kind = _compound(word, folded, kinds) if "-" in word else _by_its_build(folded)
        found.append(Token(start, end, word, folded, text[last:start], kind, word[0].isupper()))
        last = end
    return found


def _compound(word: str, folded: str, kinds: dict[str, int]) -> int:
    """Parkinson-netwerk is a thing, Wit-Oosterloo a surname, Fatima-Zahra a first name."""
    parts = folded.split("-")
    each = [kinds.get(part, 0) | _by_its_build(part) for part in parts]
    if each[-1] & (Kind.THING | Kind.SHORT) or each[0] & (Kind.OFFICE | Kind.SHORT):
        return Kind.THING
    if word.rpartition("-")[2][0].islower() and folded[0] != "a":
        return Kind.THING if word[0].isupper() else _union(each) & ~Kind.SOLO
    if parts[-1] in _QUARTERS or (each[0] & Kind.PLACE and not each[-1] & Kind.LAST):
        return Kind.PLACE
    if all(kind & Kind.FIRST for kind in each):
        return Kind.FIRST | Kind.SOLO
    if any(kind & Kind.LAST for kind in each):
        return Kind.LAST
    return 0


def _union(kinds: Sequence[int]) -> int:
    total = 0
    for kind in kinds:
        total |= kind
    return total


def _by_its_build(folded: str) -> int:
    """Streets and institutions are things by their end, some first names are by their start."""
    if len(folded) > 6 and _FIRST_START.match(folded):
        return Kind.FIRST | Kind.SOLO
    return (Kind.THING | Kind.BY_END) if _HARD_END.search(folded[-_ENDS:]) else 0


def soft_thing(token: Token) -> bool:
    """Whether it may be a street or building, as *Merelhof*, unless it is a known surname."""
    return not token.kind & Kind.LAST and _SOFT_END.search(token.folded[-_ENDS:]) is not None


def like_surname(token: Token) -> bool:
    """Whether a word that is in no list is built as surnames are."""
    folded = token.folded
    if token.kind & (Kind.WORD | Kind.THING | Kind.SHORT | Kind.PLACE) or len(folded) < 6:
        return False
    return (
        _SURNAME_END.search(folded[-_ENDS:]) is not None
        and _NO_SURNAME.search(folded[-_ENDS:]) is None
    )


def like_word(token: Token) -> bool:
    """Whether a word that is in no list is built as ordinary words are."""
    return len(token.folded) < 4 or _NO_NAME_END.search(token.folded[-_ENDS:]) is not None


def is_initial(token: Token, text: str, lower: bool = False) -> bool:
    """Whether it is an initial: one letter (or *Th*, *Chr*) with a full stop behind it."""
    if not (token.capital or lower) or text[token.end : token.end + 1] != ".":
        return False
    return len(token.text) == 1 or (token.capital and token.folded in _LONG_INITIALS)
