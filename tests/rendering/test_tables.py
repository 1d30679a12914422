"""The tables of a report: terms, themes, names, sources, figures, and how much there is of each verdict."""

from tests.diffing import maker
from tests.rendering.comparison_maker import Row, comparison, edition
from tracker import diff_editions
from tracker.config.model import Theme
from tracker.model import Comparison, Kind, Relation
from tracker.rendering.context import report_context
from tracker.rendering.context.model import ReportContext
from tracker.rendering.context.tables import (
    _mentions,
    _plain,
    around,
    figure_rows,
    name_tables,
    period_of,
    source_of,
    term_pattern,
)
from tracker.rendering.facts import ReportSettings, RunFacts


def context(small: Comparison, facts: RunFacts, settings: ReportSettings) -> ReportContext:
    """Make the context; a shorthand for the tests below."""
    return report_context(small, facts=facts, settings=settings)


def test_terms_are_counted_as_words(small: Comparison, facts: RunFacts, settings: ReportSettings) -> None:
    """Whole words in any case; with a star every word that begins so; rates by the edition's own length."""
    terms = context(small, facts, settings).terms
    assert [("torture", 1, 1), ("kill*", 1, 1)] == [(term.term, term.old, term.new) for term in terms]
    assert terms[0].new_rate > terms[0].old_rate
    assert ["kill", "Killings"] == term_pattern(["kill*"]).findall("kill, Killings, overkill")
    assert [] == term_pattern([]).findall("anything")


def test_themes_gather_by_term_and_by_section(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """A theme has the findings with its terms and those of its sections, of either edition."""
    themes = context(small, facts, settings).themes
    assert [("Custody", 5), ("Violence", 2)] == [(theme.name, theme.total) for theme in themes]
    nothing = ReportSettings(themes=(Theme(name="Empty", terms=("zebra",)),))
    assert 0 == context(small, facts, nothing).themes[0].total


def test_names_only_one_edition_mentions_are_listed(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """With the row where each stands first."""
    report = context(small, facts, settings)
    gone = {(name.name, name.row) for name in report.names_gone}
    assert gone >= {("Ivan Petrov", 3), ("Freedom House", 4), ("Strelsau", 3)}
    assert {("Zenda", 9)} == {(name.name, name.row) for name in report.names_come}


def test_a_name_in_other_letters_is_mentioned() -> None:
    """Neither small letters nor emphasis nor a plural make a name new; a word within another is none."""
    mentioned = _mentions("The *Koshe* party and public monitoring commissions met the NPM; who valuated it?")
    assert "Control Strategy Report" == _plain("Control *Strategy**Report*")
    assert all(map(mentioned, ("Koshe Party", "Public Monitoring Commissions", "NPM", "NPMs")))
    assert not any(map(mentioned, ("Alua", "WHO", "NP", "Monitoring Commission")))


def test_sources_are_told_from_other_names() -> None:
    """A name that is given as the source of a statement is listed with how often it is cited."""
    old = edition("2020", [(1, "Killings", [["In May Human Rights Watch reported deaths in Strelsau."]])])
    new = edition("2023", [(1, "Killings", [["People died."]])])
    rows = [Row(Kind.REMOVED, [0]), Row(Kind.ADDED, [], [0])]
    made = comparison(old, new, rows, [(Relation.SAME, 0, 0)])
    gone, _ = name_tables(made, made.changes)
    assert {("Human Rights Watch", 1), ("Strelsau", 0)} == {(name.name, name.cited) for name in gone}


def test_sources_and_periods_are_read_from_the_wording() -> None:
    """`According to` and verbs of saying name sources; periods are given as printed."""
    assert "Ministry of Health" == source_of("According to the Ministry of Health, 10 died.")
    assert "Human Rights Watch" == source_of("In May Human Rights Watch reported 10 deaths.")
    assert "the first half of the year" in (period_of("It received 10 in the first half of the year.") or "")
    assert "As of June 1" == period_of("As of June 1, 12 were held.")
    assert "in January 2022" == period_of("They began in January 2022.")


def test_a_bare_figure_is_told_with_its_heading() -> None:
    """`0 / 4` alone does not say of what."""
    reports = [
        maker.edition(
            f"# Report\n## Are there free media?\n{score} / 4\nNewspapers in the capital were closed."
        )
        for score in (1, 0)
    ]
    made = diff_editions(*reports)
    (row,) = figure_rows(made.changes, made)
    assert (row.old, row.new, row.counted) == ("1", "0", "Are there free media? 0 / 4")


def test_a_figure_is_quoted_with_the_words_around_it() -> None:
    """Six words on each side, an ellipsis where there are more; nothing for a figure that is not there."""
    assert "It received 188 complaints." == around("188", "It received 188 complaints.")
    assert "fines or up to 15 days' arrest." == around("15 days", "fines or up to 15 days' arrest.")
    long = "a b c d e f g 7 h i j k l m n"
    assert "… b c d e f g 7 h i j k l m …" == around("7", long)
    assert "" == around("8", long)
    assert "In 2020, 2.0 of 120 men, 0 of 4 women." == around("0", "In 2020, 2.0 of 120 men, 0 of 4 women.")
    assert "" == around("0", "In 2020 it was 2.0 or 120.")


def test_verdicts_are_measured_in_rows_findings_and_words(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """By kind and by flag, and in all; findings and words of the kinds add up to those of the editions."""
    report = context(small, facts, settings)
    split = next(each for each in report.measures if each.name == "split")
    assert (1, 1, 2) == (split.rows, split.old_findings, split.new_findings)
    *parts, whole = report.measures
    kinds = [each for each in parts if each.symbol]
    assert (10, 9, 8) == (whole.rows, whole.old_findings, whole.new_findings)
    for total, summed in (
        (whole.rows, [each.rows for each in kinds]),
        (report.old.findings, [each.old_findings for each in kinds]),
        (report.new.findings, [each.new_findings for each in kinds]),
        (report.old.words, [each.old_words for each in kinds]),
        (report.new.words, [each.new_words for each in kinds]),
    ):
        assert total == sum(summed)
