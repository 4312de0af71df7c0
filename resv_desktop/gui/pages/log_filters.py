"""Which entries of the log are shown: chips with figures, each one key or click away."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from resv_desktop.domain.entry import EntryKind
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import current_lang, number_text
from resv_desktop.gui.icons import icon, icon_size
from resv_desktop.gui.labels import field_label
from resv_desktop.gui.theme import follow_theme, space
from resv_desktop.gui.widgets.chips import ChipBar, ChipData
from resv_desktop.services.logbook import EntryQuery, Facets

COUNT_AFTER_MS = 60
"""Figures follow when the typing pauses: the rows come first."""

HIGH_FROM = 3
"""Severities from here on are asked for together (hoog, kritiek)."""

_LISTS = {"themes": "theme", "statuses": "status", "disciplines": "discipline"}
_FIELDS = {"themes": "theme", "statuses": "status", "disciplines": "disciplines"}


@dataclass(frozen=True)
class Filters:
    """What a person asks to see; ``network`` empty means every network in this folder."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    switches: frozenset[str] = frozenset()
    """Of ``open``, ``drafts`` and ``conflicts``: those asked for."""
    severity_from: int = 0
    network: str = ""
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Per list of ``themes``, ``statuses`` and ``disciplines``: the codes asked for."""

    def query(self) -> EntryQuery:
        """The query that answers it."""
        return EntryQuery(
            text=self.text,
            kinds=self.kinds,
            open_only="open" in self.switches,
            drafts_only="drafts" in self.switches,
            conflicts_only="conflicts" in self.switches,
            severity_from=self.severity_from,
            networks=(self.network,) if self.network else (),
            themes=self.codes.get("themes", ()),
            statuses=self.codes.get("statuses", ()),
            disciplines=self.codes.get("disciplines", ()),
        )

    @property
    def holds(self) -> bool:
        """Whether anything but a network is asked for."""
        return replace(self, network="") != Filters()

    def with_code(self, name: str, code: str) -> Filters:
        """Ask for one code more of a list."""
        codes = tuple(dict.fromkeys((*self.codes.get(name, ()), code)))
        return replace(self, codes={**self.codes, name: codes})

    def without_code(self, name: str, code: str) -> Filters:
        """Ask for one code less of a list."""
        left = tuple(other for other in self.codes.get(name, ()) if other != code)
        codes = {**self.codes, name: left}
        return replace(self, codes={key: held for key, held in codes.items() if held})


class FilterBar(QWidget):
    """The chips above the table; ``changed`` after each change a person makes."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filters = Filters(network=context.network)
        self._figures: dict[str, int] = {}
        self.chips = ChipBar(self)
        self.more = QToolButton(self)
        self._menu = QMenu(self)
        self._timer = QTimer(self)
        self._build()
        self.retranslate()

    @property
    def filters(self) -> Filters:
        """What is asked now."""
        return self._filters

    def set_filters(self, filters: Filters, *, tell: bool = True) -> None:
        """Ask for something else."""
        self._filters = filters
        self._show()
        self._timer.start()
        if tell:
            self.changed.emit()

    def count_soon(self) -> None:
        """Count again when nothing else needs doing."""
        self._timer.start()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.more.setText(self.tr("Filter"))
        self.more.setToolTip(self.tr("Show only some themes, statuses, disciplines or networks"))
        self.more.setAccessibleName(self.tr("Add a filter"))
        self._show()

    # -- chips ---------------------------------------------------------------------------------

    def _show(self) -> None:
        self.chips.set_chips([*self._switches(), *self._chosen()])

    def _switches(self) -> list[ChipData]:
        asked = self._filters
        rows = [
            ("knelpunt", self.tr("Bottlenecks"), EntryKind.BOTTLENECK in asked.kinds),
            ("ontwikkeling", self.tr("Developments"), EntryKind.DEVELOPMENT in asked.kinds),
            ("open", self.tr("Open"), "open" in asked.switches),
            ("drafts", self.tr("Drafts"), "drafts" in asked.switches),
            ("severe", self.tr("Severity 3+"), asked.severity_from > 0),
            ("conflicts", self.tr("To choose"), "conflicts" in asked.switches),
        ]
        return [
            ChipData(key, self._counted(key, word), removable=on, checkable=True, checked=on)
            for key, word, on in rows
            if key != "conflicts" or on or self._figures.get(key)
        ]

    def _counted(self, key: str, word: str) -> str:
        figure = self._figures.get(key)
        return word if figure is None else f"{word} {number_text(figure)}"

    def _chosen(self) -> list[ChipData]:
        chips = [
            ChipData(f"{name}:{code}", f"{field_label(_FIELDS[name])}: {self._label(name, code)}")
            for name, codes in self._filters.codes.items()
            for code in codes
        ]
        network = self._filters.network
        if network and self._several():
            chips.append(ChipData("network", self._network_name(network)))
        return chips

    def _label(self, name: str, code: str) -> str:
        book = self._context.workspace.base_codebook
        return book.label(_LISTS[name], code, current_lang())

    def _network_name(self, code: str) -> str:
        return self._context.workspace.codebook.label("network", code, current_lang())

    def _several(self) -> bool:
        return len(self._context.networks) > 1 or "region" in self._context.roles

    def _toggled(self, key: str, on: bool) -> None:
        asked = self._filters
        if key in ("knelpunt", "ontwikkeling"):
            kinds = {*asked.kinds, key} if on else set(asked.kinds) - {key}
            asked = replace(asked, kinds=tuple(sorted(kinds)))
        elif key == "severe":
            asked = replace(asked, severity_from=HIGH_FROM if on else 0)
        else:
            switches = asked.switches | {key} if on else asked.switches - {key}
            asked = replace(asked, switches=switches)
        self.set_filters(asked)

    def _removed(self, key: str) -> None:
        name, _, code = key.partition(":")
        if code:
            self.set_filters(self._filters.without_code(name, code))
        elif key == "network":
            self.set_filters(replace(self._filters, network=""))
        else:
            self._toggled(key, False)

    # -- figures -------------------------------------------------------------------------------

    def _count(self) -> None:
        """Count what each chip would leave, besides all that is asked already."""
        query, count = self._filters.query(), self._context.logbook.facets
        all_but_kind = count(replace(query, kinds=()), ("kinds",))
        here = count(query, ())
        severe = count(replace(query, severity_from=0), ("severities",))
        self._figures = {
            **{kind.value: all_but_kind.kinds.get(kind.value, 0) for kind in EntryKind},
            "open": here.open,
            "drafts": here.drafts,
            "conflicts": here.conflicts,
            "severe": sum(severe.severities.get(f"S{n}", 0) for n in range(HIGH_FROM, 5)),
        }
        self._show()

    # -- more filters --------------------------------------------------------------------------

    def _fill_menu(self) -> None:
        self._menu.clear()
        found = self._context.logbook.facets(self._filters.query())
        for name in _LISTS:
            self._add_list(name, found)
        if self._several():
            self._add_networks()
        if self._filters.holds:
            self._menu.addSeparator()
            clear = self._menu.addAction(icon("x"), self.tr("Show everything again"))
            clear.triggered.connect(self.clear)

    def _add_list(self, name: str, found: Facets) -> None:
        counts: dict[str, int] = getattr(found, name)
        menu = self._menu.addMenu(field_label(_FIELDS[name]))
        for code in self._context.workspace.base_codebook.codes(_LISTS[name]):
            if counts.get(code.code) and code.code not in self._filters.codes.get(name, ()):
                words = f"{code.label(current_lang())} ({number_text(counts[code.code])})"
                action = menu.addAction(words.replace("&", "&&"))
                action.triggered.connect(partial(self._ask_for, name, code.code))
        menu.setEnabled(not menu.isEmpty())

    def _add_networks(self) -> None:
        menu = self._menu.addMenu(field_label("network"))
        for code in self._context.workspace.codebook.codes("network"):
            action = menu.addAction(code.label(current_lang()).replace("&", "&&"))
            action.triggered.connect(partial(self._ask_network, code.code))

    def _ask_for(self, name: str, code: str) -> None:
        self.set_filters(self._filters.with_code(name, code))

    def _ask_network(self, code: str) -> None:
        self.set_filters(replace(self._filters, network=code))

    def clear(self) -> None:
        """Ask for everything of the network again."""
        self.set_filters(Filters(network=self._filters.network))

    def _build(self) -> None:
        self.chips.toggled.connect(self._toggled)
        self.chips.removed.connect(self._removed)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self._menu)
        self.more.setIcon(icon("plus"))
        follow_theme(self.more, lambda: self.more.setIconSize(icon_size(gap=4)))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chips.set_tail(self.more)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COUNT_AFTER_MS)
        self._timer.timeout.connect(self._count)
        line = QHBoxLayout(self)
        space(line, 8)
        line.addWidget(self.chips, 1)
