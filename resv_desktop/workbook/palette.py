"""The colours of our workbooks, apart from what writes them: the reader has to know them too."""

from __future__ import annotations

from typing import Final

NAVY: Final = "#17324D"
INK: Final = "#1B2430"
MUTED: Final = "#55606E"
LINE: Final = "#C9D0D9"
SOFT: Final = "#EEF2F6"
LINK: Final = "#0B5CAD"
