from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.sources.shown import kept_address, odd_values, secrets_named, shown_address


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/a?token=abc&lang=en", "https://example.org/a?token=…&lang=en"),
        ("https://ann:pw@example.org:8443/a", "https://…@example.org:8443/a"),
        ("https://example.org/?API-Key=a1;sig=b2", "https://example.org/?API-Key=…;sig=…"),
        ("https://example.org/?authorization=a1", "https://example.org/?authorization=…"),
        ("https://example.org/?api%5Fkey=a1", "https://example.org/?api%5Fkey=…"),
        ("https://example.org/a;jsessionid=0A?x=1", "https://example.org/a;jsessionid=…?x=1"),
        ("https://example.org/?u=https%3A%2F%2Fx%2F%3Ftoken%3Dabc", "https://example.org/?u=…"),
        (
            "https://example.org/?X-Amz-Signature=0a&X-Amz-Date=1",
            "https://example.org/?X-Amz-Signature=…&X-Amz-Date=1",
        ),
        ("https://example.org/?x=8f14e45fceea167a5a36", "https://example.org/?x=…"),
        ("https://example.org/?123e4567-e89b-12d3-a456-426614174000", "https://example.org/?…"),
        ("https://ann:pw@[::1/a?token=b", "https://…@[::1/a?…"),
    ],
)
def test_secrets_are_not_shown(address: str, shown: str) -> None:
    """User and password, values with a telling name, and values that look like a token."""
    assert shown == shown_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/reports/{edition}-country-reports/kazakhstan/",
        "https://example.org/a?report=country-reports-on-human-rights-2023&author=smith&authority=x&keyword=x&design=2",
        "https://example.org/a?date=20231231235959&empty=&flag",
        "https://example.org/a?token=",
        "https://example.org/a?session=55&key=2023",
        "https://example.org/a;v=2?token={token}&key=v1-{key}",
    ],
)
def test_what_is_no_secret_stays(address: str) -> None:
    """A reader must know the page again."""
    assert address == shown_address(address)


def test_what_only_looks_like_a_token_is_kept() -> None:
    """It may be the number of a document, which nobody could find without it; a site's own is known again."""
    named, odd = "https://example.org/a?docid={}&sig={}", "8f14e45fceea167a5a36"
    assert named.format(odd, "…") == kept_address(named.format(odd, odd))
    assert named.format("…", "…") == shown_address(named.format(odd, odd))
    assert named.format(odd, "…") == shown_address(named.format(odd, odd), known=f"http://x/?docid={odd}")
    assert (["sig"], ["docid"]) == (secrets_named(named.format(odd, odd)), odd_values(named.format(odd, odd)))


@given(st.text())
def test_any_text_can_be_shown(text: str) -> None:
    """It is asked of whatever could not be fetched; no password is left in it."""
    assert "s3cret" not in shown_address(f"https://ann:s3cret@example.org/{text}")
