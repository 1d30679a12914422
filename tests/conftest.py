"""Settings for all tests."""

from hypothesis import settings

# A busy machine is no failure of the property under test; hangs are caught by the tests that time them.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
