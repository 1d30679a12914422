"""What of a document is not its text: running headers, contents, footnote marks. Begin with `furniture`."""
