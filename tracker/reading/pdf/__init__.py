"""PDF, through pdfium: characters to lines, columns, tables, paragraphs. Begin with `pdf`."""
