"""Which sections of two editions correspond. Begin with `correspondence`."""
