"""The folder with tracker.toml and snapshots/: what it holds, how it changes. Begin with `workspace`."""
