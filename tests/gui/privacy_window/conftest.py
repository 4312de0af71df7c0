"""A coordinator's window at the log, with an entry open."""

from __future__ import annotations

import pytest
from gui.log_kit import page, window  # noqa: F401  (fixtures)
from gui.privacy_window.kit import record

from resv_desktop.gui.context import Context
from resv_desktop.gui.pages.log import LogPage
from resv_desktop.gui.pages.log_detail import DetailPanel


@pytest.fixture
def panel(page: LogPage, context: Context) -> DetailPanel:  # noqa: F811  (fixtures)
    """The panel with the first entry, KN-001."""
    page.open_record(record(context, "KN-001"))
    return page.panel()
