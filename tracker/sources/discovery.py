"""Which editions a source offers, and where."""

from __future__ import annotations

import glob
import re
from collections import Counter
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from tracker.config.values import LABEL_PATTERN
from tracker.errors import FetchError
from tracker.naming import file_name, path_from
from tracker.sources.filling import Filling
from tracker.sources.links import Page, links_of
from tracker.sources.listings import Listing, settings_of
from tracker.sources.shown import HIDDEN, kept_address, shown_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tracker.sources.links import Link
    from tracker.sources.messages import Answer, Request
    from tracker.sources.plans import Plan
    from tracker.sources.states import Seen


@dataclass(frozen=True, slots=True)
class Candidate:
    """One edition and the address or path that may give it."""

    edition: str
    address: str
    """As it is stored and shown."""
    expected: bool
    """Whether it should be there: that a pattern's next edition is not, is no failure."""
    asked: str | None = None
    """What is asked instead, where a link carries a token that is not kept."""


class Offer(NamedTuple):
    """What a source offers."""

    candidates: list[Candidate]
    listing: Listing | None = None
    """Of an index page or feed: what it named, to be kept once all of that was dealt with."""


def offer(
    plan: Plan, fetch: Callable[[Request], Answer], read: Callable[[Page], Iterable[Link]] = links_of
) -> Offer:
    """What `plan`'s source offers now, and what it offered before.

    Args:
        plan: the source.
        fetch: asks an address.
        read: gives the links of an index page or feed.

    Raises:
        FetchError: an index page or feed cannot be fetched, or nothing on it matches.
    """
    source = plan.source
    if source.path:
        return Offer(list(_files(plan)))
    if source.index or source.feed:
        return _listed(plan, fetch, read)
    address = source.url or ""
    if source.editions is None:
        return Offer([Candidate(source.edition or "", address, expected=True)])
    return Offer(
        [
            Candidate(label, address.replace("{edition}", label), expected=False)
            for label in source.editions.upto(plan.year)
        ]
    )


# --- files ---------------------------------------------------------------------------------------------


def _files(plan: Plan) -> Iterator[Candidate]:
    pattern = plan.source.path or ""
    if plan.source.edition is not None:
        # One file, unless the name is a glob and no file is called so.
        exact = path_from(plan.root, plan.root / pattern)
        if not glob.has_magic(pattern) or (plan.root / pattern).exists():
            yield Candidate(plan.source.edition, exact, expected=True)
            return
    mask = glob.escape(pattern).replace(glob.escape("{edition}"), "*") if "{edition}" in pattern else pattern
    named = _template(pattern) if "{edition}" in pattern else None
    found_paths = glob.glob(mask, root_dir=plan.root, recursive=True)  # noqa: PTH207 - masks may be absolute
    for path in sorted(found_paths):
        if not (plan.root / path).is_file():
            continue
        found = named.fullmatch(path) if named else None
        label = found["edition"] if found else plan.source.edition or _label(plan.source.edition_from, path)
        if label:
            shown = path_from(plan.root, plan.root / path)
            if file_name(shown) != shown:
                raise FetchError(f"{file_name(shown)}: a name that cannot be printed; rename the file")
            yield Candidate(label, shown, expected=True)


def _template(pattern: str) -> re.Pattern[str]:
    """A path with {edition} in it, as an expression whose group `edition` is the label."""
    first, *rest = (re.escape(piece) for piece in pattern.split("{edition}"))
    return re.compile(first + f"(?P<edition>{LABEL_PATTERN})" + "(?P=edition)".join(rest))


# --- index pages and feeds -----------------------------------------------------------------------------


def _listed(plan: Plan, fetch: Callable[[Request], Answer], read: Callable[[Page], Iterable[Link]]) -> Offer:
    """What an index page or feed names; what it named before, where it says that it has not changed."""
    source, settings = plan.source, settings_of(plan.source)
    known = plan.listing if plan.listing and plan.listing.settings == settings else None
    answer = fetch(plan.request(source.place, known))
    if known is not None and answer.status == HTTPStatus.NOT_MODIFIED:
        named = [Candidate(label, address, expected=True) for label, address in known.offered]
        return Offer(_with_known(plan, named), known)
    named = _linked(plan, read(_page(plan, answer)))
    # What is not kept cannot be asked for again without the page, so that is to be sent each time.
    whole = not any(HIDDEN in each.address for each in named)
    listing = Listing(
        etag=answer.etag if whole else None,
        last_modified=answer.last_modified if whole else None,
        settings=settings,
        offered=tuple((each.edition, each.address) for each in named),
    )
    return Offer(_with_known(plan, named), listing)


def _page(plan: Plan, answer: Answer) -> Page:
    """What an answer is to be read as.

    Raises:
        FetchError: it is none.
    """
    shown = shown_address(plan.source.place)
    if answer.status != HTTPStatus.OK:
        raise FetchError(f"{shown} answered {answer.said}")
    return Page(
        content=answer.content,
        address=answer.address,
        charset=answer.charset,
        is_feed=not plan.source.index,
        shown=shown,
    )


def _linked(plan: Plan, links: Iterable[tuple[str, str]]) -> list[Candidate]:
    """The links that lead to editions, the first one of each edition."""
    source = plan.source
    chosen: dict[str, str] = {}
    for text, address in links:
        if source.link_text and not source.link_text.search(text):
            continue
        if source.link_address and not source.link_address.search(address):
            continue
        path = unquote(urlsplit(address).path)
        label = _label(source.edition_from, text) or _label(source.edition_from, path, last=True)
        if label:
            chosen.setdefault(label, address)
    if not chosen:
        raise FetchError(
            f"no link on {shown_address(source.place)} fits link_text, link_address and edition_from;"
            " has the page changed?"
        )
    return [
        Candidate(label, kept, expected=True, asked=None if kept == chosen[label] else chosen[label])
        for label, kept in sorted(_kept(plan, chosen).items())
    ]


def _kept(plan: Plan, chosen: dict[str, str]) -> dict[str, str]:
    """The addresses as they are stored, each edition with one of its own."""
    filling = Filling(plan.source.secrets)
    kept = {label: kept_address(filling.out_of(address)) for label, address in chosen.items()}
    times = Counter(kept.values())
    # Addresses that differ in nothing but a token, which may be how the site numbers its documents.
    return {
        label: f"{address}#{quote(label)}" if HIDDEN in address and times[address] > 1 else address
        for label, address in kept.items()
    }


def _label(pattern: re.Pattern[str], text: str, *, last: bool = False) -> str | None:
    """The edition's label in `text`: the pattern's first group, or all that it matches."""
    found = list(pattern.finditer(text))
    if not found:
        return None
    match = found[-1 if last else 0]
    label = (match[1] if pattern.groups else match[0]) or ""
    return label if re.fullmatch(LABEL_PATTERN, label) else None


def _with_known(plan: Plan, offered: list[Candidate]) -> list[Candidate]:
    """Editions that have left the page or feed are looked at all the same: silence would hide a revision.

    Each where it was last: the addresses before that may be gone, and the edition is not.
    """
    editions, addresses = {each.edition for each in offered}, {each.address for each in offered}
    last: dict[str, Seen] = {}
    for seen in plan.seen.values():
        if seen.edition not in last or (last[seen.edition].answered_at or "") < (seen.answered_at or ""):
            last[seen.edition] = seen
    known = [
        Candidate(seen.edition, seen.address, expected=True)
        for seen in last.values()
        if seen.edition not in editions and seen.address not in addresses
    ]
    return offered + known
