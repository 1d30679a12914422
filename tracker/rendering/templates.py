"""The one place where templates are found and how they are rendered is settled; digests use it too."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tracker.naming import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGE_FOLDER = Path(__file__).resolve().parent.parent
PLACES = (PACKAGE_FOLDER / "templates", PACKAGE_FOLDER.parent / "templates")
"""In a wheel the templates lie within the package, in a checkout beside it."""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Give the environment of all templates: escaping always on, a missing name is an error."""
    made = Environment(
        loader=FileSystemLoader(PLACES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    made.globals["asset"] = asset
    made.globals["counted"] = counted
    made.filters["css_string"] = css_string
    made.filters["clipped"] = clipped
    return made


def render(name: str, context: Mapping[str, Any]) -> str:
    """Render the template `name` with `context`."""
    return environment().get_template(name).render(context)


def clipped(text: str, length: int) -> str:
    """Give at most `length` characters of `text`, cut after a word, with an ellipsis right behind it."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    cut = head if text[length - 1].isspace() else head.rsplit(None, 1)[0]
    return cut.rstrip(" ,;:.–—-(") + "…"


@lru_cache
def asset(name: str) -> Markup:
    """Give a style sheet or script of ours as it stands: it is no template and is not escaped."""
    environment_ = environment()
    loader = environment_.loader
    assert loader is not None  # noqa: S101 - set in environment()
    return Markup(loader.get_source(environment_, name)[0])  # noqa: S704 - our own file, no data in it


def css_string(text: str) -> Markup:
    """Write `text` as a quoted CSS string that cannot end early, neither the string nor its style element."""
    inner = "".join(
        char if char.isascii() and (char.isalnum() or char == " ") else f"\\{ord(char):x} " for char in text
    )
    return Markup(f'"{inner}"')  # noqa: S704 - all but letters, digits and blanks is written in hexadecimal
