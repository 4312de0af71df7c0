"""The window; the only layer with Qt."""

from resv_desktop.gui import overrides

# Before any module of this package defines a widget or a model.
overrides.install()
