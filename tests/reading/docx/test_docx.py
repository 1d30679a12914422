"""DOCX features, on documents whose XML is known."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from tests.fixtures.docx_writer import docx_of, paragraph, run
from tracker.errors import InputError
from tracker.reading.blocks import BlockKind, Reading
from tracker.reading.docx.docx import blocks, parse

BULLETS = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
OUTLINE = (
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="Section %1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
)


def read(body: str, **parts: str) -> Reading:
    """What is read from a DOCX with this body."""
    return parse(docx_of(body, **parts), source="file.docx")


def texts(reading: Reading) -> list[str]:
    """The texts of all blocks."""
    return [block.text for block in reading.blocks]


def aside(reading: Reading) -> list[tuple[str, str]]:
    """Reason and text of what was set aside, the template's own header and footer left out."""
    return [(piece.reason, piece.text) for piece in reading.set_aside]


def style(name: str) -> str:
    """Paragraph properties of a style."""
    return f'<w:pStyle w:val="{name}"/>'


def numbered(number: int, level: int = 0) -> str:
    """Paragraph properties of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def test_styles_are_headings() -> None:
    """Title is level 0, Heading n level n, whether by style or by the paragraph's own outline level."""
    reading = read(
        paragraph(run("Report"), style("Title"))
        + paragraph(run("Life"), style("Heading2"))
        + paragraph(run("Liberty"), '<w:outlineLvl w:val="2"/>')
        + paragraph(run("Text."), '<w:outlineLvl w:val="9"/>')
    )
    assert [("Report", 0), ("Life", 2), ("Liberty", 3), ("Text.", None)] == [
        (block.text, block.level) for block in reading.blocks
    ]


def test_a_style_based_on_a_heading_is_one() -> None:
    """A house style that is based on a heading keeps its level."""
    document = docx.Document()
    own = document.styles.add_style("Our Section", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)  # type: ignore[attr-defined]
    own.base_style = document.styles["Heading 3"]
    document.add_paragraph("Women", style="Our Section")
    out = io.BytesIO()
    document.save(out)
    [block] = parse(out.getvalue(), source="x").blocks
    assert (BlockKind.HEADING, 3) == (block.kind, block.level)


def test_bold_run_in_heads() -> None:
    """Bold type at the start is the run-in head; a toggle that is switched off is not bold."""
    bold, off = "<w:b/>", '<w:b w:val="0"/>'
    reading = read(
        paragraph(run("Admin", bold) + run("istration:", bold) + run(" It was bad."))
        + paragraph(run("Women", bold))
        + paragraph(run("Administration:", off) + run(" It was bad."))
    )
    assert [("Administration", False), (None, True), (None, False)] == [
        (block.lead, block.bold) for block in reading.blocks
    ]


def test_italic_paragraphs_are_said() -> None:
    """Where their runs are italic, and no picture stands before."""
    body = paragraph(run("Women", "<w:i/>")) + paragraph("<w:r><w:drawing/></w:r>")
    reading = read(body + paragraph(run("Caption", "<w:i/>")) + paragraph(run("The ") + run("Law", "<w:i/>")))
    assert [True, False, False] == [block.italic for block in reading.blocks]


def test_tracked_changes_are_taken_as_accepted() -> None:
    """What was put in is text, what was taken out is set aside, what was moved stands once, where it went."""
    reading = read(
        paragraph(
            run("Police ")
            + f"<w:del><w:r><w:delText>beat</w:delText></w:r></w:del><w:ins>{run('killed')}</w:ins>"
            + f"<w:moveFrom>{run(' in May')}</w:moveFrom>"
            + run(" him.")
        )
        + paragraph(f"<w:moveTo>{run('in May')}</w:moveTo>")
    )
    assert ["Police killed him.", "in May"] == texts(reading)
    assert [("deleted (tracked change)", "beat"), ("deleted (tracked change)", "in May")] == aside(reading)


def test_a_deleted_paragraph_end_joins_paragraphs() -> None:
    """Where a tracked change took out a paragraph's end, the next goes on with it."""
    reading = read(
        paragraph(run("Police beat"), "<w:rPr><w:del/></w:rPr>")
        + paragraph(run(" him."))
        + paragraph(run("Yes."))
    )
    assert ["Police beat him.", "Yes."] == texts(reading)


def test_deleted_table_rows_are_gone() -> None:
    """A row that a tracked change took out is no row."""

    def row(text: str, properties: str = "") -> str:
        cells = f"<w:tc>{paragraph(run(text))}</w:tc><w:tc>{paragraph(run('7'))}</w:tc>"
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"

    assert ["2021 | 7"] == texts(read(f"<w:tbl>{row('2020', '<w:del/>')}{row('2021')}</w:tbl>"))


def test_tables_give_rows_and_layouts_are_read_through() -> None:
    """Cells are joined; a table with headings in it only puts things in their places."""
    data = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in row)}</w:tr>"
        for row in (("Year", "All"), ("2020", ""), ("", "7"))
    )
    cells = (paragraph(run("Life"), style("Heading1")), paragraph(run("Text.")))
    layout = f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"
    reading = read(f"<w:tbl>{data}</w:tbl><w:tbl>{layout}</w:tbl>")
    assert [
        ("row", "Year | All"),
        ("row", "2020"),
        ("row", " | 7"),
        ("heading", "Life"),
        ("paragraph", "Text."),
    ] == [(block.kind.value, block.text) for block in reading.blocks]


def test_lists_and_computed_numbers() -> None:
    """Items have no bullet; the numbers that Word computes stand before headings."""
    reading = read(
        paragraph(run("Life"), style("Heading1") + numbered(2))
        + paragraph(run("Killings"), style("Heading2") + numbered(2, 1))
        + paragraph(run("Torture"), style("Heading2") + numbered(2, 1))
        + paragraph(run("one"), numbered(1))
        + paragraph(run("Liberty"), style("Heading1") + numbered(2))
        + paragraph(run("Press"), style("Heading2") + numbered(2, 1))
        + paragraph(run("Internet"), style("Heading3") + numbered(2, 2)),
        numbering=BULLETS + OUTLINE,
    )
    assert [
        "Section 1. Life",
        "a. Killings",
        "b. Torture",
        "one",
        "Section 2. Liberty",
        "a. Press",
        "2.I Internet",
    ] == texts(reading)
    assert [BlockKind.ITEM] == [block.kind for block in reading.blocks if block.text == "one"]


def test_notes_and_comments_are_set_aside() -> None:
    """Their marks leave no trace in the text."""
    reading = read(
        paragraph(run("He said no") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(".")),
        footnotes=f'<w:footnote w:id="0" w:type="separator">{paragraph(run("--"))}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>" + run("See there."))}</w:footnote>',
        comments=f'<w:comment w:id="1">{paragraph(run("Really?"))}</w:comment>',
    )
    assert ["He said no."] == texts(reading)
    assert [("footnote", "See there."), ("comment", "Really?")] == aside(reading)


def test_raised_marks_are_set_aside() -> None:
    """Typed by hand, chosen by the author, or repeated by a field; ordinals and units are text."""
    up = '<w:vertAlign w:val="superscript"/>'
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    marks = [
        f'<w:r><w:rPr>{up}</w:rPr><w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    ]
    again = f"{marks[0]}<w:r><w:instrText>NOTEREF _Ref1</w:instrText></w:r>{marks[1]}{run('3', up)}{marks[2]}"
    reading = read(
        paragraph(run("Abuse", "<w:b/>") + run("1", up))
        + paragraph(
            run("On the 5") + run("th", up) + run(" of 4 m") + run("2", up) + run(" they said") + run("2", up)
        )
        + paragraph(run("So it was.") + run("1", up) + run("2", up) + own + run(" Yes") + again + run("."))
    )
    assert ["Abuse", "On the 5th of 4 m2 they said", "So it was. Yes."] == texts(reading)
    assert ["*", "3", "1", "2", "12"] == [
        text for reason, text in aside(reading) if reason == "footnote mark"
    ]
    assert reading.blocks[0].bold


def test_fields_print_their_result() -> None:
    """The instruction of a field is no text; a table of contents is set aside."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def instruct(text: str) -> str:
        return f"<w:r><w:instrText>{text}</w:instrText></w:r>"

    link = mark("begin") + instruct('HYPERLINK "x"') + mark("separate") + run("a link") + mark("end")
    contents = mark("begin") + instruct(r' TOC \o "1-3" ') + mark("separate") + run("Life 1")
    reading = read(
        paragraph(contents)
        + paragraph(run("Liberty 2") + mark("end"))
        + paragraph(run("See ") + link + run("."))
    )
    assert ["See a link."] == texts(reading)
    assert [("table of contents", "Life 1"), ("table of contents", "Liberty 2")] == aside(reading)


def test_links_wrappers_and_signs() -> None:
    """Text within links and content controls is read; soft hyphens go, hard ones stay, breaks are blanks."""
    reading = read(
        paragraph(
            f'<w:hyperlink r:id="none">{run("www.state.gov")}</w:hyperlink>'
            f"<w:sdt><w:sdtContent>{run(' rehabil')}</w:sdtContent></w:sdt>"
            "<w:r><w:softHyphen/><w:t>itation</w:t><w:tab/><w:t>in</w:t><w:br/><w:t>Nur</w:t><w:noBreakHyphen/>"
            '<w:t>Sultan</w:t><w:sym w:font="Symbol" w:char="2022"/></w:r>'
        )
    )
    assert ["www.state.gov rehabilitation in Nur-Sultan•"] == texts(reading)


def test_hidden_text_is_set_aside() -> None:
    """What Word does not print is no text."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t> un</w:t><w:br/><w:t>seen</w:t></w:r>"
    reading = read(paragraph(run("Seen") + hidden + run(".")))
    assert ["Seen."] == texts(reading)
    assert [("hidden text", "un seen")] == aside(reading)


def test_text_boxes_are_read_once() -> None:
    """Word writes a box for new and old readers; its text stands once, after its paragraph."""
    box = f"<w:txbxContent>{paragraph(run('In the box.'))}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    body = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    assert ["Beside it.", "In the box."] == texts(read(paragraph(run("Beside it.") + body)))


def test_a_blank_run_parts_words() -> None:
    """A run that holds nothing but a blank is a blank."""
    assert ["one two"] == texts(read(paragraph(run("one") + run(" ") + run("two"))))


def test_a_file_without_styles_is_read() -> None:
    """Programs write DOCX with nothing but the text in it; built-in styles mean what they mean in Word."""
    out = io.BytesIO()
    whole = io.BytesIO(docx_of(paragraph(run("Life"), style("Heading1"))))
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(out, "w") as new:
        for name in set(old.namelist()) - {"word/styles.xml", "word/_rels/document.xml.rels"}:
            new.writestr(name, old.read(name))
    assert [("Life", 1)] == [(block.text, block.level) for block in parse(out.getvalue(), source="x").blocks]


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_damaged_is_said(cut: float) -> None:
    """A Word file cut short, or with broken XML, is one line."""
    whole = docx_of(paragraph(run("Text.")))
    with pytest.raises(InputError, match=r"x\.docx: a damaged Word file"):
        blocks(whole[: int(len(whole) * cut)], source="x.docx")
    with pytest.raises(InputError, match=r"x\.docx: a damaged Word file"):
        blocks(docx_of("<w:p><w:r>"), source="x.docx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to more than the limit is refused by what the archive says of itself."""
    monkeypatch.setattr("tracker.reading.docx.docx._MAX_UNPACKED", 10_000_000)
    out = io.BytesIO(docx_of(paragraph(run("Text."))))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/bomb.xml", bytes(20_000_000))
    with pytest.raises(InputError, match=r"unpacks to 20 MB, over the limit of 10 MB"):
        parse(out.getvalue(), source="x.docx")


def test_entities_do_not_explode() -> None:
    """Entities defined in the document are not expanded."""
    bomb = docx_of("BODY")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bomb)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                text = content.decode().replace("BODY", paragraph("<w:r><w:t>&c;</w:t></w:r>"))
                entities = (
                    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
                )
                content = (entities + text).encode()
            new.writestr(name, content)
    try:
        reading = parse(out.getvalue(), source="x.docx")
    except InputError:
        return
    assert "haha" not in "".join(texts(reading))


def test_the_child_reads_what_the_parser_reads() -> None:
    """Nothing is lost on the way back from the child process."""
    content = docx_of(paragraph(run("Life"), style("Heading1")) + paragraph(run("Text.")))
    assert parse(content, source="x") == blocks(content, source="x")
