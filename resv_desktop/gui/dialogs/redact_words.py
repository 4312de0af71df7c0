"""What the dialog for removing a text says before and after, from what the service tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from PySide6.QtCore import QObject

from resv_desktop.gui.i18n import date_text
from resv_desktop.services.redaction import Handed, Outcome, Preview

MOST_NAMES = 12
"""Entries that are named; beyond that the number says enough."""


class RedactWords(QObject):
    """Sentences on one removal, in the language of the moment."""

    def before(self, found: Preview) -> str:
        """What a removal would do."""
        return "\n\n".join(self._before(found))

    def after(self, done: Outcome) -> str:
        """What a removal did, and what people have to do themselves."""
        return "\n\n".join(self._after(done))

    def _before(self, found: Preview) -> Iterator[str]:
        lines = [self.tr("%n version(s) lose this text.", "", found.versions)]
        if found.backups:
            lines.append(self.tr("%n backup(s) are gone through.", "", found.backups))
        yield " ".join(lines)
        if found.others:
            words = self.tr("Also in %n other entr(y/ies):", "", len(found.others))
            yield f"{words} {_names(found.others)}"
        if found.kept:
            yield self.tr("A set phrase stays in %n other entr(y/ies).", "", found.kept)
        yield from self._out_there(found.handed, found.received)

    def _after(self, done: Outcome) -> Iterator[str]:
        yield self.tr("The text is gone from %n version(s).", "", done.versions)
        if done.rewritten:
            words = self.tr("It was taken out of these backups too:")
            yield _list(words, (path.name for path in done.rewritten))
        if done.removed:
            words = self.tr("These backups were thrown away, as it could not be taken out of them:")
            yield _list(words, (path.name for path in done.removed))
        if done.left:
            words = self.tr("These files are not the program's own. Remove them yourself:")
            yield _list(words, map(str, done.left))
        yield from self._out_there(done.handed, done.received)
        yield self.tr(
            "Did you keep backups, transfer files or regional workbooks elsewhere, or send them to"
            " others? They can hold the text still. Remove those as well."
        )

    def _out_there(self, handed: Iterable[Handed], received: Iterable[Handed]) -> Iterator[str]:
        if names := [_file(item) for item in handed]:
            words = self.tr("These deliveries probably hold it. Ask who got them to remove them:")
            yield _list(words, names)
        if names := [_file(item) for item in received]:
            words = self.tr("It came in with these files. Remove them, also from your mail:")
            yield _list(words, names)


def _file(item: Handed) -> str:
    return f"{date_text(datetime.fromisoformat(item.at).date())} · {item.name}"


def _names(names: tuple[str, ...]) -> str:
    more = " …" if len(names) > MOST_NAMES else ""
    return ", ".join(names[:MOST_NAMES]) + more


def _list(words: str, items: Iterable[str]) -> str:
    return "\n".join((words, *(f"  • {item}" for item in items)))
