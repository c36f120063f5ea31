"""Tables of a Word memo: native ones, whose headings stand again on every page, and whose rows are never torn."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from analysis.briefing.house.colours import ink_on
from analysis.briefing.memo.blocks import Beside, DataTable, Quotation
from analysis.briefing.memo.word_styles import CELL, SOURCE, TABLE
from analysis.briefing.memo.word_xml import describe, element, keep_whole, place_table, repeat_heading, set_tight

_TIGHT = Pt(7)
_CELL_ID = CELL.replace(" ", "")  # as python-docx names it: to look a style up for each cell takes seconds
_HELD = 3  # rows that stay with the headings


def add_table(document: Document, block: DataTable, width: Length) -> None:
    """A table across the page."""
    heads = 1 + bool(block.groups)
    table = _made(document, heads + len(block.rows), block.widths, width)
    describe(table, block.alt)
    if block.is_of_cells:
        set_tight(table)
    if block.groups:
        _fill_groups(table, block.groups)
    _fill(table, heads - 1, block.headings, block.numeric)
    for at, row in enumerate(block.rows):
        _fill(table, heads + at, row, block.numeric, block.colours[at] if block.colours else ())
    for row in table.rows[:heads]:
        repeat_heading(row)
    if block.is_of_cells:
        _centre(table)
    _hold_together(table, len(table.rows) if block.whole else heads + _HELD)
    _add_space(document)


def add_beside(document: Document, block: Beside, width: Length) -> None:
    """Tellings in columns, each under the name of its article; of many one below the other."""
    if block.is_stacked:
        for name, said in block.tellings:
            document.add_paragraph(name, style="Heading 3")
            for each in said:
                write_quotation(document.add_paragraph(style="Quote"), each)
                document.add_paragraph(each.citation, style=SOURCE)
        return
    table = _made(document, 2, (1 / len(block.tellings),) * len(block.tellings), width)
    describe(table, "What each article says, side by side.")
    for at, (name, said) in enumerate(block.tellings):
        _write(table.cell(0, at), name, is_numeric=False)
        _write_telling(table.cell(1, at), said)
    repeat_heading(table.rows[0])
    _add_space(document)


def write_quotation(paragraph: Paragraph, quotation: Quotation) -> None:
    """What a paragraph says, after what it is: a quotation or our words. It stays with where it stands."""
    paragraph.add_run(f"{quotation.label} ").bold = True
    paragraph.add_run(quotation.said)
    paragraph.paragraph_format.keep_with_next = bool(quotation.citation) or None


def _made(document: Document, n_rows: int, widths: Sequence[float], width: Length) -> Table:
    table = document.add_table(n_rows, len(widths), style=TABLE)
    place_table(table)
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Length(round(width * share))
    for row in table.rows:
        keep_whole(row)
        for cell, share in zip(row.cells, widths, strict=True):
            cell.width = Length(round(width * share))
    return table


def _fill_groups(table: Table, groups: Sequence[tuple[str, int]]) -> None:
    at = 0
    for label, spans in groups:
        cell = table.cell(0, at)
        if spans > 1:
            cell = cell.merge(table.cell(0, at + spans - 1))
        _write(cell, label, is_numeric=False)
        at += spans


def _fill(table: Table, at: int, texts: Sequence[str], numeric: Sequence[bool], grounds: Sequence[str] = ()) -> None:
    cells = table.rows[at].cells
    for cell, text, is_numeric in zip(cells, texts, numeric, strict=True):
        _write(cell, text, is_numeric=is_numeric)
    for cell, ground in zip(cells, grounds, strict=False):
        if ground:
            _shade(cell, ground)


def _write(cell: _Cell, text: str, *, is_numeric: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph._p.style = _CELL_ID
    paragraph.add_run(text)
    if is_numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _write_telling(cell: _Cell, said: Sequence[Quotation]) -> None:
    for at, each in enumerate(said):
        paragraph = cell.add_paragraph() if at else cell.paragraphs[0]
        paragraph.style = "Quote"
        paragraph.paragraph_format.left_indent = Pt(0)
        write_quotation(paragraph, each)
        source = cell.add_paragraph(each.citation, style=SOURCE)
        source.paragraph_format.left_indent = Pt(0)


def _shade(cell: _Cell, ground: str) -> None:
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=ground.removeprefix("#")))
    for run in cell.paragraphs[0].runs:
        run.font.color.rgb = RGBColor.from_string(ink_on(ground).removeprefix("#"))


def _centre(table: Table) -> None:
    """Signs stand under their numbers, in small type; the labels of rows and groups at the left."""
    for row in table.rows:
        for at, cell in enumerate(row._tr.tc_lst):
            paragraph = _Cell(cell, table).paragraphs[0]
            if at and cell.grid_span == 1:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            for run in paragraph.runs:
                run.font.size = _TIGHT


def _hold_together(table: Table, first: int) -> None:
    """The first rows on one page, and the last two: no row stands alone."""
    rows = list(table.rows)
    held = {*range(min(first, len(rows) - 1)), len(rows) - 2}
    for at in held:
        for paragraph in rows[at]._tr.iter(qn("w:p")):
            Paragraph(paragraph, table).paragraph_format.keep_with_next = True


def _add_space(document: Document) -> None:
    """Air below a table, in which two tables do not run into one."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(6)
