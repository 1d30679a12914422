"""What templates use and what is documented of it are the same."""

import ast
import re
from pathlib import Path

from tracker.rendering.context import report_context

MODULES = ("context/model.py", "context/parts.py", "pictures/strip.py", "pictures/flow.py")


FOLDER = Path(report_context.__code__.co_filename).parent.parent


TEMPLATES = FOLDER.parent.parent / "templates" / "report"


SHAPES = (
    *("csv.py", "markdown.py", "docx.py", "wordml.py", "citation.py", "html.py"),
    *("context/head.py", "context/important.py", "context/parts.py"),
)


def documented_fields() -> dict[str, bool]:
    """Give the fields and properties of all contexts, and whether each is documented."""
    found: dict[str, bool] = {}
    for module in MODULES:
        for node in ast.parse((FOLDER / module).read_text()).body:
            if not isinstance(node, ast.ClassDef):
                continue
            for place, item in enumerate(node.body):
                if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
                    after = node.body[place + 1] if place + 1 < len(node.body) else None
                    found[item.target.id] = isinstance(after, ast.Expr)
                elif isinstance(item, ast.FunctionDef):
                    found[item.name] = ast.get_docstring(item) is not None
    return found


def test_templates_use_what_is_documented_and_all_of_it() -> None:
    """Every key that a template reads is a documented field; every field is read by some shape."""
    fields = documented_fields()
    assert [] == [name for name, documented in fields.items() if not documented]
    read: set[str] = set()
    for template in TEMPLATES.iterdir():
        if template.suffix in {".html", ".svg"}:
            for expression in re.findall(r"\{[{%](.*?)[%}]\}", template.read_text(), re.DOTALL):
                bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", expression)
                read |= set(re.findall(r"\.([a-z_]\w*)", bare))
    read -= {"first", "last", "items", "format", "index"}
    assert set() == read - set(fields)
    elsewhere = " ".join((FOLDER / module).read_text() for module in SHAPES)
    unread = {name for name in fields if name not in read and not re.search(rf"\.{name}\b", elsewhere)}
    script = (TEMPLATES / "script.js").read_text()
    assert [] == [name for name in sorted(unread) if f"client.{name}" not in script]
