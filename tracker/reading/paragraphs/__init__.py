"""Lines to paragraphs, and paragraphs to findings. Begin with `reflow` and `findings`."""
