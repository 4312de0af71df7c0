"""Words that are nobody's: marked by the user or known to the log, and taken into account."""

from __future__ import annotations

from threading import Thread

import pytest
from services.conftest import WAT, Maker

from resv_desktop.domain.errors import WrongUseError
from resv_desktop.domain.network import Network, Region
from resv_desktop.privacy import Category, check_text
from resv_desktop.services.allowed import LONGEST, allow, allowed, disallow, known
from resv_desktop.services.backups import Backups
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.meta import set_meta

NOTE = "Overleg met mevrouw Hoekstra over de wachtlijst"


def found(workspace: Workspace, text: str = NOTE) -> list[Category]:
    return [item.category for item in check_text(text, known(workspace))]


def test_words_that_are_marked_are_no_longer_found(network: Workspace) -> None:
    assert found(network) == [Category.NAME]
    assert allow(network, "  mevrouw\nHOEKSTRA, ") == "mevrouw HOEKSTRA"
    assert allowed(network) == ("mevrouw HOEKSTRA",)
    assert found(network) == []


def test_words_that_are_no_longer_marked_are_found_again(network: Workspace) -> None:
    allow(network, "Mevrouw Hoekstra")
    assert disallow(network, "mevrouw hoekstra")
    assert not disallow(network, "mevrouw hoekstra")
    assert found(network) == [Category.NAME]


@pytest.mark.parametrize(
    "text", ["", " ", "a", "06-12345678", "jan@example.nl", "Dorpsstraat 12", "a" * (LONGEST + 1)]
)
def test_only_words_can_be_marked(network: Workspace, text: str) -> None:
    with pytest.raises(WrongUseError, match="allowed_words_form"):
        allow(network, text)
    assert allowed(network) == ()


@pytest.mark.parametrize("text", ["Ó Briain", "P. de Vries-'t Hoen", "Şahin", "D’Arcy & Zn."])
def test_every_name_can_be_marked(network: Workspace, text: str) -> None:
    assert allow(network, text) in allowed(network)


def test_the_log_knows_its_networks_its_region_and_its_insurers(make_workspace: Maker) -> None:
    here = make_workspace("wat", "network", networks=(WAT,))
    names = ("Anna van Buren", "Willem Jansen", "Petra Mulder", "Karel Visser")
    notes = [f"Wij spraken met {name} over de wachtlijst" for name in names]
    assert all(found(here, note) == [Category.NAME] for note in notes)
    buren, willem, petra, karel = names
    set_meta(here.database(), "networks", [{"code": "ANN", "name": buren}])
    networks = (Network("WIL", "Noord", municipalities=(willem,)),)
    region = Region(petra, networks, insurers=(karel,))
    set_meta(here.database(), "region", region.to_data())
    assert not any(found(here, note) for note in notes)


def test_the_names_are_put_together_once(network: Workspace) -> None:
    first = known(network)
    assert known(network) is first
    allow(network, "Hoekstra")
    assert known(network) is not first


def test_what_another_thread_marks_counts_at_once(network: Workspace) -> None:
    known(network)

    def mark() -> None:
        allow(network, "mevrouw Hoekstra")
        network.release()

    thread = Thread(target=mark)
    thread.start()
    thread.join()
    assert found(network) == []


def test_a_backup_brings_back_what_was_marked_then(network: Workspace) -> None:
    allow(network, "mevrouw Hoekstra")
    backup = Backups(network).make()
    disallow(network, "mevrouw Hoekstra")
    assert found(network) == [Category.NAME]
    Backups(network).restore(backup.path)
    assert found(network) == []
