"""Names: what leads to them, how people write them, and what carries a name without being one."""

import pytest

from resv_desktop.privacy import Category, check_text, phrases

LED = [
    ("Wond van pt Quirveldt verslechterd doordat niemand keek.", "Quirveldt"),
    ("Recept voor pat. Quirveldt kwijt.", "Quirveldt"),
    ("vanmorgen weer mohamed aan de telefoon over de inschrijving", "mohamed"),
    ("Mevrouw El Amrani wacht", "El Amrani"),
    ("mw de graaf-snijders belt", "de graaf-snijders"),
    ("de heer van elderveen belt", "van elderveen"),
    ("Mevouw Hendriks moest wachten", "Hendriks"),
    ("dhr p van dam belt", "p van dam"),
    ("mw AB de Wit wacht", "AB de Wit"),
    ("mevr. a. kloosterziel vraagt", "a. kloosterziel"),
    ("mw vd berg, kan niet traplopen", "vd berg"),
    ("Mevrouw in 't Veld en haar man", "in 't Veld"),
    ("mevrouw De Groot wacht", "De Groot"),
    ("dhr. Klein Haneveld wacht", "Klein Haneveld"),
    ("mevrouw Overweg krijgt geen hulp", "Overweg"),
    ("familie al-khatib heeft", "al-khatib"),
    ("Zoon Bart regelt alles", "Bart"),
    ("de moeder van Yassine is", "Yassine"),
    ("Leerling Milan uit groep 4", "Milan"),
    ("dochter (Anja) belt", "Anja"),
    ("ene piet verbunt belt", "piet verbunt"),
    ("Huisarts Van Vliet is weg", "Van Vliet"),
    ("wijkagent Roel Postma meldt", "Roel Postma"),
    ("Van: Wiebe Kloosterhorst", "Wiebe Kloosterhorst"),
    ("Casus Bouchaib: geen huisarts", "Bouchaib"),
]
ALONE = [
    ("Sjoukje Haverdonk komt niet", "Sjoukje Haverdonk"),
    ("henk bosman belde", "henk bosman"),
    ("berhane tekle mist afspraken", "berhane tekle"),
    ("M. el Idrissi kreeg", "M. el Idrissi"),
    ("Nguyen Thi Lan krijgt", "Nguyen Thi Lan"),
    ("Emine Yilmaz-Kara kan", "Emine Yilmaz-Kara"),
    ("Jan-Willem ter Horst wacht", "Jan-Willem ter Horst"),
    ("gesprek met Van der Meulen over vervoer", "Van der Meulen"),
    ("Met Samira afgesproken", "Samira"),
    ("Riet, 88 jaar, krijgt", "Riet"),
    ("De Wit-Bos, A.M., wacht", "De Wit-Bos"),
]
INITIALS = [
    ("Casus mw. J. de V.: ontslag", "J. de V."),
    ("Meneer K. zit te wachten", "K."),
    ("Cliënt M.B. mijdt zorg", "M.B."),
    ("pt A.v.d.B. heeft geen tandarts", "A.v.d.B."),
    ("Betreft R.H., bekend", "R.H."),
    ("meneer K wacht", "K"),
]
NOBODY = [
    "Contract met Salland Zorgverzekeringen loopt af.",
    "Elke pt GGZ wacht, en wie er aan de telefoon zit weet van niets.",
    "Mevrouw de wethouder heeft toegezegd",
    "Mevrouw de voorzitter opent, meneer de notulist schrijft",
    "Wethouder Van Dijk en burgemeester De Groot komen",
    "wethouder mevrouw De Ruiter-Bos",
    "Motie-Bikker is aangenomen",
    "Huisartsenpraktijk De Vries en Jansen",
    "praktijk dokter Jansen zoekt ruimte",
    "Apotheek De Linde en Thuiszorg Yilmaz",
    "Woonzorgcentrum Willem Drees, hospice Henriëtte Roland Holst",
    "Stichting Max Ernst en de Van Gogh Academie",
    "Sint Antonius, het Jeroen Bosch Ziekenhuis en de Sint Maartenskliniek",
    "het project Anna, zorgrobot Tessa en een Wally",
    "de Jan Steenstraat, het Anna Bijnsplein en de Maria Montessorihof",
    "de ziekte van Crohn, het model van Kaplan, de Barthel-index",
    "De Grootste zorg: de Bakker, de slager en de Jonge Mantelzorgers",
    "Mevrouw A in ons scenario, cliënt X en mevrouw X",
    "Van Wijkverpleging tot Welzijn",
    "A. Wachttijd\nB. Opvolging\nC. Vervoer",
    "POH-GGZ, SO, VS, ELV, FACT, MDO en AVG",
    "inwoners van Den Haag, Wassenaar en Bergen op Zoom",
    "een bewoner in de Merelhof, een vrouw uit de Achterhoek",
    "De heer/mevrouw en Mw/dhr-aanhef in de brief",
    "meneer, u bent nog niet aan de beurt",
    "De partner van de patiënt, een zoon of dochter",
    "Eigenaar: wijkcoördinator. Aan: RESV Waterrijk",
    "OneDrive op Windows, scholing in Oosterveld",
    "Jan 2027",
    "Q1 Jan/Feb/Mrt",
    "Jan",
]


def _named(text: str, category: Category = Category.NAME) -> list[str]:
    return [text[i.start : i.end] for i in check_text(text) if i.category is category]


@pytest.mark.parametrize(("text", "name"), LED + ALONE)
def test_a_name_is_found_as_a_whole(text: str, name: str) -> None:
    assert _named(text) == [name]


@pytest.mark.parametrize(("text", "letters"), INITIALS)
def test_initials_of_a_person_are_found(text: str, letters: str) -> None:
    assert _named(text, Category.INITIALS) == [letters]


@pytest.mark.parametrize("text", NOBODY)
def test_what_carries_a_name_without_being_a_person_is_left_alone(text: str) -> None:
    assert check_text(text) == ()


def test_two_people_in_one_sentence_are_two_findings() -> None:
    text = "Mevrouw Koster en meneer Koster, en de ouders van Milou en Thijs"
    assert _named(text) == ["Koster", "Koster", "Milou", "Thijs"]


def test_a_name_that_was_allowed_is_no_longer_found_and_others_still_are() -> None:
    text = "Marleen de Wit belt, mevrouw Haverlag en Marleen wachten"
    assert _named(text) == ["Marleen de Wit", "Haverlag", "Marleen"]
    known = phrases(["marleen de wit", "HAVERLAG"])
    found = check_text(text, known)
    assert [text[item.start : item.end] for item in found] == ["Marleen"]


def test_allowing_a_name_never_lets_a_number_through() -> None:
    found = check_text("mevrouw Haverlag, BSN 999990019", phrases(["Haverlag", "BSN 999990019"]))
    assert [item.category for item in found] == [Category.BSN]


def test_an_allowed_word_inside_a_longer_name_does_not_hide_the_person() -> None:
    text = "mevrouw Van der Linde wacht"
    found = check_text(text, phrases(["De Linde"]))
    assert [text[item.start : item.end] for item in found] == ["Van der Linde"]


def test_names_of_networks_and_labels_can_be_passed_as_known() -> None:
    text = "Overleg met Hanna Wijk en Fatima Thuis"
    assert check_text(text)
    assert check_text(text, phrases(["Hanna Wijk", "Fatima Thuis", ""])) == ()
