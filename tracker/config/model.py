"""What tracker.toml says, as immutable values.

These dataclasses are the one place where keys, types, defaults and explanations are written: the reader
(`loading`), the JSON Schema (`schema`) and the documentation are derived from them. The first text among a
field's annotations explains it; a `Reader` among them reads it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003 - the loader resolves the annotations
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - the loader resolves the annotations
from enum import StrEnum
from pathlib import Path  # noqa: TC003 - the loader resolves the annotations
from typing import Annotated
from zoneinfo import ZoneInfo

from tracker.config.addresses import LeaveAddress, MailAddress, Network, WebAddress  # noqa: TC001 - as above
from tracker.config.languages import DateFormat, DigestLanguage, Language  # noqa: TC001 - as above
from tracker.config.schedules import SCHEDULE, Schedule
from tracker.config.secret import HeaderValue, SecretValue  # noqa: TC001 - as above
from tracker.config.values import (
    YEAR_PATTERN,
    FilePath,
    Label,
    Number,
    Port,
    Regex,
    Seconds,
    Selector,
    Series,
    Size,
    Timezone,
    Weight,
)
from tracker.model import Authority, Flag, Kind, SignalType
from tracker.reading.formats import Format  # noqa: TC001 - as above

DAILY = Schedule("0 6 * * *")
UTC = ZoneInfo("UTC")


class Security(StrEnum):
    """How the mail server is spoken to."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long, how much and how often is asked of one address."""

    connect_timeout: Annotated[Seconds, "Until a connection is made."] = 10
    read_timeout: Annotated[Seconds, "Between two pieces of an answer."] = 30
    total_timeout: Annotated[Seconds, "For one whole answer, redirects included."] = 300
    max_size: Annotated[Size, "Largest answer, also after decompression."] = 64_000_000
    retries: Annotated[int, "Further attempts after a connection error, 408, 425, 429 or 5xx."] = 3
    backoff: Annotated[Seconds, "Pause before the first further attempt; doubled for each one."] = 2
    longest_wait: Annotated[Seconds, "A longer Retry-After is not waited for in this run."] = 120
    pause: Annotated[Seconds, "Between two requests to one host."] = 1
    redirects: Annotated[int, "Most redirects followed for one address."] = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """How sources on the network are asked."""

    contact: Annotated[str | None, "Mail or web address, told to the sites in the User-Agent."] = None
    hosts_at_once: Annotated[Number, "How many hosts are asked in parallel."] = 8
    limits: Annotated[Limits, "For every source that sets no others."] = field(default_factory=Limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where editions of a report are looked for; one of `path`, `url`, `index` and `feed` is given."""

    path: Annotated[str | None, "A file or a glob, relative to tracker.toml; may hold {edition}."] = None
    url: Annotated[WebAddress | None, "An address; with {edition} in it a pattern."] = None
    index: Annotated[WebAddress | None, "A page that links to the editions."] = None
    feed: Annotated[WebAddress | None, "An Atom or RSS feed that announces them."] = None
    edition: Annotated[Label | None, "For one file or address: which edition it is."] = None
    editions: Annotated[Series | None, "For a pattern: which editions are asked for."] = None
    link_text: Annotated[Regex | None, "For an index or feed: what the link or title says."] = None
    link_address: Annotated[Regex | None, "For an index or feed: how a link's address looks."] = None
    edition_from: Annotated[
        Regex, "Finds the edition's label in the path, link text or address: its first group, or all of it."
    ] = re.compile(YEAR_PATTERN)
    name: Annotated[str | None, "What it is called; by default the path or address."] = None
    authority: Annotated[Authority, "Whose copy this is."] = Authority.UNKNOWN
    part: Annotated[Label | None, "Which part of the edition, such as `addendum`."] = None
    schedule: Annotated[Schedule | None, "When it is checked.", SCHEDULE] = None
    format: Annotated[Format | None, "How it is read, whatever its bytes look like."] = None
    selector: Annotated[Selector | None, "CSS selector of the element that holds the report, for HTML."] = (
        None
    )
    headers: Annotated[Mapping[str, HeaderValue], "Further request headers."] = field(default_factory=dict)
    secrets: Annotated[
        Mapping[str, SecretValue], "What `{name}` in the address stands for, by name; only the site is told."
    ] = field(default_factory=dict)
    robots: Annotated[bool, "Whether robots.txt is obeyed."] = True
    allow_networks: Annotated[
        tuple[Network, ...], "Networks that may be connected to although they are not public."
    ] = ()
    limits: Annotated[Limits, "Keys that are not given are taken from `fetch.limits`."] = field(
        default_factory=Limits
    )
    least_words: Annotated[int, "What has fewer words is not taken for an edition."] = 150

    @property
    def place(self) -> str:
        """The path or address as declared."""
        return self.path or self.url or self.index or self.feed or ""

    @property
    def key(self) -> str:
        """Its identity within the report, and what messages call it."""
        return (self.name or self.place) + (f" [{self.part}]" if self.part else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredEdition:
    """What is known of an edition beforehand."""

    edition: Annotated[Label, "Its label, such as 2020."]
    path: Annotated[FilePath | None, "A local file that holds it, relative to tracker.toml."] = None
    parts: Annotated[
        Mapping[str, FilePath], 'Files of its further parts, by name, such as `{ addendum = "a.pdf" }`.'
    ] = field(default_factory=dict)
    title: Annotated[str | None, "Its title, where it differs from the report's."] = None
    published: Annotated[date | None, "When it was published."] = None
    period: Annotated[str | None, "The period it covers, as its publisher puts it."] = None
    authority: Annotated[Authority, "Whose copy the file is."] = Authority.UNKNOWN
    source: Annotated[str | None, "Where the file came from, as shown to readers."] = None
    due: Annotated[date | None, "When it should be out; later it is reported as overdue."] = None

    @property
    def files(self) -> tuple[tuple[str | None, Path], ...]:
        """The files that hold it in reading order, each with the name of its part, None for the main text."""
        main = ((None, self.path),) if self.path is not None else ()
        return (*main, *self.parts.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When a yearly edition should be out."""

    month: Annotated[int, "1 to 12."]
    day: Annotated[int, "1 to 31."]
    years_after: Annotated[int, "Years between the edition's label and that date."] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A subject that cuts across the outline."""

    name: Annotated[str, "As shown."]
    terms: Annotated[
        tuple[str, ...], "Findings with one of them belong to it; `girl*` is any word that begins so."
    ] = ()
    sections: Annotated[tuple[str, ...], "Sections (path or label) that belong to it."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A recurring publication."""

    slug: str
    title: Annotated[str, "As shown to readers."]
    publisher: Annotated[str | None, "Who publishes it."] = None
    language: Annotated[Language, "ISO 639-1 code."] = "en"
    terms: Annotated[
        tuple[str, ...],
        "Words counted in both editions by the change report; `tortur*` is any word that begins so.",
    ] = ()
    themes: Annotated[tuple[Theme, ...], "Subjects that cut across the outline."] = ()
    due: Annotated[Due | None, "When each yearly edition should be out."] = None
    editions: Annotated[tuple[DeclaredEdition, ...], "What is known of single editions."] = ()
    sources: Annotated[tuple[Source, ...], "Where editions are looked for."] = ()

    def declared(self, edition: str) -> DeclaredEdition | None:
        """What is declared of `edition`, if anything."""
        return next((declared for declared in self.editions if declared.edition == edition), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """How `tracker watch` keeps time."""

    schedule: Annotated[Schedule, "For every source that has none.", SCHEDULE] = DAILY
    timezone: Annotated[Timezone, "In which schedules are read and times are shown."] = UTC
    jitter: Annotated[Seconds, "Each run starts up to this much later, so that not all start at once."] = 0
    failures: Annotated[Number, "A source that failed this often in a row is reported as failing."] = 3
    heartbeat: Annotated[WebAddress | None, "Called after each round; a monitor can tell when it stops."] = (
        None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """The mail server and what the messages say of their sender."""

    host: Annotated[str, "Name of the mail server."]
    sender: Annotated[MailAddress, "From."]
    sender_name: Annotated[str | None, "Display name in From."] = None
    port: Annotated[Port | None, "By default 587 with starttls, 465 with tls, 25 with none."] = None
    security: Annotated[Security, "How the connection is protected; certificates are always verified."] = (
        Security.STARTTLS
    )
    user: Annotated[str | None, "For logging in."] = None
    password: Annotated[SecretValue | None, "Where the password is read from."] = None
    reply_to: Annotated[MailAddress | None, "Where answers go."] = None
    unsubscribe: Annotated[LeaveAddress | None, "Address in List-Unsubscribe; by default the sender."] = None
    ca_file: Annotated[FilePath | None, "Certificates trusted besides the system's."] = None
    timeout: Annotated[Seconds, "For connecting and for each answer."] = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where else digests go, through Apprise."""

    url: Annotated[SecretValue, "Where the Apprise address, which holds tokens, is read from."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """Who is told what, and when."""

    name: Annotated[str, "Names the digest: `tracker digest NAME`."]
    to: Annotated[tuple[MailAddress, ...], "Mail addresses."] = ()
    channels: Annotated[tuple[str, ...], "Names of channels."] = ()
    reports: Annotated[tuple[str, ...], "Slugs; by default all reports."] = ()
    sections: Annotated[tuple[str, ...], "Sections (path or label); by default all."] = ()
    kinds: Annotated[tuple[Kind, ...], "Kinds of change; by default all but unchanged and editorial."] = ()
    flags: Annotated[tuple[Flag, ...], "Only changes that carry one of them."] = ()
    signals: Annotated[tuple[SignalType, ...], "Only changes that carry one of them."] = ()
    least_weight: Annotated[Weight, "Only changes of at least this weight, 0 to 1."] = 0.0
    schedule: Annotated[Schedule | None, "When digests are made; by default immediately.", SCHEDULE] = None
    timezone: Annotated[Timezone | None, "Of schedule and dates; by default watch's."] = None
    language: Annotated[DigestLanguage, "Of the digest's own words."] = "en"
    date_format: Annotated[
        DateFormat | None, "As Python's strftime reads it; by default as the language writes dates."
    ] = None
    empty: Annotated[bool, "Whether a digest with nothing in it is sent too."] = False
    attach_report: Annotated[bool, "Whether the full HTML report is attached."] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What one tracker.toml says."""

    path: Path
    """The file itself."""
    base_address: Annotated[WebAddress | None, "Where reports are published; digests link there."] = None
    reports_folder: Annotated[
        FilePath | None, "Where digests put the full reports that they link to; by default `reports`."
    ] = None
    fetch: Annotated[Fetching, "How sources on the network are asked."] = field(default_factory=Fetching)
    watch: Annotated[Watch, "How `tracker watch` keeps time."] = field(default_factory=Watch)
    mail: Annotated[Mail | None, "The mail server."] = None
    channels: Annotated[Mapping[str, Channel], "Other channels, by name."] = field(default_factory=dict)
    subscriptions: Annotated[tuple[Subscription, ...], "Who is told what."] = ()
    reports: Annotated[Mapping[str, Report], "What is tracked, by slug."] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        """The folder that relative paths start from: the workspace."""
        return self.path.parent
