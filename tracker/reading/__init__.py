"""Bytes to Edition: a reader for each format gives blocks, the same steps follow for all."""
