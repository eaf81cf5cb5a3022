"""Loaded by every Python that a test starts, as its folder is on their PYTHONPATH."""

import os

from refusal import LOOPBACK, Refusal

refusal = Refusal()
refusal.loopback = LOOPBACK in os.environ
refusal.on = True
