"""Why a piece of a document is set aside, in the words that people are shown.

What the tags and names of web pages stand for is said in `html.chrome`.
"""

from __future__ import annotations

ANGLED = "text at an angle"
ATTRIBUTES = "attributes of a heading"
CHROME = "site chrome (navigation, share links)"
COMMENT = "comment"
CONTENTS = "table of contents"
ENDNOTE = "endnote"
FOOTER = "running footer"
FOOTNOTE = "footnote"
FOOTNOTE_MARK = "footnote mark"
FRONT_MATTER = "front matter"
HEADER = "running header"
HIDDEN = "hidden text"
LINE_NUMBER = "line number"
LIST_NUMBER = "list number"
OUTSIDE = "outside the main content"
PAGE_NUMBER = "page number"
RULE = "rule"
RUNNING = "running header or footer"
UNDERLINE = "rule under or over a heading"
