"""Why a piece of a document is set aside, in the words that people are shown."""

from __future__ import annotations

CHROME = "site chrome (navigation, share links)"
CONTENTS = "table of contents"
FOOTER = "running footer"
FOOTNOTE = "footnote"
FOOTNOTE_MARK = "footnote mark"
HEADER = "running header"
HIDDEN = "hidden text"
LINE_NUMBER = "line number"
LIST_NUMBER = "list number"
OUTSIDE = "outside the main content"
PAGE_NUMBER = "page number"
RULE = "rule"
RUNNING = "running header or footer"
UNDERLINE = "rule under or over a heading"
