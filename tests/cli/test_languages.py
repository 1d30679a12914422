# ruff: noqa: RUF001 - Russian letters look like Latin ones
"""Files in another language than the one that they are read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]

RUSSIAN = """\
Доклад о стране: Норвегия

Краткое содержание

Поступали сообщения о произвольных убийствах, совершённых сотрудниками полиции. Охрана держала десять
человек под стражей в течение двух дней. Правительство не приняло мер для наказания виновных.
Наблюдатели сообщали, что некоторые чиновники действовали безнаказанно в отдалённых районах.

Раздел 1. Уважение неприкосновенности личности

Условия в тюрьмах в основном соответствовали международным стандартам. Посетителей допускали каждую
неделю без предварительного уведомления. Камеры были маленькими и тёмными зимой. Закон запрещает пытки.
"""


def test_files_in_another_language_are_told(workspace: Path, tracker: Tracker) -> None:
    """With what to say; nothing where it was said, or where the language is the one expected."""
    (workspace / "old.txt").write_text(RUSSIAN)
    (workspace / "new.txt").write_text(RUSSIAN.replace("Поступали сообщения", "Не поступало сообщений"))

    guessed = tracker("diff", "old.txt", "new.txt", "--summary")
    said = tracker("diff", "old.txt", "new.txt", "--summary", "--language", "ru")

    assert [
        f"tracker: {name}: looks like Russian (ru), read as English (en); say --language ru"
        for name in ("old.txt", "new.txt")
    ] == guessed.err.splitlines()
    assert "looks like" not in said.err
    assert "" == tracker("diff", "2022.txt", "2023.txt").err


def test_an_edition_in_another_language_is_told(workspace: Path, tracker: Tracker) -> None:
    """When it is taken in, not at each use; what is then written holds for what is stored."""
    to = ("--report", "sever", "--edition", "2020")
    (workspace / "ru.txt").write_text(RUSSIAN)

    added = tracker("add", "ru.txt", *to)
    shown = tracker("show", "sever@2020")
    config = workspace / "tracker.toml"
    config.write_text(config.read_text().replace('title = "Sever"', 'title = "Sever"\nlanguage = "ru"'))
    tracker("add", "ru.txt", *to)

    assert (
        'tracker: sever@2020: looks like Russian (ru), read as English (en); if it is, write language = "ru"'
        " into [reports.sever] of tracker.toml, and add the file again"
    ) == added.error
    assert "" == shown.err
    assert '"language": "ru"' in tracker("show", "sever@2020", "--format", "json").out
    assert "" == tracker("add", "ru.txt", *to, "--language", "ru").err
