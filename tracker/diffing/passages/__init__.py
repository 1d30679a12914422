"""What stands in a passage: names, who reports, what sort of statement it is. Begin with `sides`."""
