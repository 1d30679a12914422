"""Whether the claim is another though nearly every word is still there. Begin with `style`."""
