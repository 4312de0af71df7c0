"""The style sheet: one template, filled from the token table at a scale.

Notation in the template: ``$name`` is a colour of the table, ``@8`` is 8 px at 100% (scaled),
``@8-2`` or ``@8+3`` the same and some unscaled pixels (for borders), ``~body`` a type size in
points and ``%check`` the file of a glyph. Hairlines and focus rings keep their 1 and 2 px at every
zoom. Everything is flat: no gradient, no shadow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_TEMPLATE = """
QWidget { color: $text; selection-background-color: $accent; selection-color: $on_accent; }
QMainWindow, QDialog, QWizard, QWizardPage { background: $bg; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ~title; font-weight: 600; }
QLabel[role="emphasis"] { font-size: ~emphasis; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="error"] { color: $bad; }
QLabel:disabled { color: $disabled; }

QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: @6; }
QFrame[role="drop"] { background: $surface; border: 2px dashed $edge; border-radius: @6; }
QFrame[role="line"] { background: $line; border: 0; }
QFrame[role="popup"] { background: $surface; border: 1px solid $edge; border-radius: 0; }
QFrame[role="popup"] QListView, QFrame[role="popup"] QListView:focus { border: 0; }
QFrame[role="banner"] { border: 1px solid $line; border-radius: @6; }
QFrame[role="banner"][tone="ok"] { background: $ok_soft; border-color: $ok; }
QFrame[role="banner"][tone="warn"] { background: $warn_soft; border-color: $warn; }
QFrame[role="banner"][tone="bad"] { background: $bad_soft; border-color: $bad; }
QFrame[role="banner"][tone="info"] { background: $info_soft; border-color: $info; }
QFrame[role="choice"] { background: $surface; border: 1px solid $line; border-radius: @6; }
QFrame[role="choice"][chosen="true"] { background: $selection; border-color: $accent; }
QFrame[role="quote"] { background: $hover; border: 0; border-left: @3 solid $edge; }
QFrame[role="bar"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[role="header"] { background: $surface; border: 0; border-bottom: 1px solid $line; }

QPushButton { background: $surface; border: 1px solid $edge; border-radius: @6;
  padding: 0 @14; min-height: @32-2; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $selection; }
QPushButton:focus { border: 2px solid $accent; padding: 0 @14-1; min-height: @32-4; }
QPushButton:disabled { color: $disabled; border-color: $line; background: $bg; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {
  background: $accent_strong; border-color: $accent_strong; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $bg; color: $disabled; border-color: $line; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="danger"]:focus { border: 2px solid $accent; }
QPushButton[kind="danger"]:disabled { color: $disabled; border-color: $line; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $accent;
  padding: 0 @8; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 0 @8-1; }
QPushButton[kind="quiet"]:disabled { color: $disabled; }
QPushButton[kind="link"] { background: transparent; border: 2px solid transparent; color: $accent;
  padding: 0 @2; min-height: @20; text-decoration: underline; }
QPushButton[kind="link"]:hover { color: $accent_strong; }
QPushButton[kind="link"]:disabled { color: $disabled; border-color: transparent; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; border-radius: @4; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: @6;
  padding: 0 @6; min-height: @32-2; min-width: @20-2; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selection; }
QToolButton:focus { border: 2px solid $accent; padding: 0 @6-1; min-height: @32-4; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QAbstractSpinBox, QComboBox, QTextEdit, QPlainTextEdit {
  placeholder-text-color: $muted; background: $surface;
  border: 1px solid $edge; border-radius: @6; }
QLineEdit { padding: 0 @8; min-height: @32-2; icon-size: @16; }
QLineEdit:focus { border: 2px solid $accent; padding: 0 @8-1; min-height: @32-4; }
QTextEdit, QPlainTextEdit { padding: @4; }
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: @4-1; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"],
QPlainTextEdit[invalid="true"], QTextEdit[invalid="true"] { border-color: $bad; }
QLineEdit[invalid="true"]:focus, QAbstractSpinBox[invalid="true"]:focus,
QComboBox[invalid="true"]:focus, QPlainTextEdit[invalid="true"]:focus,
QTextEdit[invalid="true"]:focus { border-color: $accent; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QTextEdit:disabled,
QPlainTextEdit:disabled { color: $disabled; background: $bg; border-color: $line; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"], QTextEdit[readOnly="true"] {
  background: $bg; border-color: $line; }
QLineEdit:read-only:focus, QPlainTextEdit[readOnly="true"]:focus,
QTextEdit[readOnly="true"]:focus { border: 2px solid $accent; }
QLineEdit > QToolButton { min-height: 0; min-width: 0; padding: 0; border: 0;
  background: transparent; }

QComboBox { padding: 0 @10; min-height: @32-2; }
QComboBox:focus { border: 2px solid $accent; padding: 0 @10-1; min-height: @32-4; }
QComboBox::drop-down { border: 0; width: @28; subcontrol-position: right center; }
QComboBox::down-arrow { image: url("%chevron-down"); width: @16; height: @16; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; outline: 0;
  padding: @4 0; selection-background-color: $selection; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: @28; padding: 0 @8; }
QComboBox QAbstractItemView::item:selected { background: $selection; color: $text; }

QAbstractSpinBox { padding: 0 @8; min-height: @32-2; max-height: @32-2; }
QAbstractSpinBox:focus { border: 2px solid $accent; padding: 0 @8-1; min-height: @32-4;
  max-height: @32-4; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: 0;
  background: transparent; padding: 0; min-height: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: @24;
  background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url("%chevron-up"); width: @12; height: @12; }
QAbstractSpinBox::down-arrow { image: url("%chevron-down"); width: @12; height: @12; }
QDateEdit::drop-down { border: 0; width: @28; subcontrol-position: right center; }
QDateEdit::down-arrow { image: url("%chevron-down"); width: @16; height: @16; }

QCheckBox, QRadioButton { spacing: @8; min-height: @24; background: transparent;
  border: 2px solid transparent; border-radius: @4; padding: 0 @2; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator { width: @16; height: @16;
  border: 1px solid $edge; background: $surface; border-radius: @4; }
QRadioButton::indicator { border-radius: @8; }
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate,
QRadioButton::indicator:checked { background: $accent; border-color: $accent; }
QCheckBox::indicator:checked { image: url("%check"); }
QCheckBox::indicator:indeterminate { image: url("%dash"); }
QRadioButton::indicator:checked { image: url("%dot"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $bg;
  border-color: $line; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {
  background: $muted; border-color: $muted; }

QTableView, QTreeView, QListView { background: $surface; border: 1px solid $line;
  border-radius: @6; outline: 0; gridline-color: $line; alternate-background-color: $surface;
  selection-background-color: $selection; selection-color: $text; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 2px solid $accent; }
QTableView::item, QTreeView::item, QListView::item { padding: 0 @8;
  border-bottom: 1px solid $line; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
  background: $selection; color: $text; }
QListWidget::item { min-height: @32; }
QListWidget::indicator { width: @16; height: @16; border: 1px solid $edge; border-radius: @4;
  background: $surface; margin-left: @4; }
QListWidget::indicator:checked { background: $accent; border-color: $accent; image: url("%check"); }
QTableView::item:focus { border: 2px solid $accent; padding: 0 @8-2; }
QTableView QLineEdit, QTreeView QLineEdit { border-radius: 0; min-height: 0; }
QTableView::indicator { width: @16; height: @16; border: 1px solid $edge; border-radius: @4;
  background: $surface; }
QTableView::indicator:checked { background: $accent; image: url("%check"); }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: transparent; color: $muted; border: 0;
  border-bottom: 1px solid $edge; padding: 0 @8+3; min-height: @32; font-weight: 600; }
QHeaderView::section:hover { color: $text; background: $hover; }
QHeaderView::up-arrow { image: url("%chevron-up"); width: @12; height: @12; }
QHeaderView::down-arrow { image: url("%chevron-down"); width: @12; height: @12; }
QTableCornerButton::section { background: $surface; border: 0; border-bottom: 1px solid $edge; }
QTreeView::branch:has-children:closed { image: url("%chevron-right"); }
QTreeView::branch:has-children:open { image: url("%chevron-down"); }

QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar::tab { background: transparent; color: $muted; border: 2px solid transparent;
  padding: 0 @12; min-height: @32; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { border: 2px solid $accent; border-radius: @4; }
QTabBar::tab:disabled { color: $disabled; }
QTabBar[role="segments"]::tab { background: $surface; color: $text; border: 1px solid $edge;
  border-left: 0; padding: 0 @14; min-height: @32-2; }
QTabBar[role="segments"]::tab:first { border-left: 1px solid $edge;
  border-top-left-radius: @6; border-bottom-left-radius: @6; }
QTabBar[role="segments"]::tab:last { border-top-right-radius: @6; border-bottom-right-radius: @6; }
QTabBar[role="segments"]::tab:hover { background: $hover; }
QTabBar[role="segments"]::tab:selected { background: $selection; font-weight: 600; }
QTabBar[role="segments"]::tab:focus { border: 2px solid $accent; padding: 0 @14-1;
  min-height: @32-4; }

QGroupBox { border: 0; margin-top: @24; padding: 0; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; padding: 0; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[role="page"] { background: transparent; }
QStackedWidget { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter[role="gap"]::handle { background: transparent; }
QSplitter::handle:hover { background: $accent; }

QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: @12; }
QScrollBar:horizontal { height: @12; }
QScrollBar::handle { background: $edge; border: @3 solid transparent; border-radius: @6; }
QScrollBar::handle:vertical { min-height: @32; margin: @2 @3; border: 0; border-radius: @3; }
QScrollBar::handle:horizontal { min-width: @32; margin: @3 @2; border: 0; border-radius: @3; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $line; border: 0; border-radius: @3; min-height: @6; max-height: @6;
  color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: @3; }

QMenuBar { background: $surface; border-bottom: 1px solid $line; }
QMenuBar::item { padding: @4 @10; background: transparent; }
QMenuBar::item:selected { background: $selection; }
QMenu { background: $surface; border: 1px solid $edge; padding: @4 0; icon-size: @16; }
QMenu::item { padding: @6 @28 @6 @32; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { left: @10; }
QMenu::indicator:checked { image: url("%check-menu"); width: @16; height: @16; left: @8; }
QMenu::separator { height: 1px; background: $line; margin: @4 0; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: @4 @6; }
QCalendarWidget QWidget { alternate-background-color: $bg; }
QCalendarWidget QToolButton { min-height: @24; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent;
  selection-color: $on_accent; border-radius: 0; }
"""

_TOKEN = re.compile(
    r"\$(?P<colour>[a-z_]+\d?)"
    r"|@(?P<length>\d+)(?P<more>[-+]\d+)?"
    r"|~(?P<type>[a-z]+)"
    r"|%(?P<glyph>[a-z-]+)"
)


def build(
    colours: Mapping[str, str],
    px: Callable[[int], int],
    points: Mapping[str, float],
    glyph: Callable[[str], str],
) -> str:
    """The style sheet for one table of colours at one scale.

    ``px`` scales a length, ``points`` gives a type size in points, ``glyph`` the path of a glyph.
    Raises KeyError when the template names a colour or size that the table has not.
    """

    def fill(found: re.Match[str]) -> str:
        if name := found["colour"]:
            return colours[name]
        if length := found["length"]:
            return f"{px(int(length)) + int(found['more'] or 0)}px"
        if size := found["type"]:
            return f"{points[size]:.2f}pt"
        return glyph(found["glyph"])

    return _TOKEN.sub(fill, _TEMPLATE)
