"""The pages that gallery.py takes pictures of: every part of the toolkit with made-up content."""

from __future__ import annotations

from pathlib import Path

from gallery_parts import SEVERITIES, card
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.actions import Actions, ActionSpec
from resv_desktop.gui.errors import CrashDialog, ErrorDialog
from resv_desktop.gui.palette import Palette, PaletteItem
from resv_desktop.gui.theme import set_role, space, theme
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button, icon_button
from resv_desktop.gui.widgets.card import Card, CardDeck
from resv_desktop.gui.widgets.charts import Bar, BarChart, ColumnChart, Series
from resv_desktop.gui.widgets.chips import ChipBar, ChipData
from resv_desktop.gui.widgets.empty import EmptyPage
from resv_desktop.gui.widgets.inputs import search_box
from resv_desktop.gui.widgets.pill import (
    PILL_ROLE,
    Pill,
    severity_pill,
)
from resv_desktop.gui.widgets.progress_panel import ProgressPanel
from resv_desktop.gui.widgets.rail import Rail, RailItem
from resv_desktop.gui.widgets.statusline import StatusLine
from resv_desktop.gui.widgets.table import dress_table, set_column_widths

STATUSES = {
    "open": Pill("Open", "info", icon="circle"),
    "network": Pill("In wijk opgepakt", "warn", icon="clock"),
    "escalated": Pill("Opgeschaald", "bad", icon="flag"),
    "solved": Pill("Opgelost", "ok", icon="circle-check"),
}
ROWS = [
    ("KN-014", "Geen inschrijving mogelijk bij drie huisartsen", "Huisartsenzorg", 4, "escalated"),
    ("KN-007", "Wachtlijst logopedie loopt op tot 26 weken", "Paramedische zorg", 3, "network"),
    ("KN-011", "Wijkverpleging vol na 16.00 uur", "Wijkverpleging", 2, "open"),
    ("KN-002", "Geen uitwisseling van medicatieoverzicht", "Digitalisering", 1, "solved"),
    ("ON-003", "Nieuw gezondheidscentrum met 2.400 woningen", "Demografie", 2, "open"),
    ("KN-016", "Spreekuur ouderengeneeskunde vervalt", "Ouderenzorg", 3, "open"),
]


HEADS = ("nr", "titel", "thema", "ernst", "status")


def rows_model() -> QStandardItemModel:
    """A few rows as the Logboek shows them."""
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels(HEADS)
    for number, title, theme_name, severity, state in ROWS:
        items = [QStandardItem(text) for text in (number, title, theme_name, "", "")]
        items[3].setData(severity_pill(severity, SEVERITIES[severity]), PILL_ROLE)
        items[4].setData(STATUSES[state], PILL_ROLE)
        model.appendRow(items)
    return model


def make_table() -> QTableView:
    """The table of the Logboek in small."""
    table = QTableView()
    model = rows_model()
    model.setParent(table)
    table.setModel(model)
    dress_table(table, "Registraties")
    table.setSortingEnabled(True)
    set_column_widths(table, [80, 330, 150, 110, 160])
    table.selectRow(1)
    return table


def rail_items() -> list[RailItem]:
    """The pages of somebody with both roles."""
    return [
        RailItem("start", lambda: "Start", "house"),
        RailItem("log", lambda: "Logboek", "notebook-pen"),
        RailItem("delivery", lambda: "Aanleveren", "send"),
        RailItem("merge", lambda: "Samenvoegen", "combine"),
        RailItem("report", lambda: "Rapportage", "chart-column"),
        RailItem("settings", lambda: "Instellingen", "settings", bottom=True),
    ]


def logbook_page() -> QWidget:
    """The frame of UI.md: rail, head, quick add, chips, table, status line."""
    window = QMainWindow()
    ground, line = QWidget(), QHBoxLayout()
    window.setCentralWidget(ground)
    outer = QVBoxLayout(ground)
    space(outer, 0)
    space(line, 0)
    rail = Rail(rail_items())
    rail.set_current("log")
    rail.set_badge("merge", 3, "bestanden wachten")
    line.addWidget(rail)
    page = QWidget()
    line.addWidget(page, 1)
    column = QVBoxLayout(page)
    space(column, 12, (24, 16, 24, 16))
    column.addLayout(page_head())
    column.addWidget(quick_add())
    column.addWidget(filters())
    column.addWidget(make_table(), 1)
    outer.addLayout(line, 1)
    outer.addWidget(status())
    return window


def page_head() -> QHBoxLayout:
    """Title, network and the primary button at its one place."""
    head = QHBoxLayout()
    space(head, 12)
    title = QLabel("Logboek")
    set_role(title, role="title")
    network = QLabel("Wijkverband Waterlanden")
    set_role(network, role="muted")
    search = search_box()
    search.setAccessibleName("Zoeken in het logboek")
    search.setPlaceholderText("Zoeken (Ctrl+F)")
    search.setFixedWidth(theme().px(220))
    head.addWidget(title)
    head.addWidget(network, 1)
    head.addWidget(search)
    head.addWidget(button("Exporteer werkmap", "primary", "send"))
    head.addWidget(icon_button("circle-question-mark", "Hulp bij deze pagina (F1)"))
    return head


def quick_add() -> QWidget:
    """The line that is always on top, with what was recognised in it."""
    made = QFrame()
    set_role(made, role="card")
    column = QVBoxLayout(made)
    space(column, 8, (12, 12, 12, 12))
    entry = QLineEdit("wachtlijst logopedie loopt op #paramedisch !3")
    entry.setAccessibleName("Nieuwe registratie")
    column.addWidget(entry)
    line = QHBoxLayout()
    chips = ChipBar()
    chips.set_chips(
        [
            ChipData("theme", "Thema: Paramedische zorg", icon="tag"),
            ChipData("severity", "Ernst 3 hoog", icon="flag"),
        ]
    )
    line.addWidget(chips)
    line.addStretch(1)
    line.addWidget(button("Lijkt op KN-007: nog steeds zo", "link"))
    column.addLayout(line)
    return made


def filters() -> ChipBar:
    """Filter chips, one of which holds."""
    bar = ChipBar()
    bar.set_chips(
        [
            ChipData("kn", "Knelpunten 41", removable=False, checkable=True, checked=True),
            ChipData("open", "Open 28", removable=False, checkable=True),
            ChipData("sev", "Ernst 3 en hoger", checkable=False),
        ]
    )
    bar.set_tail(button("Filter", "quiet", "plus"))
    return bar


def status() -> StatusLine:
    """The status line with something to undo."""
    line = StatusLine()
    line.say("KN-014 verwijderd", undo=lambda: None)
    line.set_part("backup", "Back-up vandaag", "ok")
    line.set_part("drafts", "3 concepten", on_click=lambda: None)
    line.set_part("deadline", "Q1 vóór 15 april", "warn")
    return line


def start_page() -> QWidget:
    """Cards and messages."""
    page = QWidget()
    column = QVBoxLayout(page)
    space(column, 16, (24, 24, 24, 24))
    deck = CardDeck()
    deck.set_cards(
        [
            Card(
                "Aanleveren",
                "nog 12 dagen",
                "Q1 2027 moet vóór 15 april binnen zijn.",
                "Klaarmaken",
                "send",
                "warn",
                "primary",
            ),
            Card(
                "Concepten",
                "3",
                "Drie registraties missen nog een thema of ernst.",
                "Afmaken",
                "pencil",
            ),
            Card(
                "Acties",
                "2 te laat",
                "Deze acties hadden al klaar moeten zijn.",
                "Bekijken",
                "square-check",
                "bad",
            ),
            Card(
                "Back-up",
                "vandaag 09:12",
                "De laatste controle is goed.",
                "Nu maken",
                "shield",
                "ok",
            ),
        ]
    )
    column.addWidget(deck)
    for tone, text, action in (
        ("ok", "De werkmap is geschreven en gecontroleerd.", "Map openen"),
        ("info", "Er is een nieuwere versie in gebruik bij een collega.", ""),
        ("warn", "Twee registraties noemen een straatnaam.", "Bekijken"),
        (
            "bad",
            "Het bestand Waterland.xlsx is met een wachtwoord beveiligd. Er is niets "
            "opgeslagen. Vraag de afzender om het bestand zonder wachtwoord.",
            "",
        ),
    ):
        banner = Banner()
        banner.show_message(tone, text, action)
        column.addWidget(banner)
    panel = ProgressPanel()
    panel._what.setText("Werkmappen lezen")
    panel._done, panel._total = 123, 300
    panel._show_count()
    panel.show()
    column.addWidget(panel)
    column.addStretch(1)
    return page


def charts_page() -> QWidget:
    """The three ways of drawing figures, and the empty page."""
    page = QWidget()
    grid = QGridLayout(page)
    space(grid, 16, (24, 24, 24, 24))
    bars = BarChart("")
    bars.set_figures(
        "Knelpunten per thema",
        [
            Bar("Huisartsenzorg", (41,)),
            Bar("Paramedische zorg", (28,)),
            Bar("Wijkverpleging", (17,)),
            Bar("Ouderenzorg en dementie in de eigen wijk", (9,)),
        ],
    )
    stacked = BarChart("")
    tones = [Series(word, f"severity{level}") for level, word in SEVERITIES.items()]
    stacked.set_figures(
        "Ernst per wijkverband",
        [
            Bar("Waterlanden", (4, 8, 6, 2)),
            Bar("Duinstreek", (2, 5, 1, 0)),
            Bar("Polderrand", (7, 3, 3, 1)),
        ],
        tones,
    )
    columns = ColumnChart("")
    columns.set_figures(
        "Gemeld per kwartaal",
        [
            Bar("Q1", (12,)),
            Bar("Q2", (18,)),
            Bar("Q3", (9,)),
            Bar("Q4", (22,)),
        ],
    )
    for at, (name, chart) in enumerate(
        (("Per thema", bars), ("Per ernst", stacked), ("Per kwartaal", columns))
    ):
        box, column = card(name)
        column.addWidget(chart)
        column.addStretch(1)
        grid.addWidget(box, at // 2, at % 2)
    empty = EmptyPage("notebook-pen")
    empty.set_words("Nog geen registraties in dit wijkverband.", "Eerste registratie", "Ctrl+N")
    box, column = card("Lege pagina")
    column.addWidget(empty, 1)
    grid.addWidget(box, 1, 1)
    return page


def dialogs() -> dict[str, QWidget]:
    """What opens over the window."""
    window = QMainWindow()
    window.resize(900, 600)
    actions = Actions(window)
    for name, text, keys, drawing in (
        ("new", "Nieuwe registratie", "Ctrl+N", "plus"),
        ("find", "Zoeken in het logboek", "Ctrl+F", "search"),
        ("export", "Exporteer werkmap", "Ctrl+E", "send"),
        ("backup", "Maak nu een back-up", "", "shield"),
    ):
        actions.add(ActionSpec(name, lambda text=text: text, lambda: None, keys, drawing))
    hits = [PaletteItem("Wachtlijst logopedie loopt op", lambda: None, "KN-007", "list")]
    palette = Palette(actions, window, lambda query: hits)
    palette.open_palette("lo")
    palette.search.setText("o")
    crash = CrashDialog(Path("C:/Users/coordinator/AppData/Local/RESV/log/resv-desktop.log"), "")
    error = ErrorDialog(KnownError("workbook_password", file="Waterland.xlsx"))
    return {"palette": palette, "crash": crash, "error": error}
