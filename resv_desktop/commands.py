"""What each command does: calls a use case and says what came of it, as data and in sentences."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resv_desktop import __version__
from resv_desktop.commands_password import password_of, passwords_of, weakness
from resv_desktop.domain.errors import (
    KnownError,
    PrivacyBlockedError,
    WriteFailedError,
    WrongUseError,
)
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.paths import DataFolder
from resv_desktop.services.conflicts import conflicts as list_conflicts
from resv_desktop.services.delivery import Deliveries, Preview
from resv_desktop.services.demo import make_demo
from resv_desktop.services.mapping import choices_in
from resv_desktop.services.merging import MergedFile, MergeReport, Merging, check_files
from resv_desktop.services.outgoing import TextFinding, words_for
from resv_desktop.services.release import first_mention
from resv_desktop.services.reporting import Reporting
from resv_desktop.services.setup import choose_networks, read_region_file, set_up
from resv_desktop.services.texts import masked
from resv_desktop.services.transfer import write_transfer
from resv_desktop.services.workspace import Workspace, held, open_workspace

if TYPE_CHECKING:
    from resv_desktop.services.practice import Grading

DONE, FINDINGS, NOT_DONE = 0, 1, 3
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
"""Days that can be meant; nearer the ends of the calendar reckoning with days fails."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence to say: its code and values."""

    code: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command gives back: data for ``--json``, text otherwise, and what to say."""

    data: Any
    sentences: tuple[Line, ...] = ()
    text: str = ""
    exit_code: int = DONE


def over_log(
    command: Callable[[argparse.Namespace, Workspace], Answer],
) -> Callable[[argparse.Namespace, DataFolder], Answer]:
    """Give a command the log of its data folder, and close it when the command is done."""

    @wraps(command)
    def run(options: argparse.Namespace, folder: DataFolder) -> Answer:
        with open_workspace(folder) as workspace:
            return command(options, workspace)

    return run


def demo(options: argparse.Namespace, _folder: DataFolder) -> Answer:
    """Make the made-up region."""
    try:
        made = make_demo(options.out, options.seed)
    except OSError as error:
        names = {"file": options.out.name, "folder": options.out.parent}
        reason = error.strerror or type(error).__name__
        raise WriteFailedError("write_failed", reason=reason, **names) from error
    values = {"folder": str(options.out), "entries": made.entries, "balance": made.balance}
    values |= {"workbooks": len(made.workbooks), "report": str(made.regional["resv"])}
    shown = [*made.workbooks, *made.regional.values()]
    return Answer(made.as_dict(), (Line("demo_made", values),), _lines(shown))


def init(options: argparse.Namespace, folder: DataFolder) -> Answer:
    """Make a data folder without the wizard."""
    region = read_region_file(options.profile) if options.profile else None
    networks: tuple[Network, ...] = ()
    if options.network and options.name:
        networks = (Network(options.network.strip().upper(), options.name.strip()),)
    elif options.network and region:
        networks = choose_networks(region, [options.network])
    elif options.network:
        raise WrongUseError("network_name_missing", network=options.network)
    with Workspace(folder) as workspace, held(folder):
        set_up(workspace, [options.role], networks=networks, region=region)
        codes = [network.code for network in workspace.networks]
    return Answer(
        {"data_dir": str(folder.root), "networks": codes},
        (Line("init_done", {"folder": str(folder.root)}),),
    )


@over_log
def export(options: argparse.Namespace, workspace: Workspace) -> Answer:
    """Write the exchange workbook of a network and a period."""
    password = password_of(options)
    deliveries = Deliveries(workspace)
    period = Period.parse(options.period)
    try:
        made = deliveries.export(
            options.network,
            period,
            options.out,
            nothing_to_report=options.nothing_to_report,
            password=password,
        )
    except PrivacyBlockedError as error:
        found = deliveries.preview(options.network, period)
        privacy = (*found.privacy, *deliveries.check_name(options.out.name))
        data = {"file": None, "entries": len(found.entries), **_remarks(found, privacy)}
        said = [Line(error.code, dict(error.values)), *_found(privacy, options)]
        return Answer(data, tuple(said), exit_code=NOT_DONE)
    found = made.preview
    data = {"file": str(made.file), "entries": len(found.entries)}
    data |= _remarks(found, found.privacy)
    said = [Line("export_done", {"file": str(made.file), "entries": len(found.entries)})]
    said += _weak(password, found.network.name, options.period)
    if found.incomplete:
        said.append(Line("export_incomplete", {"count": len(found.incomplete)}))
    if found.privacy:
        said.append(Line("export_privacy", {"count": len(found.privacy)}))
        said += _found(found.privacy, options)
    code = FINDINGS if found.incomplete or found.privacy else DONE
    return Answer(data, tuple(said), str(made.file), code)


@over_log
def merge(options: argparse.Namespace, workspace: Workspace) -> Answer:
    """Merge workbooks into the log of a region (or of a network)."""
    passwords = passwords_of(options)
    merging = Merging(workspace)
    if options.dry_run:
        report = merging.look(merging.read(options.paths, passwords=passwords))
    else:
        report = merging.merge_files(options.paths, passwords=passwords)
    answer = _account(report)
    programs = (file.reading.program for file in report.files)
    if newer := first_mention(workspace.folder.settings, programs):
        said = Line("newer_version", {"version": newer, "own": __version__})
        answer = replace(answer, sentences=(*answer.sentences, said))
    if not options.dry_run and report.files and report.batch is None:
        return Answer(answer.data, answer.sentences, answer.text, NOT_DONE)
    return answer


def check(options: argparse.Namespace, data: DataFolder) -> Answer:
    """Give the verdicts of workbooks without storing anything.

    Of a data folder, if there is one, only the choices of headings are used.
    """
    passwords = passwords_of(options)
    folder = options.paths[0]
    is_practice = len(options.paths) == 1 and os.path.isfile(folder / ANSWERS)
    answer, grading = _checked_practice(folder, data) if is_practice else (None, None)
    if answer is None:
        choices = choices_in(data)
        answer = _account(check_files(options.paths, choices=choices, passwords=passwords))
    answer.data.pop("batch")
    return _graded(answer, grading) if grading else answer


ANSWERS = "antwoorden.json"
"""A folder with this file in it may be a practice folder. (Making one loads much; it waits.)"""


def _checked_practice(folder: Path, data: DataFolder) -> tuple[Answer | None, Grading | None]:
    """Return the account of a practice folder and its marks; neither when it is not one."""
    from resv_desktop.services.practice import answers_in, grade

    answers = answers_in(folder)
    if answers is None:
        return None, None
    found = check_files([folder], region=answers.region, choices=choices_in(data))
    return _account(found), grade(folder, found)


def _graded(answer: Answer, grading: Grading) -> Answer:
    """Add to the account of a practice folder how it compares with its answers."""
    said = [Line("practice_graded", {"right": grading.right, "total": grading.total})]
    if grading.wrong:
        said.append(Line("practice_wrong", {"wrong": ", ".join(map(str, grading.wrong))}))
    data = {**answer.data, "grading": grading.as_dict()}
    code = FINDINGS if grading.wrong else DONE
    return Answer(data, (*answer.sentences, *said), answer.text, code)


def practice(options: argparse.Namespace, _folder: DataFolder) -> Answer:
    """Make the practice folder."""
    from resv_desktop.services.practice import ANSWERS_BOOK, make_practice

    answers = make_practice(options.out)
    files = [str(options.out / answer.file) for answer in answers.answers]
    cases = len({answer.number for answer in answers.answers})
    data = {"folder": str(options.out), "files": files, "cases": cases}
    values = {"folder": str(options.out), "files": len(files), "cases": cases}
    said = Line("practice_made", {**values, "answers": ANSWERS_BOOK})
    return Answer(data, (said,), str(options.out))


@over_log
def undo_merge(options: argparse.Namespace, workspace: Workspace) -> Answer:
    """Take a batch back."""
    removed = Merging(workspace).undo(options.batch)
    values = {"batch": options.batch, "removed_versions": removed}
    return Answer(values, (Line("undo_merge_done", values),))


@over_log
def conflicts(_options: argparse.Namespace, workspace: Workspace) -> Answer:
    """List what waits for a person to choose."""
    found = list_conflicts(workspace)
    data = [
        {
            "record": item.record,
            "number": item.number,
            "network": item.network,
            "fields": list(item.differing),
            "heads": [head.version for head in item.heads],
        }
        for item in found
    ]
    text = _lines(" ".join(filter(None, (c.number, c.network, masked(c.title)))) for c in found)
    said = (Line("conflicts_found", {"count": len(found)}),)
    return Answer(data, said, text, FINDINGS if found else DONE)


@over_log
def transfer(options: argparse.Namespace, workspace: Workspace) -> Answer:
    """Write the whole log to a transfer file, for another computer to merge."""
    made = write_transfer(workspace, options.out)
    data = made.as_dict()
    return Answer(data, (Line("transfer_done", data),), str(made.file))


@over_log
def report(options: argparse.Namespace, workspace: Workspace) -> Answer:
    """Write the regional workbook of a period."""
    password = password_of(options)
    as_of = _day(options.as_of) if options.as_of else None
    reporting = Reporting(workspace)
    period = Period.parse(options.period)
    try:
        made = reporting.write(period, options.audience, options.out, as_of, password)
    except PrivacyBlockedError as error:
        checked = reporting.check(reporting.gather(period, as_of)).findings
        nothing = {"file": None, "privacy": list(map(_finding, checked))}
        held = [Line(error.code, dict(error.values)), *_found(checked, options)]
        return Answer(nothing, tuple(held), exit_code=NOT_DONE)
    data = {
        "file": str(made.file),
        "sha256": made.sha256,
        "rows": dict(made.rows),
        "coverage": {code: dict(row) for code, row in made.coverage.items()},
        "privacy": [_finding(item) for item in made.privacy.findings],
    }
    said = [Line("report_done", {"file": str(made.file), "sha256": made.sha256})]
    said += _weak(password, options.period)
    if made.privacy.warning:
        said.append(Line("report_privacy", {"count": len(made.privacy.warning)}))
        said += _found(made.privacy.warning, options)
    if not made.privacy.names:
        said.append(Line("report_names_not_checked"))
    return Answer(data, tuple(said), str(made.file))


def _weak(password: str, *known: str) -> list[Line]:
    """Return what is to be said of the password of a workbook that was made."""
    return [Line(code, dict(values)) for code, values in weakness(password, known)]


def _account(found: MergeReport) -> Answer:
    if not found.files:
        raise KnownError("no_workbooks")
    said = [line for file in found.files for line in (_verdict(file), *_headings(file))]
    said.append(Line("merge_totals", {**found.totals.as_dict(), "balance": found.totals.balance}))
    text = _lines(f"{file.verdict.value:4} {file.reading.name}" for file in found.files)
    code = FINDINGS if found.needs_a_look else DONE
    return Answer(found.as_dict(), tuple(said), text, code)


def _headings(file: MergedFile) -> Iterator[Line]:
    """Yield the headings of a file that nobody knows, with what each may be."""
    for question in file.reading.headings:
        may_be = ", ".join(proposal.header for proposal in question.proposals) or "-"
        said = {"heading": masked(question.heading), "sheet": masked(question.sheet)}
        heading = {**said, "may_be": may_be}
        yield Line("heading_waits", {"file": file.reading.name, **heading})


def _verdict(file: MergedFile) -> Line:
    told = {key: masked(v) if isinstance(v, str) else v for key, v in file.reading.values.items()}
    values = {**told, "file": file.reading.name, **file.rows.as_dict()}
    return Line(file.reason or "accepted", values)


def _remarks(found: Preview, privacy: Sequence[TextFinding]) -> dict[str, Any]:
    numbers = {entry.id: entry.number for entry in found.entries}
    return {
        "incomplete": [
            {"record": record, "number": numbers[record], "missing": list(missing)}
            for record, missing in found.incomplete.items()
        ],
        "privacy": list(map(_finding, privacy)),
    }


def _finding(item: TextFinding) -> dict[str, Any]:
    """Return where something was found and what it is; never the text."""
    return {
        "record": item.record,
        "number": item.number,
        "field": item.field,
        "start": item.finding.start,
        "end": item.finding.end,
        "category": item.finding.category.value,
        "level": item.finding.level.value,
    }


def _found(privacy: Iterable[TextFinding], options: argparse.Namespace) -> Iterator[Line]:
    """Yield a line for each finding, so that a person can go and look."""
    for item in privacy:
        code = "outgoing_passed" if item.passed else "outgoing_found"
        yield Line(code, words_for(item, options.lang or "nl"))


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise WrongUseError("date_form", text=text) from error
    if not EARLIEST <= day <= LATEST:
        raise WrongUseError("date_form", text=text)
    return day


def _lines(items: Iterable[str | Path]) -> str:
    return "\n".join(str(item) for item in items)
