"""Remarks that people left on cells, and talks about them: no reader of cells brings them along.

Excel keeps a talk (*threaded comment*) apart, and beside it a remark of the old kind that says so
to older programs; of those two only the talk is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from resv_desktop.domain.canonical import clean_text
from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.guard import Parts, relation_targets
from resv_desktop.workbook.reading import Extra

_REMARK, _TALK = "comment", "threadedComment"
_PLACE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Remark(NamedTuple):
    """A text beside a cell; ``talk`` says whether it is part of a talk."""

    place: str
    text: str
    talk: bool


def remarks_of(parts: Parts) -> tuple[Extra, ...]:
    """Return every remark in a workbook, by sheet and row.

    Raises:
        WorkbookRefusedError: ``file_damaged`` when remarks cannot be read: none may be lost.
    """
    if not parts.remarks:
        return ()
    found: list[Extra] = []
    for sheet, part in parts.sheets.items():
        found += sorted(_of_sheet(sheet, part, parts.members), key=lambda extra: extra.row)
    return tuple(found)


def _of_sheet(sheet: str, part: str, members: Mapping[str, bytes]) -> Iterator[Extra]:
    names = [name for name in relation_targets(members, part).values() if "omment" in name]
    remarks = [r for name in names for r in read_remarks(_resolved(name), members)]
    talked_about = {remark.place for remark in remarks if remark.talk}
    for place, text, talk in remarks:
        plain = clean_text(text).strip()
        if plain and (talk or place not in talked_about):
            letters = "".join(c for c in place if c in _PLACE)
            yield Extra(sheet, int(place[len(letters) :] or 0), letters, plain, "cell_remark")


def _resolved(name: str) -> str:
    """Return the member that a path with ``..`` leads to."""
    steps: list[str] = []
    for step in name.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def read_remarks(part: str, members: Mapping[str, bytes]) -> list[Remark]:
    """Return the remarks in one member.

    Raises:
        WorkbookRefusedError: ``file_damaged``.
    """
    reader = _Remarks()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    try:
        parser.Parse(members.get(part, b"<none/>"), True)
    except expat.ExpatError as error:
        raise WorkbookRefusedError("file_damaged", part=part) from error
    return reader.found


class _Remarks:
    """Remarks while they are read."""

    def __init__(self) -> None:
        self.found: list[Remark] = []
        self._place = ""
        self._text = ""
        self._texts: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a remark, or the text of one."""
        kind = name.rpartition(" ")[2]
        if kind in (_REMARK, _TALK):
            self._place, self._texts = attributes.get("ref", "").upper(), None
        elif kind == "text":
            self._texts = []

    def characters(self, text: str) -> None:
        """Add to the text."""
        if self._texts is not None:
            self._texts.append(text)

    def end(self, name: str) -> None:
        """Keep a remark that is whole."""
        kind = name.rpartition(" ")[2]
        if kind == "text" and self._texts is not None:
            self._text, self._texts = "".join(self._texts), None
        elif kind in (_REMARK, _TALK):
            self.found.append(Remark(self._place, self._text, kind == _TALK))
            self._text = ""
