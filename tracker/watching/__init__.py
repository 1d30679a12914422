"""Watching: checks on schedule, digests and deliveries, for years.

What is due follows from tracker.toml and the database (`times`), so that a restart forgets nothing; a round
checks, tells and sends (`rounds`); the daemon only wakes it (`daemon`).
"""
