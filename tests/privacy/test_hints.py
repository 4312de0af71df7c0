"""Circumstances by which neighbours know who is meant, and groups and services that are wanted."""

import pytest

from resv_desktop.privacy import Category, Level, check_text

TELLING = [
    "De vrouw van de bakker op nr 12 drinkt",
    "Het gezin met de drieling krijgt te weinig kraamzorg",
    "De moeder van de vierling krijgt geen hulp",
    "De enige logopedist in het dorp is overspannen",
    "Onze enige psychiater is zelf ziek",
    "Een 91-jarige man met longkanker kan niet naar beneden",
    "Vrouw (43) met MS wacht",
    "Een vrouw van 38 met borstkanker",
    "(84 jaar, dementie) kan niet alleen",
    "Zij is 8 maanden zwanger",
    "De enige Eritrese moeder in de flat durft niet",
    "De oud-burgemeester heeft dementie",
    "De dominee is vorige maand opgenomen",
    "De man van nummer 14 weigert zorg",
    "Er is één bewoner met ALS",
]
WANTED = [
    "75-plussers met dementie wachten negen weken",
    "De enige apotheek in het dorp sluit",
    "De enige huisartsenpraktijk heeft een patiëntenstop",
    "Het enige consultatiebureau sluit",
    "Een patiënt met meerdere chronische ziekten heeft zeven zorgverleners",
    "De gemiddelde patiënt is een 56-jarige vrouw met diabetes",
    "Vrouwen van 50 tot 75 jaar worden uitgenodigd voor de borstkankerscreening",
    "Minder dan 10 kinderen per jaar worden te laat aangemeld",
    "De huisarts is tevreden over de samenwerking",
    "Als de mantelzorger ziek is, valt de zorg weg",
    "Twaalf patiënten met dementie staan op de lijst",
]


@pytest.mark.parametrize("text", TELLING)
def test_a_telling_circumstance_is_a_hint(text: str) -> None:
    assert [(i.category, i.level) for i in check_text(text)] == [(Category.HINT, Level.HINT)]


@pytest.mark.parametrize("text", WANTED)
def test_groups_and_services_give_no_hint(text: str) -> None:
    assert check_text(text) == ()
