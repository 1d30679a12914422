"""What is said of a link: its kind, signals, losses and weight, put together. Begin with `judging`."""
