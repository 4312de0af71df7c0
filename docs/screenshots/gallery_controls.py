"""The page with every control, that gallery.py takes pictures of."""

from __future__ import annotations

from gallery_parts import SEVERITIES, card
from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QTabWidget,
    QWidget,
)

from resv_desktop.gui.theme import space, theme
from resv_desktop.gui.widgets.buttons import button, icon_button
from resv_desktop.gui.widgets.elide import ElidedLabel
from resv_desktop.gui.widgets.field import Field
from resv_desktop.gui.widgets.inputs import date_box, number_box
from resv_desktop.gui.widgets.pill import (
    PillLabel,
    severity_pill,
    verdict_pill,
)


def controls_page() -> QWidget:
    """Every control in every state."""
    page = QWidget()
    grid = QGridLayout(page)
    space(grid, 16, (24, 24, 24, 24))
    grid.addWidget(buttons_box(), 0, 0)
    grid.addWidget(choices_box(), 1, 0)
    grid.addWidget(fields_box(), 0, 1, 2, 1)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return page


def buttons_box() -> QFrame:
    """Buttons by weight."""
    box, column = card("Knoppen")
    for row in (("primary", "secondary", "danger"), ("quiet", "link", "off")):
        line = QHBoxLayout()
        for kind in row:
            made = button(
                {
                    "primary": "Samenvoegen",
                    "secondary": "Voorbeeld bekijken",
                    "danger": "Verwijderen",
                    "quiet": "Kolommen",
                    "link": "Ongedaan maken",
                    "off": "Nog niet mogelijk",
                }[kind],
                "secondary" if kind == "off" else kind,
                {"primary": "combine", "danger": "trash-2", "quiet": "columns-3"}.get(kind, ""),
            )
            made.setEnabled(kind != "off")
            line.addWidget(made)
        line.addStretch(1)
        column.addLayout(line)
    line = QHBoxLayout()
    for name in ("search", "funnel", "history", "undo-2", "ellipsis", "copy"):
        made = icon_button(name, name)
        made.setEnabled(name != "copy")
        line.addWidget(made)
    line.addStretch(1)
    column.addLayout(line)
    bar = QProgressBar()
    bar.setValue(60)
    bar.setTextVisible(False)
    column.addWidget(bar)
    column.addWidget(ElidedLabel("Een lange regel die wordt ingekort omdat hij nergens past, " * 3))
    return box


def choices_box() -> QFrame:
    """Ticks, radios, tabs, pills."""
    box, column = card("Keuzes en oordelen")
    for made, on in ((QCheckBox("Met bijlagen"), True), (QCheckBox("Alleen open"), False)):
        made.setChecked(on)
        column.addWidget(made)
    group = QButtonGroup(box)
    for text in ("Licht", "Donker"):
        radio = QRadioButton(text)
        group.addButton(radio)
        radio.setChecked(text == "Licht")
        column.addWidget(radio)
    for row in (
        [severity_pill(level, word) for level, word in SEVERITIES.items()],
        [
            verdict_pill("ok", "Gelezen"),
            verdict_pill("warn", "Hersteld"),
            verdict_pill("bad", "Nee"),
        ],
    ):
        line = QHBoxLayout()
        for pill in row:
            line.addWidget(PillLabel(pill))
        line.addStretch(1)
        column.addLayout(line)
    tabs = QTabWidget()
    tabs.tabBar().setAccessibleName("Delen van de registratie")
    for name in ("Velden", "Acties", "Historie"):
        tabs.addTab(QWidget(), name)
    column.addWidget(tabs)
    return box


def fields_box() -> QFrame:
    """A few fields as in the detail panel."""
    box, column = card("KN-007")
    title = Field("Titel", QLineEdit("Wachtlijst logopedie loopt op"), "Kort, zonder namen")
    theme_box = QComboBox()
    theme_box.addItems(["Paramedische zorg", "Huisartsenzorg"])
    date = date_box()
    date.setDate(QDate(2027, 3, 12))
    number = number_box(0, 260)
    number.setValue(26)
    wrong = Field("Gemeente", QLineEdit("Waterlnd"), "Naam of code")
    wrong.set_error("Deze gemeente bestaat niet. Bedoelt u Waterland?")
    text = QPlainTextEdit("Kinderen wachten tot 26 weken; twee praktijken nemen niemand aan.")
    text.setFixedHeight(theme().px(72))
    off = QLineEdit("Vast ingesteld")
    off.setReadOnly(True)
    for field in (
        title,
        Field("Thema", theme_box),
        Field("Gesignaleerd op", date),
        Field("Aantal weken", number),
        wrong,
        Field("Toelichting", text, "Geen gegevens van patiënten"),
        Field("Wijkverband", off),
    ):
        column.addWidget(field)
    column.addStretch(1)
    return box
