"""Word files, through python-docx, as blocks. Begin with `docx`."""
