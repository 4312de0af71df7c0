"""What the IT of an organisation lays down for its computers: read by the program, not written.

Several places can hold a part of it, see :mod:`.policy_sources`; the place that only an
administrator can write to comes first, and what it says no other place changes. A password can be
asked for by any of them. What cannot be read is never taken for "nothing is laid down".
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("nl", "en")
ROLES = ("network", "region")
LONGEST = 1_000
"""Characters of a folder or a file; longer is a mistake."""


@dataclass(frozen=True, slots=True)
class PolicyFault:
    """Something in a policy that is not followed: code and values of the sentence that says so."""

    code: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Policy:
    """``password_required``: no workbook leaves this computer without a password on it.

    Nothing is laid down where a value is empty. ``roles`` are those that may be chosen.
    ``backup_folder`` is where the second place for backups is. ``faults`` were found on the way.
    """

    password_required: bool = False
    data_folder: Path | None = None
    backup_folder: Path | None = None
    region_file: Path | None = None
    language: str = ""
    roles: tuple[str, ...] = ()
    faults: tuple[PolicyFault, ...] = ()

    @property
    def lays_down(self) -> bool:
        """Whether anything is laid down at all."""
        return replace(self, faults=()) != Policy()

    def may_choose(self, role: str) -> bool:
        """Whether somebody here may take on a role."""
        return not self.roles or role in self.roles


DEFAULT = Policy()
"""Where nothing is laid down."""
UNREADABLE = Policy(password_required=True)
"""Of a place where something is laid down that cannot be read: it may have asked for passwords."""


@dataclass(frozen=True, slots=True)
class Source:
    """One place: its name for a sentence, and what it holds; ``None`` when it cannot be read.

    ``fault`` is the code of why not.
    """

    name: str
    values: Mapping[str, Any] | None
    fault: str = "policy_unreadable"


class _Wrong(Exception):  # noqa: N818  (the outcome of one value, not a fault of the program)
    """A value that says nothing that can be followed."""


def read_policy(sources: Iterable[Source]) -> Policy:
    """Return what ``sources`` lay down together; the first that says something has it."""
    found = DEFAULT
    for source in sources:
        found = _joined(found, _read(source))
    return found


@cache
def in_force() -> Policy:
    """Return what is laid down on this computer; looked up once, when the program starts."""
    from resv_desktop.services.policy_sources import sources

    return read_policy(sources())


def _joined(first: Policy, then: Policy) -> Policy:
    values = {
        each.name: getattr(first, each.name) or getattr(then, each.name) for each in fields(Policy)
    }
    return Policy(**{**values, "faults": (*first.faults, *then.faults)})


def _read(source: Source) -> Policy:
    if source.values is None:
        return replace(UNREADABLE, faults=(PolicyFault(source.fault, {"place": source.name}),))
    found: dict[str, Any] = {}
    faults: list[PolicyFault] = []
    for key, value in source.values.items():
        name = str(key)[:100]
        if key not in _READERS:
            faults.append(PolicyFault("policy_key_unknown", {"place": source.name, "key": name}))
            continue
        try:
            found[key] = _READERS[key](value)
        except _Wrong:
            faults.append(PolicyFault("policy_value_wrong", {"place": source.name, "key": name}))
            if key == "password_required":
                found[key] = True  # somebody laid something down; asking too much harms less
    return Policy(**found, faults=tuple(faults))


def _yes(value: object) -> bool:
    if isinstance(value, bool) or value in (0, 1):
        return bool(value)
    raise _Wrong


def _path(value: object) -> Path:
    """Return a folder or file, with variables of this computer and user filled in."""
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        raise _Wrong
    filled = os.path.expanduser(os.path.expandvars(value.strip()))
    left_open = re.search(r"%[^%\\/]+%" if os.name == "nt" else r"\$\w|\$\{", filled)
    if left_open or filled.startswith("~") or not filled.isprintable():
        raise _Wrong  # a variable that nobody filled in would become the name of a folder
    if not os.path.isabs(filled):
        raise _Wrong
    return Path(filled)


def _language(value: object) -> str:
    if not isinstance(value, str) or value.strip().lower() not in LANGUAGES:
        raise _Wrong
    return value.strip().lower()


def _roles(value: object) -> tuple[str, ...]:
    """Return roles, from a list or from words with commas between them."""
    given = value.split(",") if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise _Wrong
    named = {each.strip().lower() for each in given if each.strip()}
    if not named or not named <= set(ROLES):
        raise _Wrong
    return tuple(role for role in ROLES if role in named)


_READERS: Mapping[str, Callable[[object], Any]] = {
    "password_required": _yes,
    "data_folder": _path,
    "backup_folder": _path,
    "region_file": _path,
    "language": _language,
    "roles": _roles,
}
KEYS = tuple(_READERS)
"""What can be laid down, by its name in a policy file."""
