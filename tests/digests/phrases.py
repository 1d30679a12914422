"""Every phrase that digests can say, found in code and templates."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tracker import naming
from tracker.digests import groups, over, quoting, stories
from tracker.model import Flag, Kind, Signal, SignalType
from tracker.rendering import shares
from tracker.rendering.pinpoints import COUNTED
from tracker.rendering.provisos import AUTHORITY
from tracker.rendering.summary import AMONG_WHAT_IS_FOUND
from tracker.rendering.verdicts import ABSENCE, signal_words

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "tracker" / "digests"
TEMPLATES = ROOT / "templates" / "digest"


def phrases() -> dict[str, int]:
    """Each phrase with the number of its forms: 2 for those that count something (by their "many")."""
    found: dict[str, int] = {}
    for path in (*CODE.glob("*.py"), Path(shares.__file__), Path(naming.__file__)):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                _from_call(call, found)
    for path in TEMPLATES.glob("page.*"):
        text = path.read_text(encoding="utf-8")
        found |= dict.fromkeys(re.findall(r"say\('([^']+)'", text), 1)
        found |= dict.fromkeys(re.findall(r"count\([^,]+, '[^']+', '([^']+)'", text), 2)
    found |= dict.fromkeys(_from_tables(), 1)
    found |= {many: 2 for _, _, many in AMONG_WHAT_IS_FOUND}
    return found


def _from_call(call: ast.Call, found: dict[str, int]) -> None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = [
        each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]
    if name in {"words", "say", "self"} and texts:
        found[texts[0]] = 1
    elif name == "count" and len(texts) >= 2:
        found[texts[1]] = 2


def _from_tables() -> list[str]:
    """Phrases that are looked up under a variable."""
    verdicts = groups.PHRASES
    listed = [part for group in groups.GROUPS for part in group[:2]]
    listed += [part for pair in stories._SENTENCES.values() for part in pair if part]  # noqa: SLF001
    listed += [part for pair in over.SENTENCES.values() for part in pair] + list(over.DECIDED.values())
    listed += [*quoting.NEAREST.values(), COUNTED]
    listed += [warning for _, warning in AUTHORITY.values() if warning]
    listed += [verdicts.kind(kind) for kind in Kind] + [verdicts.flag(flag) for flag in Flag]
    for type_ in SignalType:
        listed += [
            signal_words(Signal(type_, old, new))
            for old, new in (("{old}", "{new}"), ("{old}", None), (None, "{new}"))
        ]
    listed += [str(kind) for kind in Kind] + [str(type_) for type_ in SignalType]
    listed += [flag.replace("_", " ") for flag in Flag]
    return [*listed, ABSENCE]
