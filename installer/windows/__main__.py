"""``python -m installer.windows``: what `make package-windows` runs."""

import sys

from installer.windows.build import main

sys.exit(main())
