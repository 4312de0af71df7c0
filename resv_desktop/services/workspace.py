"""One person's or one organisation's data folder, opened: what every use case works on."""

from __future__ import annotations

import errno
import json
import threading
import uuid
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import Self

from resv_desktop import __version__
from resv_desktop.assets import resource
from resv_desktop.domain.codebook import Code, CodeBook
from resv_desktop.domain.errors import NotFoundError
from resv_desktop.domain.ids import RecordKind, UuidSource, new_record_id
from resv_desktop.domain.network import Network, Region
from resv_desktop.paths import DataFolder
from resv_desktop.services.policy import Policy, in_force
from resv_desktop.store.database import Database, open_database
from resv_desktop.store.faults import file_fault
from resv_desktop.store.lock import InstanceLock
from resv_desktop.store.meta import get_meta, set_meta
from resv_desktop.store.redactions import any_unfinished
from resv_desktop.store.search import use_code_book

Clock = Callable[[], datetime]
CODEBOOK_FILE = ("codebook", "codebook-1.json")


def system_clock() -> datetime:
    """Return the present moment with the zone of this computer."""
    return datetime.now().astimezone()


class Workspace:
    """The data folder with its database, code book, clock and source of identifiers.

    A database connection belongs to the thread that opened it, so each thread gets its own;
    :meth:`release` closes that of the calling thread.
    """

    def __init__(
        self,
        folder: DataFolder,
        *,
        clock: Clock = system_clock,
        uuids: UuidSource = uuid.uuid4,
        policy: Policy | None = None,
    ) -> None:
        self.folder = folder
        self._policy = policy
        self.clock = clock
        self._uuids = uuids
        self._local = threading.local()

    def database(self) -> Database:
        """Return the calling thread's connection to the log, opened when first asked for.

        Raises:
            StoreError: when the log cannot be used; the code says why.
        """
        database: Database | None = getattr(self._local, "database", None)
        if database is None:
            database = self._local.database = open_database(made(self.folder).database)
            try:
                use_code_book(database, self.base_codebook)
            except BaseException:
                self.release()
                raise
        return database

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def release(self) -> None:
        """Close the calling thread's connection; so does the end of a ``with``."""
        database: Database | None = getattr(self._local, "database", None)
        if database is not None:
            database.close()
            self._local.database = None

    @property
    def is_set_up(self) -> bool:
        """Whether somebody has said what this folder is for."""
        return self.folder.database.exists() and bool(self.roles)

    @property
    def policy(self) -> Policy:
        """What is laid down for this computer, unless the workspace was made with another."""
        return in_force() if self._policy is None else self._policy

    def now(self) -> datetime:
        """Return the present moment."""
        return self.clock()

    def today(self) -> date:
        """Return the present day."""
        return self.clock().date()

    def new_id(self, kind: RecordKind) -> str:
        """Return a fresh record identifier."""
        return new_record_id(kind, self._uuids)

    @property
    def roles(self) -> tuple[str, ...]:
        """What the person does here: ``network``, ``region`` or both."""
        return tuple(get_meta(self.database(), "roles", ()))

    @property
    def networks(self) -> tuple[Network, ...]:
        """The networks whose log is kept in this folder."""
        rows = get_meta(self.database(), "networks", ())
        return tuple(_network(row) for row in rows)

    @property
    def region(self) -> Region:
        """The region as its region file describes it; empty when there is no such file."""
        data = get_meta(self.database(), "region", None)
        return Region.from_data(data) if data else Region("")

    def network(self, code: str) -> Network:
        """Return one of the networks kept here.

        Raises:
            NotFoundError: ``network_not_found``.
        """
        for network in self.networks:
            if network.code == code.strip().upper():
                return network
        known = ", ".join(network.code for network in self.networks) or "-"
        raise NotFoundError("network_not_found", network=code, known=known)

    def origin(self, network: str) -> str:
        """Return who writes the versions made here: network, installation and incarnation."""
        database = self.database()
        installation = get_meta(database, "installation", "")
        return f"{network}/{installation}/{get_meta(database, 'incarnation', 1)}"

    @property
    def deliverer(self) -> str:
        """The function of the person who hands over."""
        return str(get_meta(self.database(), "deliverer", ""))

    def set_deliverer(self, function: str) -> None:
        """Keep the function of the person who hands over; never a name."""
        set_meta(self.database(), "deliverer", function.strip())

    @property
    def program(self) -> str:
        """The program and version that workbooks name as their maker."""
        return f"RESV Desktop {__version__}"

    @cached_property
    def base_codebook(self) -> CodeBook:
        """The code book that came with the program."""
        return load_codebook()

    @property
    def codebook(self) -> CodeBook:
        """The code book, with the networks of the region and of this folder as a list."""
        return with_networks(self.base_codebook, (*self.region.networks, *self.networks))


def open_workspace(folder: DataFolder) -> Workspace:
    """Return the workspace of a folder that somebody set up.

    Raises:
        NotFoundError: ``folder_not_set_up``.
        StoreError: when the log cannot be used.
    """
    workspace = Workspace(folder)
    try:
        if not workspace.is_set_up:
            raise NotFoundError("folder_not_set_up", folder=str(folder.root))
        finish_interrupted(workspace)
    except BaseException:
        workspace.release()
        raise
    return workspace


def finish_interrupted(workspace: Workspace) -> None:
    """Finish removing a text that a crash left half-way, before anything else is done."""
    if any_unfinished(workspace.database()):
        from resv_desktop.services.redaction import finish_removals

        finish_removals(workspace)


def held(folder: DataFolder) -> InstanceLock:
    """Return the lock that says a program has this folder open, taken.

    Raises:
        StoreError: ``already_open`` with machine and user.
    """
    return InstanceLock(made(folder).lock).acquire()


def made(folder: DataFolder) -> DataFolder:
    """Make a data folder where it is missing, and return it.

    Raises:
        StoreError: ``disk_full``, ``database_read_only`` or ``database_unreachable``.
    """
    try:
        return folder.create()
    except OSError as error:
        refused = error.errno in (errno.EROFS, errno.EACCES, errno.EPERM)
        otherwise = "database_read_only" if refused else "database_unreachable"
        raise file_fault(error, folder.root, otherwise) from error


def load_codebook() -> CodeBook:
    """Return the code book that came with the program."""
    text = resource(*CODEBOOK_FILE).read_text(encoding="utf-8")
    return CodeBook.from_data(json.loads(text))


def with_networks(codebook: CodeBook, networks: tuple[Network, ...]) -> CodeBook:
    """Return a code book in which ``networks`` are a code list like any other."""
    codes = {n.code: Code(n.code, n.name, n.name, {}) for n in networks}
    return codebook.with_list("network", (codes[code] for code in sorted(codes)))


def _network(row: dict[str, object]) -> Network:
    def texts(key: str) -> tuple[str, ...]:
        values = row.get(key)
        return tuple(map(str, values)) if isinstance(values, list | tuple) else ()

    return Network(
        str(row["code"]), str(row["name"]), texts("municipalities"), texts("disciplines")
    )
