"""Each category by itself: the spellings people use, and what only looks like it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from resv_desktop.privacy import (
    CHECKED,
    NOT_CHECKED,
    Category,
    Finding,
    Level,
    blocks,
    check_text,
    overridable,
    worst_level,
)
from resv_desktop.privacy.numbers import _IBAN_LENGTHS, passes_eleven_test, passes_mod_97
from resv_desktop.sentences import known_codes


def _iban(country: str, rest: str) -> str:
    value = int("".join(str(int(c, 36)) for c in f"{rest}{country}00"))
    return f"{country}{98 - value % 97:02d}{rest}"


NL = _iban("NL", "INGB0001234567")
DE = _iban("DE", "500105170123456789")
BE = _iban("BE", "539007547034")
SPACED = " ".join(NL[i : i + 4] for i in range(0, 18, 4))

FOUND = [
    ("BSN:999990019", "bsn", "999990019"),
    ("bsn-nummer is 999 990 019.", "bsn", "999 990 019"),
    ("burgerservicenummer 999990019", "bsn", "999990019"),
    ("Het gaat om 999990019 uit Oost.", "bsn", "999990019"),
    ("(BSN 9999.90.019)", "bsn", "9999.90.019"),
    ("mw. 99 99 90 019 wacht", "bsn", "99 99 90 019"),
    ("bsn99990015", "bsn", "99990015"),
    ("sofinummer 9999-90-019", "bsn", "9999-90-019"),
    ("RSIN-nummer 812300014, BSN 999990019", "bsn", "999990019"),
    ("zzp'er met NL999990019B01", "bsn", "999990019"),
    ("bsn 999\u200b990\u00a0019", "bsn", "999\u200b990\u00a0019"),
    (f"rekening {NL}", "iban", NL),
    (f"{NL.lower()} van zijn zoon", "iban", NL.lower()),
    (f"{SPACED} graag", "iban", SPACED),
    (f"IBAN {DE}.", "iban", DE),
    (f"IBAN {BE} van mevrouw bij de stichting", "iban", BE),
    ("geb. 12-3-41", "geboortedatum", "12-3-41"),
    ("geboren op 12 maart 1941", "geboortedatum", "12 maart 1941"),
    ("geboortedatum: 1941-03-12", "geboortedatum", "1941-03-12"),
    ("* 12-03-1941", "geboortedatum", "12-03-1941"),
    ("(*12-03-2018)", "geboortedatum", "12-03-2018"),
    ("geb.dat. 12.03.1941", "geboortedatum", "12.03.1941"),
    ("Geb 12/03/1941", "geboortedatum", "12/03/1941"),
    ("cliënt (12-03-1941) wacht", "geboortedatum", "12-03-1941"),
    ("geboren te Den Haag op 3 mei '52", "geboortedatum", "3 mei '52"),
    ("gebdat 12031941", "geboortedatum", "12031941"),
    ("baby geboren: 01/02/2027", "geboortedatum", "01/02/2027"),
    ("3-5-1952 geboren", "geboortedatum", "3-5-1952"),
    ("geb 21.07.61 en valt overal buiten", "geboortedatum", "21.07.61"),
    ("dossiernummer 123456", "dossiernummer", "123456"),
    ("dossiernr. A-4512", "dossiernummer", "A-4512"),
    ("patiëntnr 4512", "dossiernummer", "4512"),
    ("pt.nr: 00451237", "dossiernummer", "00451237"),
    ("cliëntnummer: C12345", "dossiernummer", "C12345"),
    ("patiënt 00451237", "dossiernummer", "00451237"),
    ("zaaknummer: 2027/004512", "dossiernummer", "2027/004512"),
    ("medisch dossier 4512378", "dossiernummer", "4512378"),
    ("bel 0612345678", "telefoon", "0612345678"),
    ("06 - 12 34 56 78", "telefoon", "06 - 12 34 56 78"),
    ("(020) 123 45 67 thuis", "telefoon", "(020) 123 45 67"),
    ("+31 (0)38 123 45 67 belt de dochter", "telefoon", "+31 (0)38 123 45 67"),
    ("tel 0031 612345678", "telefoon", "0031 612345678"),
    ("De praktijk: 06-12345678", "telefoon", "06-12345678"),
    ("jan.pietersen@example.nl", "email", "jan.pietersen@example.nl"),
    ("p [at] example [dot] nl", "email", "p [at] example [dot] nl"),
    ("Dorpsstraat 12", "adres", "Dorpsstraat 12"),
    ("Laan van Meerdervoort 1200", "adres", "Laan van Meerdervoort 1200"),
    ("woont aan de Grote Markt 12", "adres", "Grote Markt 12"),
    ("hoofdstraat 12", "adres", "hoofdstraat 12"),
    ("Apotheek bezorgt niet op Dorpsstraat 12", "adres", "Dorpsstraat 12"),
    ("postcode 2027 HA", "postcode", "2027 HA"),
    ("woont in 1234AB", "postcode", "1234AB"),
]

NOT_FOUND = [
    "RSIN: 812300014",
    "Ordernummer 999990019",
    "De factuur 999990019 is betaald",
    "ISBN 999990019",
    "€ 999.990.019",
    "999.990.019 euro",
    "EUR 999990019",
    "999.990.019 declaraties per jaar",
    "AGB 01990019 en AGB-code: 03123456",
    "KvK 99990015",
    "BTW NL812300014B01 van de stichting",
    "BSN 111111111",
    "sha 9999900190123",
    f"IBAN {NL[:-1]}{(int(NL[-1]) + 1) % 10}",
    f"De stichting gebruikt {NL}.",
    "Overleg op 12-03-2027",
    "Agenda\n* 12-03-2027 overleg",
    "geboren tussen 1-1-1940 en 31-12-1949",
    "geboren in 1952",
    "geboortezorg: overleg 12-03-2027",
    "dossier 2027-2028",
    "bouwdossier 2027-00831",
    "Kamerstukken, dossier 33578",
    "dossiernummer ontbreekt in 2027 gevallen",
    "patiënten 2027, cliënt 85 jaar, het patiëntendossier 2027",
    "in week 06-12 en van 06.30-08.00 uur",
    "Het secretariaat is bereikbaar op 020-1234567",
    "0800-1234 of 14 030",
    "info@example.nl en wijkverband.oost@example.nl",
    "Thema Arbeidsmarkt 2027, Zorgpad 3",
    "De apotheek aan de Dorpsstraat 12",
    "gezondheidscentrum Oost, Dorpsstraat 12, 1234 AB Esveld",
    "in 2027 HA en DA; PC4 1234 en 1236",
    "Molenweg 3 weken dicht",
    "KN-014 en ON-003 in 2027-Q1, T01.1, 100-250 inwoners per jaar",
    "",
]


@pytest.mark.parametrize(("text", "category", "piece"), FOUND)
def test_it_is_found_in_the_spellings_people_use(text: str, category: str, piece: str) -> None:
    found = check_text(text)
    assert [(item.category.value, text[item.start : item.end]) for item in found] == [
        (category, piece)
    ]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert check_text(text) == ()


def test_an_old_date_in_brackets_behind_a_name_is_a_birth_date() -> None:
    text = "K. Zonderland (12/05/1933) en Sjoukje Haverdonk, 3 mei 1940, besluit (12-05-1993)"
    found = [item.category.value for item in check_text(text)]
    assert found == ["naam", "geboortedatum", "naam", "geboortedatum"]


def test_a_telephone_number_behind_the_word_patient_is_no_file_number() -> None:
    found = check_text("whatsapp van patiënt 06-87654321, patiënt 00451237")
    assert [item.category.value for item in found] == ["telefoon", "dossiernummer"]


def test_an_address_with_its_postcode_gives_both() -> None:
    found = check_text("woont Van der Helststraat 12a, 1073 AB Amsterdam")
    assert [item.category for item in found] == [Category.ADDRESS, Category.POSTCODE]


BSN = st.integers(10_000_000, 999_999_999).map(lambda n: f"{n:09d}").filter(passes_eleven_test)


@given(digits=BSN, cuts=st.sets(st.integers(1, 8), max_size=4), mark=st.sampled_from(" .-"))
def test_every_labelled_bsn_is_found_however_it_is_grouped(
    digits: str, cuts: set[int], mark: str
) -> None:
    written = "".join(mark + d if i in cuts else d for i, d in enumerate(digits))
    found = check_text(f"Cliënt met BSN {written}, wacht al weken.")
    assert [(item.category, item.level) for item in found] == [(Category.BSN, Level.BLOCK)]
    assert found[0].end - found[0].start == len(written)


@given(digits=st.text("0123456789", min_size=9, max_size=9))
def test_a_number_that_fails_the_eleven_test_is_no_bsn(digits: str) -> None:
    assume(not passes_eleven_test(digits))
    assert Category.BSN not in {item.category for item in check_text(f"BSN {digits}")}


@given(country=st.sampled_from(sorted(_IBAN_LENGTHS)), data=st.data())
def test_every_sound_account_number_is_found_and_no_other(
    country: str, data: st.DataObject
) -> None:
    length = _IBAN_LENGTHS[country] - 4
    rest = data.draw(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=length,
                             max_size=length))  # fmt: skip
    iban = _iban(country, rest)
    assert passes_mod_97(iban)
    assert (Category.IBAN, 9, 9 + len(iban)) in _places(f"Rekening {iban}, graag")
    wrong = iban[:2] + f"{(int(iban[2:4]) + 1) % 100:02d}" + rest
    assert Category.IBAN not in {item.category for item in check_text(f"Rekening {wrong}")}


def _places(text: str) -> set[tuple[Category, int, int]]:
    return {(item.category, item.start, item.end) for item in check_text(text)}


PIECES = st.sampled_from(
    ["999990019", "bsn ", "geb. ", "12-03-1941", "patiënt ", "06-12345678", NL, "\n", " ", ".", "*",
     "1", "0", "a", "Straat ", "€", "(", ")", "@", "1234 AB", "\u200b", "é", "\U0001f600"]
)  # fmt: skip


@given(text=st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text_gives_ordered_findings_inside_it_that_do_not_overlap(text: str) -> None:
    found = check_text(text)
    edges = [edge for item in found for edge in (item.start, item.end)]
    assert edges == sorted(edges)
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    assert {item.category for item in found} <= CHECKED


def test_a_block_outweighs_a_warning_and_only_a_bsn_has_no_way_round() -> None:
    bsn = Finding(0, 9, Category.BSN, Level.BLOCK)
    birth = Finding(0, 9, Category.BIRTH_DATE, Level.BLOCK)
    phone = Finding(0, 9, Category.PHONE, Level.WARN)
    assert worst_level([phone, bsn]) is Level.BLOCK
    assert worst_level([]) is None
    assert (blocks([phone]), blocks([phone, birth])) == (False, True)
    assert (overridable(bsn), overridable(birth)) == (False, True)


def test_every_category_is_looked_for() -> None:
    assert frozenset(Category) == CHECKED
    assert frozenset() == NOT_CHECKED


def test_each_category_and_level_has_its_sentence_and_label() -> None:
    assert {f"privacy_level_{level.value}" for level in Level} <= known_codes()
    for category in CHECKED:
        assert {f"privacy_{category.value}", f"privacy_label_{category.value}"} <= known_codes()
