"""A tracker.toml in which everything is said that can be."""

FULL = """\
base_address = "https://reports.example.org/"

[fetch]
contact = "mailto:ann@example.org"
hosts_at_once = 4

[fetch.limits]
pause = "2 s"
max_size = "10 MB"

[reports.norway]
title = "Country Report: Norway"
publisher = "A publisher"
language = "no"
terms = ["torture"]
due = { month = 4, day = 30, years_after = 1 }

[[reports.norway.themes]]
name = "Press"
terms = ["journalist"]
sections = ["Section 2."]

[[reports.norway.editions]]
edition = "2023"
path = "in/2023.txt"
published = 2024-04-22
authority = "archived"

[[reports.norway.sources]]
url = "https://example.org/{edition}"
editions = "yearly from 2024 to 2026"
authority = "official"
schedule = "0 8 * * MON"
headers = { X-Api-Key = { env = "TOKEN" }, Accept-Language = "no" }
allow_networks = ["10.1.0.0/16"]

[reports.norway.sources.limits]
retries = 1

[watch]
timezone = "Europe/Oslo"
schedule = "every 6 hours"

[mail]
host = "mail.example.org"
sender = "tracker@example.org"

[[subscriptions]]
name = "weekly"
to = ["ann@example.org"]
reports = ["norway"]
kinds = ["removed", "updated"]
schedule = "0 8 * * 1"
"""
