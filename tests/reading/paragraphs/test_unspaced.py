"""Chinese and Japanese text whose lines are broken between any two characters."""

# ruff: noqa: E501, RUF001 (texts stand as printed, in several scripts)
from __future__ import annotations

import textwrap
import unicodedata

import pytest

from tracker.model import Document
from tracker.reading import read

CHINESE = [
    (
        "年内，当局继续限制言论自由、新闻自由和集会自由，并以含糊的国家安全罪名起诉记者、律师和活动人士。"
        "法律规定公民享有言论自由，但政府没有尊重这项权利。据当地人权组织报告，至少有三十二名记者被拘留。"
    ),
    (
        "宪法禁止酷刑和其他残忍、不人道或有辱人格的待遇，但有可靠报告称安全部队在审讯期间使用了此类手段。"
        "官员们否认了这些指控。调查没有结果，也没有人被追究责任。"
    ),
    (
        "监狱条件恶劣，有时危及生命。囚犯抱怨食物不足、过度拥挤以及缺乏医疗服务；一些人在没有得到治疗的情况下死亡。"
        "政府允许 UNHCR 和其他独立观察员探访部分设施，但不允许他们与在押人员单独谈话。"
    ),
]
JAPANESE = [
    (
        "政府は言論の自由、報道の自由および集会の自由を引き続き制限し、あいまいな国家安全保障上の容疑で記者や弁護士を起訴した。"
        "法律は表現の自由を認めているが、政府はこの権利を尊重しなかった。少なくとも三十二人の記者が拘束されたと報告された。"
    ),
    (
        "憲法は拷問およびその他の残虐な取り扱いを禁じているが、治安部隊が取り調べでそのような手段を用いたとの信頼できる報告があった。"
        "当局はこれらの疑惑を否定した。調査は結論に至らず、責任を問われた者はいなかった。"
    ),
    (
        "刑務所の状況は劣悪で、時に生命を脅かすものだった。受刑者は食料の不足、過密および医療の欠如を訴え、治療を受けられずに死亡した者もいた。"
        "政府は UNHCR などの独立した監視団に一部の施設への訪問を認めたが、収容者との単独の面会は認めなかった。"
    ),
]
BEGINS_NO_LINE = "、。，；！？」』）"


def wrapped(text: str, columns: int) -> str:
    """Lines of at most so many columns, of which a character takes two, broken before any character."""
    lines, width = [""], 0
    for char in text:
        wide = 2 if unicodedata.east_asian_width(char) in "FW" else 1
        if (width + wide > columns and char not in BEGINS_NO_LINE) and (
            wide == 2 or not lines[-1][-1:].isascii() or char == " "
        ):
            lines.append("")
            width = 0
        lines[-1] += char
        width += wide
    return "\n".join(line.strip() for line in lines)


def found(text: str, language: str) -> list[str]:
    """The findings of a text file."""
    edition = read(Document(content=text.encode(), source="report.txt"), language=language)
    return [finding.text for finding in edition.findings]


@pytest.mark.parametrize(("language", "paragraphs"), [("zh", CHINESE), ("ja", JAPANESE)])
@pytest.mark.parametrize("columns", [60, 66, 72, 78])
def test_lines_are_joined_without_blanks(language: str, paragraphs: list[str], columns: int) -> None:
    """The same findings as where each paragraph is a line."""
    broken = "\n\n".join(wrapped(text, columns) for text in paragraphs)
    assert found("\n\n".join(paragraphs), language) == found(broken, language)


@pytest.mark.parametrize("columns", [60, 72])
def test_english_lines_beside_them_say_nothing_of_their_width(columns: int) -> None:
    """A character is as wide as two letters."""
    english = textwrap.fill(
        "The ministry said that nobody had been held without charge during the year, and that all who "
        "were arrested had seen a lawyer within two days of it; lawyers said that this was not so, and "
        "that some of those who had been held were never told why, nor where they were being taken to.",
        columns,
    )
    broken = "\n\n".join(text for part in CHINESE for text in (english, wrapped(part, columns)))
    expected = found("\n\n".join(CHINESE), "zh")
    assert expected == [text for text in found(broken, "zh") if not text.isascii()]
