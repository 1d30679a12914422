"""Of what a finding speaks may stand in its label alone: `Men: Many of them were held …`."""

from __future__ import annotations

import pytest

from tracker import diff_editions
from tracker.model import Change, Document, Kind, Signal, SignalType
from tracker.reading import read

HELD = "Many of them were held without charge for months"
FREED = "They had all been freed by the first of May"
FORMS = {
    "a list": f"- {{}}: {HELD}.\n- Others: {FREED}.",
    "paragraphs": f"{{}}: {HELD}.\n\nOthers: {FREED}.",
    "a table": f"| Who | What |\n|---|---|\n| {{}} | {HELD} |\n| Others | {FREED} |",
}


def told(form: str, before: str, after: str) -> Change:
    """What became of the one finding whose label changed."""
    old, new = (
        read(Document(content=f"# Report\n\n## Arrests\n\n{form.format(label)}\n".encode(), source="made.md"))
        for label in (before, after)
    )
    (change,) = (change for change in diff_editions(old, new).changes if HELD in change.old[0].text)
    return change


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Men", "Women"),
        ("EU", "UN"),
        ("North", "South"),
        ("Oral Region", "Aktau Region"),
        ("Freedom of Movement", "Freedom of Assembly"),
    ],
)
def test_another_label_is_never_style(form: str, before: str, after: str) -> None:
    """Though it be short, or have a word in common with the one before."""
    change = told(form, before, after)
    assert change.kind in (Kind.REWORDED, Kind.UPDATED)
    (signal,) = change.signals
    assert (signal.old or "") in before
    assert (signal.new or "") in after
    assert signal.type in (SignalType.LABEL, SignalType.NAME, SignalType.ACTOR)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize(
    ("before", "after"),
    [("Physical Conditions", "Abusive Physical Conditions"), ("Elections", "Recent Elections")],
)
def test_a_word_put_into_a_label_is_no_other_label(form: str, before: str, after: str) -> None:
    """It is about the same still."""
    assert SignalType.LABEL not in {signal.type for signal in told(form, before, after).signals}


def test_two_labels_that_change_places_are_both_told() -> None:
    """Whatever stands behind them."""
    said = ("No official was tried for any of it", "Three officials were tried in May")
    old, new = (
        read(
            Document(
                content=(
                    "# Report\n\n## Impunity\n\n"
                    f"- {first}: {said[0]}.\n- {second}: {said[1]}.\n- Others: {FREED}.\n"
                ).encode(),
                source="made.md",
            )
        )
        for first, second in (("Torture", "Arrests"), ("Arrests", "Torture"))
    )
    changed = [change for change in diff_editions(old, new).changes if change.kind is not Kind.UNCHANGED]
    assert {Kind.REWORDED} == {change.kind for change in changed}
    assert {
        (Signal(SignalType.LABEL, "Torture", "Arrests"),),
        (Signal(SignalType.LABEL, "Arrests", "Torture"),),
    } == {change.signals for change in changed}


@pytest.mark.parametrize("rest", ["", " | see above"], ids=["alone", "beside another cell"])
def test_a_cell_that_tells_something_is_no_label(rest: str) -> None:
    """No row is headed by a whole sentence."""
    before, after = (f"{HELD} by {who} in towns of the north{rest}" for who in ("guards", "soldiers"))
    old, new = (
        read(
            Document(
                content=f"# Report\n\n## Arrests\n\n| What | Note |\n|---|---|\n| {row} |\n".encode(),
                source="made.md",
            )
        )
        for row in (before, after)
    )
    signals = [signal.type for change in diff_editions(old, new).changes for signal in change.signals]
    assert SignalType.LABEL not in signals
    assert signals
