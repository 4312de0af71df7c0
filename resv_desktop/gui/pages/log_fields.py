"""One field of an entry in the form: which editor it has, and how its value is read and shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.entry import EntryKind
from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.fields import DESCRIPTION_LENGTH, FREE_TEXT, FieldSpec, FieldType
from resv_desktop.gui.held import Held
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.labels import field_help, field_label
from resv_desktop.gui.pages.log_editors import CodeBox, DayLine, ManyField
from resv_desktop.gui.privacy import PrivacyDesk
from resv_desktop.gui.theme import follow_theme, set_role, theme
from resv_desktop.gui.widgets.check_note import CheckNote
from resv_desktop.gui.widgets.field import Field, read_value

SECTIONS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "core": (
        ("title",),
        ("description",),
        ("theme",),
        ("subtheme",),
        ("disciplines",),
        ("severity", "frequency"),
        ("horizon", "direction"),
        ("scope", "signal_date"),
        ("kind", "status"),
    ),
    "follow_up": (
        ("last_discussed", "owner"),
        ("requested_action",),
        ("agreement",),
        ("result",),
        ("escalated_to", "escalated_on"),
    ),
    "ground": (
        ("quantity", "evidence"),
        ("impact",),
        ("law_domain", "nza_relevant"),
        ("resv_tasks",),
        ("network_tasks",),
        ("related",),
    ),
}
"""The fields by section and line, in the order in which a person needs them."""

OF_KIND = {
    "severity": EntryKind.BOTTLENECK,
    "frequency": EntryKind.BOTTLENECK,
    "horizon": EntryKind.DEVELOPMENT,
    "direction": EntryKind.DEVELOPMENT,
}
ESCALATED = frozenset({"opgeschaald", "bij_financier", "bij_gemeente", "landelijk"})
"""Statuses in which the fields of an escalation are asked."""

_REQUIRED = ("kind", "status")
_YES, _NO = "yes", "no"
_LINES_PX = {"description": 96}


def is_needed(key: str, fields: Mapping[str, Value]) -> bool:
    """Say whether a field is shown for an entry; one that holds something always is."""
    if fields.get(key):
        return True
    if key in OF_KIND:
        development = fields.get("kind") == EntryKind.DEVELOPMENT
        return (OF_KIND[key] is EntryKind.DEVELOPMENT) == development
    if key == "subtheme":
        return bool(fields.get("theme"))
    if key in ("escalated_to", "escalated_on"):
        return str(fields.get("status")) in ESCALATED
    return True


class BoundField(QObject):
    """An editor with the field it is for. ``committed`` gives the field's key and new value."""

    committed = Signal(str, object)
    reasoned = Signal(str, object, str)
    """Key, value and the reason why it may be kept although something in it blocks."""
    stand_wanted = Signal(str)
    """What the check found in the text of this field may stand."""
    given_up = Signal(str)
    """The text that could not be kept may go."""

    def __init__(
        self,
        spec: FieldSpec,
        codebook: CodeBook,
        today: Callable[[], date],
        desk: PrivacyDesk,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.spec, self.key = spec, spec.key
        self._book = codebook
        self._loaded: Value = None
        self.editor = _editor(spec, today)
        self.many = self.editor if isinstance(self.editor, ManyField) else None
        self.widget: Field | ManyField = self.many or Field("", self.editor)
        self.widget.committed.connect(self._commit)
        self.note = self._watch(desk) if spec.type in FREE_TEXT else None
        self.retranslate()

    def load(self, value: Value, held: Held | None = None) -> None:
        """Show a value, unless the person is just writing another one here.

        A text that could not be kept is shown in the value's place, with why.
        """
        if self._is_being_edited() and (value == self._loaded or held is not None):
            return
        self._loaded = value
        self._write(held.text if held is not None else value)
        if self.widget.error():
            self.widget.set_error("")
        self.hold(held.error if held is not None else None)
        if isinstance(self.widget, Field):
            self.widget.rebase()

    def hold(self, error: KnownError | None) -> None:
        """Say why the text could not be kept, or that nothing waits any more."""
        if self.note is not None:
            self.note.hold(error)
            set_role(self.editor, invalid=error is not None)

    def text(self) -> str:
        """What stands in the editor of a text, as it was typed."""
        return str(read_value(self.editor))

    def set_passed(self, text: str, categories: Collection[str]) -> None:
        """Report nothing of these categories in this very text: somebody let them stand."""
        if isinstance(self.widget, Field) and self.widget.check is not None:
            self.widget.check.set_passed(text, categories)

    def _watch(self, desk: PrivacyDesk) -> CheckNote:
        assert isinstance(self.widget, Field)
        note = self.widget.watch(desk)
        note.offer_stand(True)
        note.stand_wanted.connect(lambda: self.stand_wanted.emit(self.key))
        note.back_wanted.connect(lambda: self.given_up.emit(self.key))
        note.reason_given.connect(lambda reason: self.reasoned.emit(self.key, self.value(), reason))
        return note

    def value(self) -> Any:
        """Return what stands in the editor, as it is kept; ``None`` for nothing.

        Raises:
            ValueError: when it cannot be kept, such as a day that is none.
        """
        editor = self.editor
        if isinstance(editor, ManyField):
            return editor.codes() or None
        if isinstance(editor, DayLine):
            day = editor.day()
            return day.isoformat() if day else None
        if isinstance(editor, CodeBox):
            code = editor.code()
            if self.spec.type is FieldType.YES_NO:
                return {_YES: True, _NO: False}.get(code)
            return code or None
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText().strip() or None
        return editor.text().strip() or None

    def set_read_only(self, on: bool) -> None:
        """Let it be read and reached, but not changed."""
        editor = self.editor
        if isinstance(editor, CodeBox | ManyField):
            editor.set_read_only(on)
        else:
            editor.setReadOnly(on)
        if self.note is not None:
            self.note.offer_stand(not on)

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Offer other codes than the whole list."""
        if isinstance(self.editor, CodeBox):
            self.editor.set_choices(choices, optional=self.key not in _REQUIRED)

    def retranslate(self) -> None:
        """Say label, help and codes in the language of the moment."""
        label, help_text = field_label(self.key), field_help(self.key)
        if self.many is not None:
            add = QCoreApplication.translate("LogFields", "Add…")
            self.many.set_words(label, help_text, add)
            self.many.set_choices(self._choices(), self._find)
        else:
            self.widget.set_words(label.replace("&", "&&"), help_text)
            self.offer(self._choices())
        if isinstance(self.widget, Field):
            self.widget.rebase()

    def _choices(self) -> list[tuple[str, str]]:
        if self.spec.type is FieldType.YES_NO:
            yes = QCoreApplication.translate("LogFields", "yes")
            no = QCoreApplication.translate("LogFields", "no")
            return [(_YES, yes), (_NO, no)]
        if not self.spec.code_list:
            return []
        codes = self._book.codes(self.spec.code_list)
        return [(code.code, code.label(current_lang())) for code in codes]

    def _find(self, text: str) -> str | None:
        return self._book.find(self.spec.code_list or "", text)

    def _write(self, value: Value) -> None:
        editor = self.editor
        if isinstance(editor, ManyField):
            editor.set_codes([str(item) for item in value] if isinstance(value, tuple) else [])
        elif isinstance(editor, DayLine):
            editor.set_day(day_of(value))
        elif isinstance(editor, CodeBox):
            editor.set_code(_code(value))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(value or ""))
        else:
            editor.setText(str(value or ""))
            editor.setCursorPosition(0)

    def _is_being_edited(self) -> bool:
        return self.editor.hasFocus() and not isinstance(self.editor, ManyField)

    def _commit(self) -> None:
        try:
            value = self.value()
        except ValueError:
            words = QCoreApplication.translate("LogFields", "Write a day like this: 12-3-2027.")
            self.widget.set_error(words)
            return
        self.widget.set_error("")
        self.committed.emit(self.key, value)


def _editor(
    spec: FieldSpec, today: Callable[[], date]
) -> QLineEdit | QPlainTextEdit | CodeBox | DayLine | ManyField:
    if spec.type is FieldType.DATE:
        return DayLine(today)
    if spec.type in (FieldType.CODES, FieldType.RECORDS):
        return ManyField()
    if spec.type in (FieldType.CODE, FieldType.YES_NO):
        return CodeBox()
    if spec.type is FieldType.LONG_TEXT:
        return _text_box(_LINES_PX.get(spec.key, 64))
    return QLineEdit()


def _text_box(height: int) -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setTabChangesFocus(True)
    follow_theme(box, lambda: box.setFixedHeight(theme().px(height)))
    return box


def day_of(value: object) -> date | None:
    """Return the day that a field holds; ``None`` when it holds none that can be read."""
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def _code(value: Value) -> str:
    if isinstance(value, bool):
        return _YES if value else _NO
    return str(value or "")


def length_warning(key: str, value: object) -> str:
    """What to say of a text that is longer than it should be; nothing otherwise."""
    if key != "description" or not isinstance(value, str) or len(value) <= DESCRIPTION_LENGTH:
        return ""
    words = QCoreApplication.translate(
        "LogFields", "This is %1 characters long; keep it under %2 if you can."
    )
    return words.replace("%1", str(len(value))).replace("%2", str(DESCRIPTION_LENGTH))
