"""What IT lays down: where it is read, which place counts, and what damage is taken for."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from resv_desktop.assets import resource
from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.paths import FOLDER_VARIABLE, DataFolder, data_folder
from resv_desktop.services import demo, policy_sources
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.laid_down import put_into_effect
from resv_desktop.services.merging import check_files
from resv_desktop.services.policy import DEFAULT, KEYS, Policy, Source, in_force, read_policy
from resv_desktop.services.policy_sources import KEY, VALUES, VARIABLE, in_file, registry, sources
from resv_desktop.services.reporting import Reporting
from resv_desktop.services.samples import sample_region
from resv_desktop.services.second_place import SecondPlace
from resv_desktop.services.setup import read_region_file, renew_region, set_up
from resv_desktop.services.workspace import Workspace

REGION_FILE = resource("sample_data", "region.json")
Q1 = Period(2027, 1)


def one(**values: object) -> Policy:
    return read_policy([Source("/etc/x", values)])


def codes(policy: Policy) -> list[str]:
    return [fault.code for fault in policy.faults]


# -- values ------------------------------------------------------------------------------------


def test_everything_that_can_be_laid_down_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    monkeypatch.setenv("AFDELING", "zorg")
    read = one(
        password_required=True,
        data_folder="$HOME/${AFDELING}/logboek",
        backup_folder="~/kopie",
        region_file="/srv/regio.resvregio",
        language="EN ",
        roles=["region", "network"],
    )
    assert read == Policy(
        True,
        Path("/home/anna/zorg/logboek"),
        Path("/home/anna/kopie"),
        Path("/srv/regio.resvregio"),
        "en",
        ("network", "region"),
    )
    assert read.lays_down
    assert set(KEYS) == set(VALUES.values())


@pytest.mark.parametrize("value", ["", "map", "../map", "$NIET_INGEVULD/x", "~niemand-hier/x", 7])
def test_a_folder_that_cannot_be_meant_is_left_out(value: object) -> None:
    read = one(data_folder=value, language="en")
    assert (read.data_folder, read.language) == (None, "en")
    assert codes(read) == ["policy_value_wrong"]


@pytest.mark.parametrize("value", ["ja", "true", 2, None, [], {}, -1])
def test_a_damaged_question_for_passwords_asks_for_them(value: object) -> None:
    read = one(password_required=value)
    assert read.password_required
    assert codes(read) == ["policy_value_wrong"]


@pytest.mark.parametrize(("value", "asks"), [(True, True), (1, True), (False, False), (0, False)])
def test_yes_and_no_are_understood(value: object, asks: bool) -> None:
    assert one(password_required=value) == Policy(password_required=asks)


@pytest.mark.parametrize("value", ["beheer", ["network", "beheer"], [], "", 3, [1]])
def test_roles_that_are_none_lay_nothing_down(value: object) -> None:
    read = one(roles=value)
    assert read.roles == ()
    assert read.may_choose("region")
    assert codes(read) == ["policy_value_wrong"]


def test_an_unknown_key_is_said_and_the_rest_followed() -> None:
    read = one(kleur="rood", language="en")
    assert read.language == "en"
    assert codes(read) == ["policy_key_unknown"]


# -- places ------------------------------------------------------------------------------------


def test_the_first_place_counts_and_any_place_can_ask_for_passwords() -> None:
    read = read_policy(
        [
            Source("a", {"language": "nl", "password_required": False}),
            Source("b", {"language": "en", "password_required": True, "roles": "network"}),
        ]
    )
    assert (read.language, read.password_required, read.roles) == ("nl", True, ("network",))


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe{}", b'{"a":' * 50_000, b" " * 200_000]
)
def test_a_damaged_file_is_said_once_and_asks_for_passwords(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "policy.json").write_bytes(content)
    read = read_policy(in_file(tmp_path / "policy.json"))
    assert read.password_required
    assert codes(read) == ["policy_unreadable"]


def test_a_file_that_is_not_there_lays_nothing_down(tmp_path: Path) -> None:
    assert read_policy(in_file(tmp_path / "policy.json")) == DEFAULT
    (tmp_path / "bestand").write_bytes(b"")
    assert read_policy(in_file(tmp_path / "bestand" / "policy.json")) == DEFAULT


@pytest.mark.skipif(os.name == "nt", reason="rights of Linux and macOS")
def test_a_file_that_others_could_have_written_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "policy.json"
    path.write_text(json.dumps({"data_folder": "/srv/van-een-ander"}), encoding="utf-8")
    monkeypatch.setattr(policy_sources, "machine_path", lambda: path)
    path.chmod(0o666)
    read = read_policy(policy_sources.machine_file())
    assert (read.data_folder, read.password_required) == (None, True)
    assert codes(read) == ["policy_not_trusted"]
    if os.getuid() == 0:
        path.chmod(0o644)
        tmp_path.chmod(0o755)
        read = read_policy(policy_sources.machine_file())
        assert read.data_folder == Path("/srv/van-een-ander")


def test_the_environment_names_a_file_for_a_program_from_source_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "policy.json"
    path.write_text('{"language": "en"}', encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(path))
    monkeypatch.setattr(policy_sources, "machine_path", lambda: None)
    assert read_policy(sources()).language == "en"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert read_policy(sources()) == DEFAULT


def test_what_the_environment_adds_takes_nothing_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "policy.json"
    path.write_text('{"language": "en", "password_required": false}', encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(path))
    laid_down = [Source("/etc", {"language": "nl", "password_required": True})]
    monkeypatch.setattr(policy_sources, "machine_file", lambda: iter(laid_down))
    read = read_policy(sources())
    assert (read.language, read.password_required) == ("nl", True)


class Registry:
    """A registry with keys by their root; ``denied`` cannot be opened."""

    KEY_READ, KEY_WOW64_64KEY = 1, 2

    def __init__(self, keys: Mapping[int, Mapping[str, Any]], denied: int = 0) -> None:
        self._keys, self._denied = keys, denied

    @contextlib.contextmanager
    def OpenKey(self, root: int, name: str, _: int, __: int) -> Iterator[Mapping[str, Any]]:  # noqa: N802
        assert name == KEY == "Software\\Policies\\RESV Desktop"
        if root == self._denied:
            raise PermissionError
        if root not in self._keys:
            raise FileNotFoundError
        yield self._keys[root]

    def QueryInfoKey(self, key: Mapping[str, Any]) -> tuple[int, int, int]:  # noqa: N802
        return 0, len(key), 0

    def EnumValue(self, key: Mapping[str, Any], place: int) -> tuple[str, Any, int]:  # noqa: N802
        return (*list(key.items())[place], 1)


def test_the_registry_is_read_by_its_own_names() -> None:
    given = {"passwordrequired": 1, "Language": "en", "Roles": "Network, region", "": ""}
    found = Registry({1: given})
    read = read_policy([*registry("HKLM", 1, found), *registry("HKCU", 2, found)])
    assert read == Policy(True, language="en", roles=("network", "region"))


def test_the_computer_goes_before_the_user() -> None:
    found = Registry({1: {"Language": "nl"}, 2: {"Language": "en", "PasswordRequired": "true"}})
    read = read_policy([*registry("HKLM", 1, found), *registry("HKCU", 2, found)])
    assert (read.language, read.password_required) == ("nl", True)


def test_a_key_that_may_not_be_read_asks_for_passwords() -> None:
    read = read_policy(registry("HKLM", 1, Registry({}, denied=1)))
    assert read.password_required
    assert codes(read) == ["policy_unreadable"]


# -- the data folder ---------------------------------------------------------------------------


def test_the_order_in_which_the_data_folder_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_down = tmp_path / "beleid"
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "omgeving"))
    found = data_folder(tmp_path / "optie", laid_down)
    assert (found.root, found.origin) == (tmp_path / "optie", "given")
    assert data_folder(None, laid_down).root == tmp_path / "omgeving"
    monkeypatch.delenv(FOLDER_VARIABLE)
    program = tmp_path / "programma" / "resv-desktop"
    program.parent.mkdir()
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert data_folder(None, None).origin == ""
    (program.parent / "portable.txt").touch()
    found = data_folder(None, laid_down)
    assert (found.root, found.origin) == (laid_down, "policy")
    found = data_folder()
    assert (found.root, found.origin) == (program.parent / "data", "portable")


def test_all_that_is_written_of_a_portable_program_is_in_its_own_folder() -> None:
    folder = DataFolder(Path("/stick/data"))
    places = {name: getattr(folder, name) for name in vars(DataFolder) if name[0] != "_"}
    paths = {name: path for name, path in places.items() if isinstance(path, Path)}
    assert {"lock", "pipe", "logs", "settings", "database", "backups"} <= set(paths)
    assert [name for name, path in paths.items() if folder.root not in (path, path.parent)] == []


# -- at work -----------------------------------------------------------------------------------


def strict(tmp_path: Path, policy: Policy, *roles: str) -> Workspace:
    workspace = Workspace(DataFolder(tmp_path / "log").create(), policy=policy)
    if roles:
        set_up(workspace, roles, networks=[Network("WAT", "Waterlanden")])
    return workspace


def test_neither_kind_of_workbook_is_made_without_a_password(tmp_path: Path) -> None:
    with strict(tmp_path, Policy(password_required=True), "network", "region") as workspace:
        target = tmp_path / "uit.xlsx"
        with pytest.raises(KnownError, match="password_required"):
            Deliveries(workspace).export("WAT", Q1, target, nothing_to_report=True)
        with pytest.raises(KnownError, match="password_required"):
            Reporting(workspace).write(Q1, "resv", target)
        assert not target.exists()
        Reporting(workspace).write(Q1, "resv", target, password="paard batterij nietje")
        assert target.read_bytes()[:4] == b"\xd0\xcf\x11\xe0"


def test_the_made_up_region_is_made_whatever_is_laid_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = tmp_path / "policy.json"
    policy.write_text('{"password_required": true, "roles": "network"}', encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(policy))
    in_force.cache_clear()
    try:
        assert in_force().password_required
        assert Workspace(DataFolder(tmp_path / "log")).policy == in_force()
        stage = demo._Stage(tmp_path / "demo", sample_region(), 1, demo.Demo())
        assert stage._workspace(tmp_path / "demo" / "WAT", 2).policy == DEFAULT
        stage.release()
        assert check_files([], region="RESV Elders").totals.balance == 0
    finally:
        in_force.cache_clear()


def test_a_role_that_is_not_offered_is_not_taken_on_and_one_that_is_held_stays(
    tmp_path: Path,
) -> None:
    with strict(tmp_path, Policy(roles=("network",)), "network") as workspace:
        with pytest.raises(KnownError, match="role_laid_down"):
            set_up(workspace, ["region"])
        assert workspace.roles == ("network",)
    with strict(tmp_path, Policy(roles=("region",))) as workspace:
        set_up(workspace, ["network"], networks=[Network("NOO", "Noord")])
        assert len(workspace.networks) == 2


def test_the_region_file_that_is_laid_down_is_taken_in_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "regio.resvregio"
    with strict(tmp_path, Policy(region_file=path), "network") as workspace:
        assert put_into_effect(workspace).faults == ("region_file_missing",)
        path.write_bytes(Path(str(REGION_FILE)).read_bytes())
        assert put_into_effect(workspace).region
        assert workspace.region.name == "RESV Waterrijk"
        assert not put_into_effect(workspace).region, "nothing new in it"
        with pytest.raises(KnownError, match="region_laid_down"):
            renew_region(workspace, read_region_file(REGION_FILE))


def test_the_second_place_that_is_laid_down_is_taken_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "kopie"
    with strict(tmp_path, Policy(backup_folder=folder), "network") as workspace:
        place = SecondPlace(workspace)
        assert put_into_effect(workspace).faults == ("second_place_failed",)
        folder.mkdir()
        assert put_into_effect(workspace).place
        assert place.standing().folder == folder
        for refused in (lambda: place.choose(tmp_path / "elders"), place.forget):
            with pytest.raises(KnownError, match="second_place_laid_down"):
                refused()


def test_outside_the_profile_a_person_chooses_the_passphrase_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "thuis"))
    (tmp_path / "server").mkdir()
    laid_down = Policy(backup_folder=tmp_path / "server")
    with strict(tmp_path, laid_down, "network") as workspace:
        assert not put_into_effect(workspace).place
        assert list((tmp_path / "server").iterdir()) == []
        made = SecondPlace(workspace).choose(tmp_path / "server", "paard batterij nietje")
        assert made.encrypted
