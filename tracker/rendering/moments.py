"""Times as people are shown them: in the zone they asked for, which is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, tzinfo


def moment_said(moment: datetime, timezone: tzinfo) -> str:
    """`2024-05-01 08:00 CEST`.

    Args:
        moment: aware.
        timezone: that it is shown in.
    """
    local = moment.astimezone(timezone)
    return f"{local:%Y-%m-%d %H:%M} {zone_name(local)}"


def second_said(moment: datetime, timezone: tzinfo) -> str:
    """`2024-05-01 08:00:05 CEST`: before which a site is not to be asked, to the second.

    Args:
        moment: aware.
        timezone: that it is shown in.
    """
    local = moment.astimezone(timezone)
    return f"{local:%Y-%m-%d %H:%M:%S} {zone_name(local)}"


def due_said(moment: datetime, timezone: tzinfo, now: datetime, *, what: str = "") -> str:
    """`next digest 2024-05-01 08:00 CEST`; `digest due since …` where that is past, for it has not come.

    Args:
        moment: when it is to come; aware.
        timezone: that it is shown in.
        now: aware.
        what: is to come, where that must be said.
    """
    words = ("next", what) if moment >= now else (what, "due since")
    return " ".join((*filter(None, words), moment_said(moment, timezone)))


def day_said(moment: datetime, timezone: tzinfo) -> str:
    """`2024-05-01`: the day that it was there.

    Args:
        moment: aware.
        timezone: whose day it is.
    """
    return f"{moment.astimezone(timezone):%Y-%m-%d}"


def zone_name(local: datetime) -> str:
    """What a time's zone is called; many have no other name than their distance: `UTC+05`."""
    name = local.tzname() or ""
    return f"UTC{name}" if name[:1] in {"+", "-"} else name
