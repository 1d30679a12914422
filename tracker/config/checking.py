"""What must hold between keys of tracker.toml, beyond each key's own type."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING, Any

from tracker.channels import MAIL
from tracker.config.loading import Problem
from tracker.config.secret import Secret
from tracker.config.values import LABEL_PATTERN
from tracker.model import MAIN_PART
from tracker.sources.shown import names_a_secret, secrets_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.config.lines import Place
    from tracker.config.model import Config, Report, Source, Subscription

SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
SECRET_HEADERS = {"cookie"}
"""Besides those whose name says so."""
PLACEHOLDER_NAME = re.compile(r"[\w-]+")
HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
OWN_HEADERS = {
    "host",
    "content-length",
    "transfer-encoding",
    "accept-encoding",
    "connection",
    "if-none-match",
}
OWN_HEADERS |= {"if-modified-since", "range", "user-agent"}


def problems_between(config: Config) -> Iterator[Problem]:
    """Every rule that more than one key takes part in, broken or not."""
    for slug, report in config.reports.items():
        yield from _report_problems(slug, report)
    folded: dict[str, str] = {}
    for slug in config.reports:
        other = folded.setdefault(slug.replace("_", "-"), slug)
        if other != slug:
            yield Problem(("reports", slug), f"expected another slug: too close to {other!r}")
    yield from _subscription_problems(config)
    if config.mail and (config.mail.user is None) != (config.mail.password is None):
        yield Problem(("mail",), "expected 'user' and 'password' together or neither")
    if config.fetch.contact and not config.fetch.contact.isprintable():
        yield Problem(("fetch", "contact"), "expected one printable line")


def _report_problems(slug: str, report: Report) -> Iterator[Problem]:
    place: Place = ("reports", slug)
    if not SLUG.fullmatch(slug):
        meant = re.sub(r"[\s_]+", "-", slug.strip().lower())
        hint = f": {meant!r}" if SLUG.fullmatch(meant) else ", such as 'south-korea'"
        yield Problem(place, f"expected a slug of small letters, digits and hyphens{hint}")
    yield from _doubles((each.edition for each in report.editions), (*place, "editions"), "edition", "label")
    for index, edition in enumerate(report.editions):
        for part in edition.parts:
            if part == MAIN_PART or not re.fullmatch(LABEL_PATTERN, part):
                expected = "expected another name: the main text's file is the edition's 'path'"
                yield Problem((*place, "editions", index, "parts", part), expected)
        if edition.source and secrets_named(edition.source):
            expected = "expected an address without a secret in it: readers are shown it"
            yield Problem((*place, "editions", index, "source"), expected)
    keys = (each.key for each in report.sources)
    yield from _doubles(keys, (*place, "sources"), None, "source, or a 'name' for it")
    for index, source in enumerate(report.sources):
        yield from _source_problems(source, (*place, "sources", index))
    if report.due and not (
        1 <= report.due.month <= 12 and 1 <= report.due.day <= monthrange(2024, report.due.month)[1]  # noqa: PLR2004
    ):
        yield Problem((*place, "due"), "expected a day that the calendar has")


def _doubles(names: Iterable[str], place: Place, key: str | None, what: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            yield Problem(
                (*place, index, *([key] if key else [])),
                f"expected another {what}: {name!r} is declared twice",
            )
        seen.add(name)


def _source_problems(source: Source, place: Place) -> Iterator[Problem]:
    given = [key for key in ("path", "url", "index", "feed") if getattr(source, key)]
    if len(given) != 1:
        yield Problem(place, "expected exactly one of 'path', 'url', 'index' and 'feed'")
        return
    if given[0] == "url":
        yield from _address_problems(source, place)
    elif source.editions is not None:
        yield Problem((*place, "editions"), "expected only where 'url' holds {edition}")
    if given[0] in {"index", "feed"}:
        if source.edition is not None:
            yield Problem((*place, "edition"), "expected only for a single file or address")
        if given[0] == "index" and source.link_text is None and source.link_address is None:
            yield Problem(place, "expected 'link_text' or 'link_address': which links lead to editions")
    else:
        unmeant = (key for key in ("link_text", "link_address") if getattr(source, key) is not None)
        yield from (Problem((*place, key), "expected only beside 'index' or 'feed'") for key in unmeant)
    for name, value in source.headers.items():
        yield from _header_problems(name, value, (*place, "headers", name))
    yield from _secret_problems(source, place, given[0])


def _address_problems(source: Source, place: Place) -> Iterator[Problem]:
    """Whether an address says which editions it gives."""
    if "{edition}" in source.place:
        if source.editions is None:
            yield Problem(place, "expected 'editions', such as \"yearly from 2024\", beside {edition}")
        if source.edition is not None:
            yield Problem((*place, "edition"), "expected only for a single file or address")
    else:
        if source.edition is None:
            yield Problem(place, "expected 'edition', or {edition} in the address with 'editions'")
        if source.editions is not None:
            yield Problem((*place, "editions"), "expected only where 'url' holds {edition}")


def _secret_problems(source: Source, place: Place, key: str) -> Iterator[Problem]:
    """Whether the address holds a place for each secret, no place for anything else, and no secret."""
    if key == "path":
        if source.secrets:
            yield Problem((*place, "secrets"), "expected only beside an address")
        return
    own = ["edition"] if key == "url" else []
    known = {f"{{{name}}}" for name in (*own, *source.secrets)}
    for braces in re.findall(r"\{[^{}]*\}", source.place):
        if braces not in known:
            expected = " or ".join([*("{edition}" for _ in own), "the name of one of 'secrets' in braces"])
            yield Problem((*place, key), f"expected {expected}, not {braces}")
    host = re.split(r"[/?#]", source.place.partition("//")[2])[0]
    for name in source.secrets:
        if not PLACEHOLDER_NAME.fullmatch(name) or name == "edition":
            yield Problem((*place, "secrets", name), "expected another name: letters, digits, - and _")
        elif f"{{{name}}}" not in source.place:
            yield Problem((*place, "secrets", name), f"expected {{{name}}} in the address")
        elif f"{{{name}}}" in host:
            yield Problem((*place, key), f"expected {{{name}}} behind the name of the host")
    for name in secrets_named(source.place):
        yield Problem(
            (*place, key),
            f"expected {name}={{secret}}, and 'secrets = {{ secret = {{ env = \"NAME\" }} }}' beside it:"
            " secrets are not written into tracker.toml",
        )


def _header_problems(name: str, value: Any, place: Place) -> Iterator[Problem]:
    if not HEADER_NAME.fullmatch(name):
        yield Problem(place, "expected the name of a header")
    elif name.lower() in OWN_HEADERS:
        yield Problem(place, "expected another header: this one is the tracker's own")
    elif (name.lower() in SECRET_HEADERS or names_a_secret(name)) and not isinstance(value, Secret):
        yield Problem(place, 'expected { env = "NAME" } or { file = "path" }: secrets are kept elsewhere')


def _subscription_problems(config: Config) -> Iterator[Problem]:
    if MAIL in config.channels:
        yield Problem(("channels", MAIL), "expected another name: this one is the mail server's")
    names = (each.name for each in config.subscriptions)
    yield from _doubles(names, ("subscriptions",), "name", "name")
    for index, each in enumerate(config.subscriptions):
        place: Place = ("subscriptions", index)
        yield from _addressee_problems(config, each, place)
        for at, slug in enumerate(each.reports):
            if slug not in config.reports:
                known = ", ".join(config.reports) or "none is declared"
                yield Problem(
                    (*place, "reports", at), f"expected the slug of a report ({known}), not {slug!r}"
                )


def _addressee_problems(config: Config, subscription: Subscription, place: Place) -> Iterator[Problem]:
    for at, channel in enumerate(subscription.channels):
        if channel not in config.channels:
            yield Problem(
                (*place, "channels", at),
                f"expected a channel's name, not {channel!r}; see [channels]",
            )
    if not subscription.to and not subscription.channels:
        yield Problem(place, "expected 'to' or 'channels': somebody to tell")
    if subscription.to and config.mail is None:
        yield Problem((*place, "to"), "expected a [mail] section, which says how mail is sent")
