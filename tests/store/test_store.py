from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

import tracker.reading
from tests.store.conftest import TEXT
from tracker.errors import InputError, NotFoundError, StoreError
from tracker.model import Authority, Document
from tracker.reading import read
from tracker.store import Outcome, Store, StoredReport

if TYPE_CHECKING:
    from tests.store.conftest import Adding

OTHER = TEXT.replace("met most standards", "met few standards")
"""The same edition, silently revised."""

SAME = TEXT.replace("\n\n", "\n\n\n")
"""Other bytes with the same canonical text."""


def test_an_edition_comes_back_as_it_was_read(store: Store, add: Adding) -> None:
    """What the reader found is loaded without loss, with its place, hash, time and revision."""
    add()
    document = Document(
        content=TEXT.encode(), source="norway.txt", retrieved_at=datetime(2024, 5, 1, 12, tzinfo=UTC)
    )
    expected = read(
        document, report="norway", edition="2023", authority=Authority.OFFICIAL, language="en", revision=1
    )

    assert expected == store.edition("norway", "2023")


def test_the_bytes_come_back_as_received(store: Store, add: Adding) -> None:
    """A snapshot gives the very bytes, whose hash is the one that comparisons name."""
    added = add()

    document = store.document(added.snapshot_id)

    assert TEXT.encode() == document.content
    assert hashlib.sha256(TEXT.encode()).hexdigest() == store.edition("norway", "2023").provenance.sha256


def test_the_same_bytes_are_no_second_snapshot(store: Store, add: Adding) -> None:
    """Adding the same bytes again only records that they were seen."""
    add()

    added = add()

    assert (Outcome.SAME_BYTES, 1, False) == (added.outcome, added.revision, added.stored)
    assert 1 == len(store.snapshots())
    assert [Outcome.NEW_EDITION, Outcome.SAME_BYTES] == [each.outcome for each in store.retrievals()]


def test_other_bytes_with_the_same_text_are_no_revision(store: Store, add: Adding) -> None:
    """What differs in bytes only is recorded with its own hash and raises nothing."""
    add()

    added = add(SAME)

    assert Outcome.SAME_TEXT == added.outcome
    assert 1 == len(store.snapshots())
    assert hashlib.sha256(SAME.encode()).hexdigest() == store.retrievals()[-1].sha256


def test_another_text_is_a_revision(store: Store, add: Adding) -> None:
    """A silent revision is numbered, and the text before it can still be had."""
    add()

    added = add(OTHER)

    assert (Outcome.REVISION, 2) == (added.outcome, added.revision)
    assert "few standards" in store.edition("norway", "2023").text
    assert "most standards" in store.edition("norway", "2023", revision=1).text
    assert (1, 2) == store.revisions("norway", "2023")


def test_a_text_that_comes_back_is_a_revision_again(store: Store, add: Adding) -> None:
    """A change that is taken back is a change too; its bytes are kept only once."""
    add()
    add(OTHER)

    added = add()

    assert (Outcome.REVISION, 3) == (added.outcome, added.revision)
    assert 2 == store.connection.execute("SELECT count(*) FROM contents").fetchone()[0]


def test_a_retracted_snapshot_stays_on_record(store: Store, add: Adding) -> None:
    """After a retraction the revision before stands again; the mistake is listed with its reason."""
    add()
    add(OTHER)

    store.retract("norway", "2023", reason="a wrong file")

    assert "most standards" in store.edition("norway", "2023").text
    last = store.snapshots("norway")[-1]
    assert ("a wrong file", 2) == (last.retracted_reason, last.revision)
    assert last.retracted_at is not None


def test_what_was_retracted_is_not_taken_in_again(store: Store, add: Adding) -> None:
    """A source that still serves the mistake raises nothing; a person can take it in anew."""
    add()
    add(OTHER)
    store.retract("norway", "2023", reason="a wrong file")

    assert Outcome.RETRACTED == add(OTHER).outcome
    again = add(OTHER, restore=True)

    assert (Outcome.REVISION, 3) == (again.outcome, again.revision)


def test_a_retracted_source_is_not_taken_in_by_itself_when_it_changes(store: Store, add: Adding) -> None:
    """Nothing that it gave stands: a wrong file that is edited is still the wrong file."""
    add()
    store.retract("norway", "2023", reason="wrong year")

    assert Outcome.RETRACTED == add(OTHER, unasked=True).outcome
    assert Outcome.RETRACTED == add(OTHER + "Once more.\n", unasked=True).outcome
    assert [] == store.reports()


def test_another_source_of_a_retracted_edition_is_taken_in(store: Store, add: Adding) -> None:
    """The archive's copy was of another year; what the publisher gives later is the edition."""
    add()
    store.retract("norway", "2023", reason="wrong year")

    assert Outcome.NEW_EDITION == add(OTHER, unasked=True, source="https://example.org/2023").outcome


def test_a_retracted_source_is_followed_again_once_somebody_added_it(store: Store, add: Adding) -> None:
    """What it gave then, or what was retracted, under whatever name: later changes are revisions."""
    add()
    store.retract("norway", "2023", reason="wrong year")
    assert Outcome.NEW_EDITION == add(OTHER).outcome
    assert Outcome.REVISION == add(OTHER + "Once more.\n", unasked=True).outcome

    add(edition="2024", source="https://example.org/2024")
    store.retract("norway", "2024", reason="wrong year")
    add(edition="2024", source="saved.txt", restore=True)
    changed = add(OTHER, edition="2024", source="https://example.org/2024", unasked=True)
    assert Outcome.REVISION == changed.outcome


def test_a_source_of_which_an_earlier_revision_stands_is_followed(store: Store, add: Adding) -> None:
    """One revision was a mistake, not the source."""
    add()
    add(OTHER)
    store.retract("norway", "2023", reason="a maintenance page")

    assert Outcome.RETRACTED == add(OTHER, unasked=True).outcome
    assert Outcome.REVISION == add(OTHER + "Once more.\n", unasked=True).outcome


def test_the_only_snapshot_retracted_leaves_no_edition(store: Store, add: Adding) -> None:
    """An edition of which nothing stands says when it was retracted, and why."""
    add()
    store.retract("norway", "2023", reason="a wrong country")

    with pytest.raises(NotFoundError, match=r"revision 1 was retracted on .* \(a wrong country\)"):
        store.edition("norway", "2023")
    with pytest.raises(NotFoundError):
        store.retract("norway", "2023", reason="once more")
    assert [] == store.reports()
    assert [StoredReport("norway", ("2023",))] == store.reports(retracted=True)


def test_an_unknown_edition_names_those_there_are(store: Store, add: Adding) -> None:
    """The message has the nearest name and all names."""
    add()
    add(edition="2024")

    with pytest.raises(NotFoundError, match=r"did you mean 2024\? there are: 2023, 2024"):
        store.edition("norway", "2042")
    with pytest.raises(NotFoundError, match=r"did you mean norway\?"):
        store.edition("norwy", "2023")
    with pytest.raises(NotFoundError, match="no revision 7"):
        store.edition("norway", "2023", revision=7)


def test_editions_are_listed_in_their_natural_order(store: Store, add: Adding) -> None:
    """Numbers count as numbers, not as letters."""
    for label in ("Q10 2023", "Q2 2023"):
        add(edition=label)

    assert [StoredReport("norway", ("Q2 2023", "Q10 2023"))] == store.reports()


def test_parts_are_read_as_one_edition(store: Store, add: Adding) -> None:
    """An addendum follows the main report; every finding is still its slice of the whole text."""
    add()
    alone = store.edition("norway", "2023")

    added = add("Addendum\n\nCorrections\n\nThe figure for prisons was wrong.\n", part="addendum")

    whole = store.edition("norway", "2023")
    assert (Outcome.REVISION, 2) == (added.outcome, added.revision)
    assert alone.findings == whole.findings[: len(alone.findings)]
    assert "The figure for prisons was wrong." == whole.findings[-1].text
    assert all(whole.text[each.start : each.end] == each.text for each in whole.findings)
    assert [index for index, _ in enumerate(whole.sections)] == [each.index for each in whole.sections]
    assert alone == store.edition("norway", "2023", revision=1)


def test_the_main_text_comes_first_whenever_it_came(store: Store, add: Adding) -> None:
    """An addendum may be taken in before it."""
    add("Addendum\n\nCorrections\n\nThe figure for prisons was wrong.\n", part="addendum")
    add()
    whole = store.edition("norway", "2023")
    assert "The figure for prisons was wrong." == whole.findings[-1].text
    assert 2 == whole.provenance.revision


def test_a_newer_reader_reads_stored_bytes_again_without_a_revision(
    store: Store, add: Adding, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A better reader makes the edition anew from the bytes; nobody is told of a change."""
    add()
    monkeypatch.setattr(tracker.reading, "READER_VERSION", "next")

    assert "next" == store.edition("norway", "2023").provenance.reader
    assert Outcome.SAME_TEXT == add(SAME).outcome
    assert 1 == len(store.snapshots())
    readers = [
        row["reader"] for row in store.connection.execute("SELECT reader FROM extractions ORDER BY id")
    ]
    assert ["next"] == readers[1:]


NUMBERED = """\
A Report

34. The police held nine men in May. Nobody told their families.

34bis. Courts were slow to act. Judges blamed the lack of staff.

35. Two papers were closed. Their editors left for abroad.
"""


def test_printed_numbers_of_paragraphs_are_kept(
    store: Store, add: Adding, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a reader made that knew none of them is read anew, and tells nobody of a change."""
    monkeypatch.setattr(tracker.reading, "READER_VERSION", "8")
    add(NUMBERED)
    with store.transaction():
        store.connection.execute("UPDATE findings SET paragraph_number = NULL")
    assert not store.edition("norway", "2023").numbered
    monkeypatch.undo()

    numbers = [finding.paragraph_number for finding in store.edition("norway", "2023").findings]
    assert ["34", "34", "34bis", "34bis", "35", "35"] == numbers
    assert Outcome.SAME_BYTES == add(NUMBERED).outcome
    assert 1 == len(store.snapshots())
    assert 1 == store.edition("norway", "2023").provenance.revision


def test_what_was_read_can_be_rebuilt_from_the_bytes(store: Store, add: Adding) -> None:
    """With every extraction gone, the edition is the same again."""
    add()
    before = store.edition("norway", "2023")
    with store.transaction():
        for table in ("findings", "sections", "extractions"):
            store.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - constants

    assert before == store.edition("norway", "2023")
    assert 1 == store.connection.execute("SELECT count(*) FROM extractions").fetchone()[0]


def test_the_edition_tells_what_was_known_of_it(store: Store) -> None:
    """Publisher, dates and language given when it was added come back with it."""
    document = Document(content=TEXT.encode(), source="https://example.org/norway")
    text = read(document, report="norway", edition="2023")
    known = replace(
        text,
        provenance=replace(
            text.provenance, publisher="A publisher", published=date(2024, 4, 22), period="2023"
        ),
    )

    store.add("norway", "2023", document, known)

    loaded = store.edition("norway", "2023").provenance
    assert ("A publisher", date(2024, 4, 22), "2023") == (loaded.publisher, loaded.published, loaded.period)
    assert loaded.retrieved_at is not None
    assert UTC == loaded.retrieved_at.tzinfo


def test_a_time_without_zone_is_refused(store: Store) -> None:
    """A retrieval time that says no zone would date nothing."""
    document = Document(content=TEXT.encode(), source="x", retrieved_at=datetime(2024, 1, 1))  # noqa: DTZ001
    text = read(document)

    with pytest.raises(ValueError, match="aware"):
        store.add("norway", "2023", document, text)


def test_a_failed_transaction_leaves_nothing(store: Store, add: Adding) -> None:
    """Additions inside a transaction go with it."""
    with pytest.raises(RuntimeError), store.transaction():  # noqa: PT012 - the block is what is tested
        add()
        raise RuntimeError

    assert [] == store.snapshots()
    assert [] == store.retrievals()


def test_a_transaction_inside_another_is_undone_alone(store: Store, add: Adding) -> None:
    """Only what the inner block changed goes where it fails."""
    with store.transaction():
        add(edition="2023")
        with pytest.raises(RuntimeError), store.transaction():  # noqa: PT012 - as above
            add(edition="2024")
            raise RuntimeError

    assert ["2023"] == [each.edition for each in store.snapshots()]


def test_a_fault_in_other_sql_is_a_store_error(store: Store) -> None:
    """Whoever uses the transaction gets the tracker's own error."""
    with pytest.raises(StoreError), store.transaction():
        store.connection.execute("INSERT INTO retrievals (edition) VALUES (1)")


def test_the_store_may_be_used_by_another_connection(store: Store, add: Adding) -> None:
    """Readers are not kept out while one writes."""
    add()
    with Store(store.path) as second, store.transaction():
        add(OTHER)
        assert (1,) == second.revisions("norway", "2023")
    assert (1, 2) == store.revisions("norway", "2023")


def test_foreign_keys_hold(store: Store) -> None:
    """A snapshot of no edition cannot be stored."""
    with pytest.raises(sqlite3.IntegrityError):
        store.connection.execute(
            "INSERT INTO retrievals (edition, part, snapshot, source, retrieved_at, sha256, outcome)"
            " VALUES (99, 'main', 99, 'x', 'x', 'x', 'x')"
        )


TEXTS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(str.strip), min_size=1
).map("\n\n".join)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_any_edition_comes_back_as_it_was_read(store: Store, text: str) -> None:
    """Storing and loading change nothing, whatever the text."""
    document = Document(content=text.encode(), source="any", retrieved_at=datetime(2024, 5, 1, tzinfo=UTC))
    try:
        edition = read(document, report="any", edition=hashlib.sha256(text.encode()).hexdigest())
    except InputError:
        reject()

    added = store.add("any", edition.provenance.edition, document, edition)

    expected = replace(edition, provenance=replace(edition.provenance, revision=added.revision))
    assert expected == store.edition("any", edition.provenance.edition)
