"""Bytes change behind our back, journals are cut off, backups are put back one after another.

A damaged log must never be shown as if it were right: either everything that the program can read
of it is what was written, or the program says in a sentence that it is damaged, and the last sound
backup brings it back.
"""

from __future__ import annotations

import random
import shutil
import traceback
from collections.abc import Iterator
from pathlib import Path

from benchmarks.reliability.account import Account, spread
from benchmarks.reliability.stage import Chapter, Stage
from benchmarks.reliability.state import Verdict, digest_of, examine, goes_on
from resv_desktop.domain.errors import KnownError, StoreError
from resv_desktop.paths import DataFolder
from resv_desktop.sentences import known_codes
from resv_desktop.services.backups import Backups
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.database import check_integrity, open_database
from resv_desktop.store.entries import find_entries
from resv_desktop.store.log import changes
from resv_desktop.store.meta import get_meta
from resv_desktop.store.versions import load_all

PAGE = 4096
HOWS = ("emptied", "torn", "exchanged", "one bit", "scribbled on")


def damaged_pages(stage: Stage, most: int) -> Account:
    """Damage each page of the log of the whole session in each way, ``most`` of those at most."""
    sound = _last_log(stage)
    pages = [sound[at : at + PAGE] for at in range(0, len(sound), PAGE)]
    points = [(page, how) for page in range(len(pages)) for how in HOWS]
    account = Account("damaged page", possible=len(points))
    wanted = _content(_placed(stage, sound))
    with account.timed():
        for page, how in spread(points, most):
            damaged = b"".join(_damage(pages, page, how))
            if damaged == sound:
                account.notes["page was like that already"] += 1
                continue
            verdict, said = _use(_placed(stage, damaged), wanted)
            account.add(f"page {page} {how}", verdict)
            account.notes[said] += 1
    return account


def _damage(pages: list[bytes], page: int, how: str) -> list[bytes]:
    chance = random.Random(f"{page} {how}")
    content, made = pages[page], list(pages)
    if how == "emptied":
        content = bytes(PAGE)
    elif how == "torn":
        content = content[: PAGE // 2] + bytes(PAGE // 2)
    elif how == "exchanged":
        content = pages[chance.randrange(len(pages))]
    else:
        bytes_ = bytearray(content)
        for _ in range(1 if how == "one bit" else 40):
            bytes_[chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
        content = bytes(bytes_)
    made[page] = content
    return made


def _last_log(stage: Stage) -> bytes:
    return (stage.finished / DataFolder(stage.root).database.name).read_bytes()


def _placed(stage: Stage, content: bytes) -> Path:
    """Put a log with these bytes in the place of the data folder, its backups beside it."""
    shutil.rmtree(stage.root.parent, ignore_errors=True)
    stage.root.mkdir(parents=True)
    shutil.copytree(stage.finished / "backups", stage.root / "backups")
    DataFolder(stage.root).database.write_bytes(content)
    return stage.root


def _content(root: Path) -> tuple[object, object]:
    with open_database(DataFolder(root).database) as db:
        return load_all(db), find_entries(db, EntryQuery())


def _use(root: Path, wanted: tuple[object, object]) -> tuple[Verdict, str]:
    """Use a damaged log as a window does all day; say what the person was told."""
    verdict = Verdict()
    said, wrong_list = "not met, all as written", False
    workspace = Workspace(DataFolder(root))
    try:
        log = Logbook(workspace)
        rows = log.page(EntryQuery()).rows
        for row in rows:
            log.history(row.record)
        log.page(EntryQuery(text="wacht"))
        log.facets(EntryQuery())
        if load_all(workspace.database()) != wanted[0]:
            verdict.faults.append("other versions were shown than were written")
        wrong_list = list(rows) != wanted[1]
        changes(workspace.database())
        log.create_entry("WAT", {"title": "Na de schade"})
        check_integrity(workspace.database())
    except KnownError as error:
        said = f"said: {error.code}"
        if error.code not in known_codes():
            verdict.faults.append(f"no sentence for {error.code}")
    except Exception as error:  # noqa: BLE001 - a crash: that is what is looked for
        trace = traceback.extract_tb(error.__traceback__)
        where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in trace[-6:])
        verdict.faults.append(f"crash: {error!r} in {where}")
    finally:
        workspace.release()
    if wrong_list and said != "said: database_damaged":
        verdict.faults.append("another list was shown than was written, and nobody noticed")
    elif wrong_list:
        said = "a wrong list, until the log was looked through at the next backup"
    if said.startswith(("said", "a wrong")) and not _comes_back(root):
        verdict.unusable = True
    return verdict, said


def _comes_back(root: Path) -> bool:
    """Put the last sound backup in the place of a damaged log."""
    workspace = Workspace(DataFolder(root))
    backups = Backups(workspace)
    backups.restore(backups.list()[0].path)
    try:
        check_integrity(workspace.database())
        return bool(Logbook(workspace).find(EntryQuery()))
    finally:
        workspace.release()


# A journal that was cut off


def cut_journals(stage: Stage, most: int) -> Account:
    """Start with the journal of a change under way cut at ``most`` lengths."""
    found = list(_open_journals(stage))
    account = Account("journal cut off at a length", possible=sum(len(j) + 1 for *_, j in found))
    with account.timed():
        for chapter, said, log, journal in found:
            for length in spread(range(len(journal) + 1), max(2, most // len(found))):
                root = stage.fresh(chapter)
                database = DataFolder(root).database
                database.write_bytes(log)
                database.with_name(f"{database.name}-journal").write_bytes(journal[:length])
                verdict = examine(root, chapter.states, chapter.said[:said])
                if not verdict.unusable and not goes_on(root):
                    verdict.faults.append("the log takes no change any more")
                account.add(f"{chapter.name} {said} cut at {length}", verdict)
    return account


def _open_journals(stage: Stage) -> Iterator[tuple[Chapter, int, bytes, bytes]]:
    """Yield log and journal just before the log is first written to, in some steps."""
    for chapter in stage.chapters:
        if chapter.name not in ("log", "meet"):
            continue
        log = DataFolder(chapter.before / stage.root.name).database.read_bytes()
        name = str(DataFolder(stage.root).database)
        files = {name: bytearray(log), f"{name}-journal": bytearray()}
        said, fresh = 0, True
        for event in chapter.events:
            if event.kind == "k":
                said, fresh = said + 1, True
            file = files.get(event.path)
            if file is None:
                continue
            if event.kind == "w" and event.path == name and fresh and said % 4 == 1:
                yield chapter, said, bytes(file), bytes(files[f"{name}-journal"])
                fresh = False
            if event.kind == "w":
                file[event.offset : event.offset + len(event.data)] = event.data
            elif event.kind == "t":
                del file[event.offset :]
            elif event.kind == "u":
                file.clear()


# Backups put back


def restored_backups(stage: Stage) -> Account:
    """Put back each backup in turn, each into the log that the one before left."""
    backups = sorted((stage.finished / "backups").iterdir(), reverse=True)
    account = Account("restore of each of the last backups", possible=len(backups))
    with account.timed():
        root = _placed(stage, _last_log(stage))
        workspace = Workspace(DataFolder(root))
        incarnation = int(get_meta(workspace.database(), "incarnation"))
        for backup in backups:
            verdict = Verdict()
            Backups(workspace).restore(root / "backups" / backup.name)
            try:
                _compare(workspace, backup, incarnation, verdict)
            except StoreError as error:
                verdict.unusable = True
                verdict.faults.append(error.code)
            incarnation = int(get_meta(workspace.database(), "incarnation"))
            account.add(backup.name, verdict)
        workspace.release()
    return account


def _compare(workspace: Workspace, backup: Path, incarnation: int, verdict: Verdict) -> None:
    check_integrity(workspace.database())
    with open_database(Path(shutil.copy(backup, workspace.folder.root / "vergelijk"))) as db:
        if load_all(db) != load_all(workspace.database()):
            verdict.lost += 1
    if int(get_meta(workspace.database(), "incarnation")) <= incarnation:
        verdict.faults.append("no new incarnation")
    before = digest_of(workspace.database())
    Logbook(workspace).create_entry("WAT", {"title": "Na het terugzetten"})
    if digest_of(workspace.database()) == before:
        verdict.faults.append("the log takes no change any more")
