"""A text of the manual, set in the type and colours of the window."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from resv_desktop.gui.theme import TypeRole, follow_theme, theme

_HEADINGS: dict[int, TypeRole] = {1: "title", 2: "emphasis"}


class ManualText(QTextBrowser):
    """Shows Markdown that came with the program; links are told, never followed."""

    link_chosen = Signal(QUrl)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = ""
        self.setOpenLinks(False)
        self.anchorClicked.connect(self.link_chosen)
        follow_theme(self, self._set)

    def show_markdown(self, text: str) -> None:
        """Show another text, from its beginning."""
        self._markdown = text
        self._set()

    def _set(self) -> None:
        self.setMarkdown(self._markdown)
        self.document().setDocumentMargin(theme().px(12))
        self._dress_blocks()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _dress_blocks(self) -> None:
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            cursor = QTextCursor(block)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                # Not merged: Markdown's own headings grow by steps that cannot be taken out.
                cursor.setCharFormat(_heading_type(level))
            cursor.mergeBlockFormat(_spacing(level, in_list=block.textList() is not None))
            block = block.next()


def _heading_type(level: int) -> QTextCharFormat:
    font = theme().font(_HEADINGS.get(level, "strong"))
    form = QTextCharFormat()
    form.setFontPointSize(font.pointSizeF())
    form.setFontWeight(QFont.Weight.DemiBold)
    return form


def _spacing(level: int, *, in_list: bool) -> QTextBlockFormat:
    px = theme().px
    form = QTextBlockFormat()
    form.setTopMargin(px(12) if level > 1 else 0)
    form.setBottomMargin(px(4) if in_list else px(8))
    return form


def _dress_table(table: QTextTable) -> None:
    form = table.format()
    form.setBorderCollapse(True)
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(theme().colour("line")))
    form.setCellPadding(theme().px(4))
    form.setCellSpacing(0)
    table.setFormat(form)
