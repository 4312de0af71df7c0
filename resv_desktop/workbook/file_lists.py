"""The code lists of the file itself: what the words in it meant to whoever wrote it.

Somebody reworded a label in *Codelijsten* and used it in the cells, or the file was made with
another edition. The code beside the word still says what was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from resv_desktop.domain.codebook import CodeBook, fold
from resv_desktop.workbook.columns import LIST_NAMES
from resv_desktop.workbook.raw_book import Grid
from resv_desktop.workbook.raw_cells import text_of


class FileLists:
    """The words of the lists in one file, read when the first unknown word is met."""

    def __init__(self, read: Callable[[], Grid], codebook: CodeBook) -> None:
        self._read = read
        self._codebook = codebook

    def find(self, list_name: str, text: str) -> str | None:
        """Return the code of ours that ``text`` names in the file's own list, if exactly one."""
        return self._words.get((list_name, fold(text)))

    @cached_property
    def _words(self) -> dict[tuple[str, str], str | None]:
        words: dict[tuple[str, str], str | None] = {}
        for list_name, code, label in self._rows():
            key = list_name, fold(label)
            words[key] = code if words.get(key, code) == code else None
        return words

    def _rows(self) -> Iterator[tuple[str, str, str]]:
        names = {title: name for name, title in LIST_NAMES.items()}
        for row in self._read():
            title, code, *labels = (text_of(cell).strip() for cell in row[:4])
            list_name = names.get(title, "")
            known = self._codebook.find(list_name, code)
            if known and self._codebook.get(list_name, known):
                yield from ((list_name, known, label) for label in labels if label)
