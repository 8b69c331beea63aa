"""The gallery is painted offscreen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
