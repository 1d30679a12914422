"""The geometry of the pictures, `strip` and `flow`: numbers that the templates draw as SVG."""

from __future__ import annotations

from tracker.rendering.pictures.flow import Flow, flow
from tracker.rendering.pictures.strip import Strip, strip

__all__ = ["Flow", "Strip", "flow", "strip"]
