"""``redact``: removes a text for good and says what else holds it, for people and for programs."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable, Iterator

from resv_desktop.commands import DONE, FINDINGS, Answer, Line
from resv_desktop.paths import DataFolder
from resv_desktop.services.redaction import Handed, Outcome, Redactions, Request
from resv_desktop.services.text_check import read_text
from resv_desktop.services.workspace import held, open_workspace


def redact(options: argparse.Namespace, folder: DataFolder) -> Answer:
    """Remove a text from every version, index, account and backup."""
    passage = _passage() if options.passage_stdin else ""
    request = Request(
        options.record,
        options.version,
        tuple(options.field or ()),
        passage,
        not options.only_this_record,
    )
    with open_workspace(folder) as workspace, held(folder):
        done = Redactions(workspace).redact(request, options.reason)
    said = (_done(done), *_named(done))
    return Answer(done.as_dict(), said, "", FINDINGS if done.left else DONE)


def _passage() -> str:
    """Return what is piped in: on the command line it would stay in the list of commands."""
    stream = sys.stdin.buffer if sys.stdin is not None else io.BytesIO()
    return read_text(stream, "stdin").strip()


def _done(done: Outcome) -> Line:
    return Line("redact_done", {"versions": done.versions, "records": done.records})


def _named(done: Outcome) -> Iterator[Line]:
    if done.kept:
        yield Line("redact_kept", {"count": done.kept})
    if done.rewritten:
        yield Line("redact_rewritten", {"files": _lines(path.name for path in done.rewritten)})
    if done.removed:
        yield Line("redact_removed", {"files": _lines(path.name for path in done.removed)})
    if done.left:
        yield Line("redact_left", {"files": _lines(map(str, done.left))})
    if done.handed:
        yield Line("redact_handed", {"files": _lines(map(_file, done.handed))})
    if done.received:
        yield Line("redact_received", {"files": _lines(map(_file, done.received))})


def _file(item: Handed) -> str:
    return f"{item.at[:10]} {item.name}"


def _lines(names: Iterable[str]) -> str:
    return "".join(f"\n  {name}" for name in names)
