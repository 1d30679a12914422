"""Plain text and Markdown, as blocks. Begin with `text`."""
