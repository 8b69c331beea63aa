"""Journeys go through the whole application, offscreen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
