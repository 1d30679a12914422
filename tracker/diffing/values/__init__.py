"""Figures, money, durations, ages and dates in running text. Begin with `values`."""
