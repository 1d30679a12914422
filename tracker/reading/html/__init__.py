"""Web pages, through lxml: what of a page is the text, and its blocks. Begin with `html`."""
