"""What a message looks like on the wire, as the email package reads it."""

from __future__ import annotations

import re
from email import charset, message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.channels import Attachment, Parcel, RefusedError
from tracker.channels.message import LONGEST_SUBJECT, message_bytes, one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage

    from tracker.config import Mail


def as_read(parcel: Parcel, mail: Mail) -> EmailMessage:
    """Build, put on the wire, read back."""
    return message_from_bytes(message_bytes(parcel, mail), policy=policy.default)


def body(message: EmailMessage, kind: str) -> str:
    """The body of that kind, with line ends as text has them."""
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_text_and_html_are_alternatives(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """Text first, HTML second, both UTF-8 and as given."""
    text = "Қазақстан: “several reports” → “no reports”\n"
    html = "<!DOCTYPE html><p>Қазақстан: “several” → “no”</p>\n"
    message = as_read(parcel(text=text, html=html), mail())
    assert message.get_content_type() == "multipart/alternative"
    types = [(part.get_content_type(), part.get_content_charset()) for part in message.iter_parts()]
    assert types == [("text/plain", "utf-8"), ("text/html", "utf-8")]
    assert (body(message, "plain"), body(message, "html")) == (text, html)


def test_attachments_stand_beside_both(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """With an attachment the alternatives are one part and the file is another, unchanged."""
    content = "<p>Отчёт</p>".encode()
    attached = Attachment(name="kazakhstan-2023-2024.html", media_type="text/html", content=content)
    message = as_read(parcel(attachments=(attached,)), mail())
    assert message.get_content_type() == "multipart/mixed"
    alternatives, file = message.iter_parts()
    assert alternatives.get_content_type() == "multipart/alternative"
    assert (file.get_filename(), file.get_content_disposition()) == (
        "kazakhstan-2023-2024.html",
        "attachment",
    )
    assert file.get_payload(decode=True) == content


def test_headers(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """Everything that clients, filters and responders look for is there, names beyond ASCII included."""
    settings_ = mail(
        sender_name="Отдел наблюдения, Ü", reply_to="desk@example.org", unsubscribe="leave@example.org"
    )
    message = as_read(
        parcel(references=("<root@x>", "<last@x>"), subject="Қазақстан: the 2024 edition is out"), settings_
    )
    assert message["From"].addresses[0].display_name == "Отдел наблюдения, Ü"
    assert message["From"].addresses[0].addr_spec == "tracker@example.org"
    assert message["To"].addresses[0].addr_spec == "ann@example.org"
    expected = {
        "Reply-To": "desk@example.org",
        "Subject": "Қазақстан: the 2024 edition is out",
        "Date": "Mon, 02 Mar 2026 08:00:00 +0000",
        "Message-ID": "<digest-1.a1b2@tracker.example.org>",
        "In-Reply-To": "<last@x>",
        "References": "<root@x> <last@x>",
        "List-Id": "weekly <weekly.tracker.example.org>",
        "List-Unsubscribe": "<mailto:leave@example.org?subject=unsubscribe%20weekly>",
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
        "Content-Language": "en",
    }
    assert expected == {name: str(message[name]) for name in expected}


def test_what_a_library_sets_for_all_mail_changes_nothing(
    parcel: Callable[..., Parcel], mail: Callable[..., Mail], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Apprise has UTF-8 written otherwise by the whole process: a second attempt would be another message."""
    sent = parcel(subscription="Қазақстан", subject="Қазақстан: the 2024 edition is out")
    settings_ = mail(sender_name="Отдел наблюдения, Ü")
    before = message_bytes(sent, settings_)
    monkeypatch.setitem(charset.CHARSETS, "utf-8", (charset.QP, charset.QP, "utf-8"))
    assert before == message_bytes(sent, settings_)


def test_an_address_on_the_web_for_leaving(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """A web address in `unsubscribe` stands as it is."""
    message = as_read(parcel(), mail(unsubscribe="https://example.org/leave"))
    assert message["List-Unsubscribe"] == "<https://example.org/leave>"


LONG_DOMAIN = "notices.of-an-observatory-with-a-long-name.example.org"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("List-Unsubscribe", f"<https://example.org/leave?token={'x' * 200}>"),
        ("Message-ID", f"<digest-12345.0123456789abcdef0123@{LONG_DOMAIN}>"),
        ("In-Reply-To", f"<digest-2.0123456789abcdef0123@{LONG_DOMAIN}>"),
        (
            "References",
            f"<digest-1.0123456789abcdef0123@{LONG_DOMAIN}> <digest-2.0123456789abcdef0123@{LONG_DOMAIN}>",
        ),
    ],
)
def test_what_programs_read_is_never_encoded(
    name: str, value: str, parcel: Callable[..., Parcel], mail: Callable[..., Mail]
) -> None:
    """Addresses and identities stand on the wire as they are, however long: no client decodes them."""
    domain_ids = [f"<digest-{number}.0123456789abcdef0123@{LONG_DOMAIN}>" for number in (1, 2)]
    raw = message_bytes(
        parcel(
            identity=f"<digest-12345.0123456789abcdef0123@{LONG_DOMAIN}>",
            references=tuple(domain_ids),
        ),
        mail(unsubscribe=f"https://example.org/leave?token={'x' * 200}"),
    )
    head = raw.split(b"\r\n\r\n")[0].decode("ascii").replace("\r\n ", " ")
    found = [line.partition(":")[2].strip() for line in head.split("\r\n") if line.startswith(f"{name}:")]
    assert found == [value]


@pytest.mark.parametrize(
    ("subscription", "shown"),
    [
        ("weekly", "weekly"),
        ("еженедельный", "еженедельный"),
        ('wöchentlich, "neu" <x>', 'wöchentlich, "neu" <x>'),
        ('desk, "new" <x>', 'desk, "new" <x>'),
        ("desk\r\nBcc: eve@example.org", "desk Bcc: eve@example.org"),
        ("a" * 300, "a" * 59 + "…"),
    ],
)
def test_any_name_of_a_subscription_makes_sound_list_headers(
    subscription: str, shown: str, parcel: Callable[..., Parcel], mail: Callable[..., Mail]
) -> None:
    """List-Id has the name as a phrase and one identity; the address to leave by is plain ASCII."""
    raw = message_bytes(parcel(subscription=subscription), mail())
    head = raw.split(b"\r\n\r\n")[0].decode("ascii").replace("\r\n ", " ")
    lines = dict(line.split(": ", 1) for line in head.split("\r\n"))
    phrase, _, identity = lines["List-Id"].rpartition(" ")
    assert re.fullmatch(r"<[a-z0-9-]{1,63}\.tracker\.example\.org>", identity)
    decoded = "".join(
        part.decode(charset or "ascii") if isinstance(part, bytes) else part
        for part, charset in decode_header(phrase)
    )
    if decoded.startswith('"'):
        decoded = re.sub(r"\\(.)", r"\1", decoded[1:-1])
    assert decoded.strip() == shown
    assert re.fullmatch(r"<mailto:tracker@example\.org\?subject=[!-~]+>", lines["List-Unsubscribe"])
    assert "Bcc" not in lines


def test_lists_with_names_beyond_ascii_are_told_apart(
    parcel: Callable[..., Parcel], mail: Callable[..., Mail]
) -> None:
    """Mail programs filter by the identity, so that it must differ where names do."""
    identities = {
        str(as_read(parcel(subscription=name), mail())["List-Id"]).rpartition(" ")[2]
        for name in ("еженедельный", "ежедневный", "digest", "a b", "a-b")
    }
    assert len(identities) == 5


def test_long_lines_are_broken_on_the_wire_only(
    parcel: Callable[..., Parcel], mail: Callable[..., Mail]
) -> None:
    """No line passes 78 characters on the wire, and the body is whole again when read."""
    text = "word " * 4_000 + "ш" * 3_000 + "\n.\n..leading dots\nFrom here\n"
    raw = message_bytes(parcel(text=text, subject="Слово " * 25), mail())
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert raw.isascii()
    assert body(message_from_bytes(raw, policy=policy.default), "plain") == text


def test_every_attempt_is_the_same(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """The same parcel gives the same bytes: boundaries are not drawn at random."""
    attached = Attachment(name="a.html", media_type="text/html", content=b"<p>")
    one, two = (message_bytes(parcel(attachments=(attached,)), mail()) for _ in range(2))
    assert one == two


@pytest.mark.parametrize(
    "subject",
    [
        "Title\r\nBcc: eve@example.org",
        "Title\nX: y",
        "Title\u2028Bcc: eve@example.org",
        "Title\x00\x0b\x85Bcc: eve",
    ],
)
def test_a_title_cannot_begin_a_header(
    subject: str, parcel: Callable[..., Parcel], mail: Callable[..., Mail]
) -> None:
    """A line break in a title from the network stays part of the subject."""
    message = as_read(parcel(subject=subject), mail())
    assert message["Bcc"] is None
    assert message["X"] is None
    assert str(message["Subject"]).startswith("Title ")


@pytest.mark.parametrize(
    "address",
    [
        "ann@example.org\r\nBcc: eve@example.org",
        "Ann <ann@example.org>",
        *("ann", "a@b@c", "", "ann@exa..mple.org", "ann@пример..рф", "an..n@example.org", "ann@example.org."),
        f"ann@{'a' * 64}.org",
    ],
)
def test_no_address_is_refused(
    address: str, parcel: Callable[..., Parcel], mail: Callable[..., Mail]
) -> None:
    """What is no bare address never reaches a header."""
    with pytest.raises(RefusedError, match="no mail address"):
        message_bytes(parcel(recipient=address), mail())


@given(st.text(max_size=400))
@settings(max_examples=80)
def test_any_subject_is_one_header(subject: str) -> None:
    """Whatever a title holds, the message has the headers it should and the subject fits."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from tracker.config import Mail as MailSection  # noqa: PLC0415

    mail = MailSection(host="localhost", sender="tracker@example.org", sender_name=subject[:50])
    parcel = Parcel(
        recipient="ann@example.org",
        identity="<1@example.org>",
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
        subject=subject,
        text=subject,
        html=subject,
        short="",
        subscription="weekly",
    )
    plain = as_read(
        Parcel(
            **{name: getattr(parcel, name) for name in Parcel.__slots__ if name != "subject"}, subject="x"
        ),
        mail,
    )
    message = as_read(parcel, mail)
    assert sorted(plain.keys()) == sorted(message.keys())
    assert len(one_line(subject, LONGEST_SUBJECT)) <= LONGEST_SUBJECT
    assert str(message["Subject"]).split() == one_line(subject, LONGEST_SUBJECT).split()
    # Python 3.11 reads names in several encoded words wrongly: the older decoder is right
    sender = message_from_bytes(message_bytes(parcel, mail), policy=policy.compat32)["From"]
    name, address = parseaddr(str(sender))
    assert address == "tracker@example.org"
    assert str(make_header(decode_header(name))).split() == one_line(subject[:50], 100).split()
    assert body(message, "plain").split() == subject.encode("utf-8", "replace").decode().split()
