"""A parcel as a mail message: structure, headers, encodings."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.channels import RefusedError
from tracker.channels.headers import REGISTRY, WIDTH
from tracker.config.mailboxes import is_mail_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.channels import Attachment, Parcel
    from tracker.config import Mail

POLICY = SMTP.clone(max_line_length=WIDTH, cte_type="7bit", header_factory=REGISTRY)
"""CRLF, folded headers, nothing beyond ASCII on the wire: every server takes it, 8BITMIME or not."""

LONGEST_SUBJECT = 200
"""Characters; some clients cut at 78, none needs more than this, and titles come from the network."""

NOT_PRINTED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories: controls, formatting (bidirectional overrides), surrogates, separators of lines."""

LONGEST_NAME = 60
"""Characters of a subscription's name in List-Id."""

LONGEST_LABEL = 63
"""Characters of a label in a domain (RFC 1035, 2.3.4)."""

MOST_REFERENCES = 10
"""Earlier messages named in References; the root and the latest are what clients thread by."""


def message_bytes(parcel: Parcel, mail: Mail) -> bytes:
    """The message that carries `parcel`, from the sender that `mail` names, as it is sent.

    Text comes first and HTML second, so that a client shows the richest it can; attachments stand beside
    both. The same parcel gives the same bytes on every attempt.

    Raises:
        RefusedError: the recipient is no address that mail can be sent to.
    """
    head = _headers(parcel, mail).as_bytes().removesuffix(b"\r\n")
    return head + _body(parcel.text, parcel.html, parcel.attachments)


def _headers(parcel: Parcel, mail: Mail) -> EmailMessage:
    """All but those that describe the body."""
    ascii_only = (envelope_address(mail.sender) + envelope_address(parcel.recipient)).isascii()
    message = EmailMessage(policy=POLICY if ascii_only else POLICY.clone(utf8=True))
    message["From"] = header_address(mail.sender, mail.sender_name)
    message["To"] = header_address(parcel.recipient)
    if mail.reply_to:
        message["Reply-To"] = header_address(mail.reply_to)
    message["Subject"] = one_line(parcel.subject, LONGEST_SUBJECT)
    message["Date"] = format_datetime(parcel.made_at)
    message["Message-ID"] = parcel.identity
    for name, value in _thread(parcel.references) + _list_headers(parcel, mail):
        message[name] = value
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["Content-Language"] = parcel.language
    return message


@lru_cache(maxsize=2)
def _body(text: str, html: str, attachments: tuple[Attachment, ...]) -> bytes:
    """The body with the headers that describe it; encoded once for all recipients of a digest."""
    message = EmailMessage(policy=POLICY)
    # quoted-printable keeps lines under 76 characters whatever the text, and stays readable in the source.
    message.set_content(_lines(text), cte="quoted-printable")
    message.add_alternative(_lines(html), subtype="html", cte="quoted-printable")
    for attachment in attachments:
        main, _, sub = attachment.media_type.partition("/")
        message.add_attachment(
            attachment.content, maintype=main, subtype=sub, filename=one_line(attachment.name, 100)
        )
    # The email package draws boundaries at random; drawn from the content they are the same every time.
    digest = hashlib.blake2b(f"{text}\0{html}".encode("utf-8", "replace"), digest_size=12).hexdigest()
    for number, part in enumerate(each for each in message.walk() if each.is_multipart()):
        part.set_boundary(f"=_{number}_{digest}")
    return message.as_bytes()


def envelope_address(address: str) -> str:
    """`address` as the SMTP dialogue takes it: a domain beyond ASCII in its ASCII form.

    Raises:
        RefusedError: it has no such form.
    """
    local, _, domain = address.rpartition("@")
    if domain.isascii():
        return address
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError as error:
        raise RefusedError(f"{address}: no mail address: its domain has no ASCII form") from error


def header_address(address: str, name: str | None = None) -> Address:
    """`address`, and whose it is, as a header takes it.

    Raises:
        RefusedError: it is no mail address.
    """
    refused = RefusedError(f"{one_line(address, 100)}: no mail address")
    if not is_mail_address(address):
        raise refused
    local, _, domain = envelope_address(address).rpartition("@")
    try:
        return Address(display_name=one_line(name or "", 100), username=local, domain=domain)
    except (ValueError, HeaderParseError) as error:
        raise refused from error


def one_line(text: str, longest: int) -> str:
    """`text` without control characters, as one line of at most `longest` characters.

    Titles and headings come from the network: a line break among them would begin another header, and a
    bidirectional override would show the rest of the subject backwards.
    """
    plain = "".join(" " if unicodedata.category(each) in NOT_PRINTED else each for each in text)
    line = " ".join(plain.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _lines(text: str) -> str:
    """`text` with what no encoding can carry replaced."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _thread(references: Sequence[str]) -> list[tuple[str, str]]:
    if not references:
        return []
    kept = references
    if len(references) > MOST_REFERENCES:
        kept = [references[0], *references[1 - MOST_REFERENCES :]]
    return [("In-Reply-To", references[-1]), ("References", " ".join(kept))]


def _list_headers(parcel: Parcel, mail: Mail) -> list[tuple[str, str]]:
    """What lets a client filter one subscription's digests, and people leave it (RFC 2369, 2919)."""
    if not parcel.subscription:
        return []
    domain = envelope_address(mail.sender).rpartition("@")[2]
    name = one_line(parcel.subscription, LONGEST_NAME)
    leave = mail.unsubscribe or mail.sender
    if not re.match(r"(https?|mailto):", leave):
        what = quote(f"unsubscribe {parcel.subscription}", safe="")
        leave = f"mailto:{quote(envelope_address(leave), safe='@')}?subject={what}"
    leave = quote(leave, safe="!#$%&'()*+,/:;=?@[]~")  # what is no address character by itself
    return [
        ("List-Id", f"{name} <{_list_label(parcel.subscription)}.tracker.{domain}>"),
        ("List-Unsubscribe", f"<{leave}>"),
    ]


def _list_label(subscription: str) -> str:
    """The name as a label of at most 63 characters (RFC 2919, 1035); other names have other labels."""
    label = re.sub(r"[^0-9a-z]+", "-", subscription.lower()).strip("-") or "digest"
    if label == subscription.lower() and len(label) <= LONGEST_LABEL:
        return label
    mark = hashlib.blake2b(subscription.encode("utf-8", "replace"), digest_size=4).hexdigest()
    return f"{label[: LONGEST_LABEL - len(mark) - 1]}-{mark}"
