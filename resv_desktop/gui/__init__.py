"""The window; the only layer with Qt."""

# Before Qt: its Python support reads the source text of every module that is loaded after it,
# which costs a millisecond each at every start.
import resv_desktop.services.settings
import resv_desktop.services.standing  # noqa: F401
from resv_desktop.gui import overrides

# Before any module of this package defines a widget or a model.
overrides.install()
