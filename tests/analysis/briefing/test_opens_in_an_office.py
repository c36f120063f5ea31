"""Slides, memo and workbook opened by another program than the one that wrote them: converted to PDF, and read there.

LibreOffice opens a file that it has to repair without a word when nobody watches; a part that it had to drop, such as a
chart or a row, is then missing in what it prints. So the words and the number of pages are compared.
"""

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader

from analysis.briefing.briefing import Picture
from analysis.briefing.exhibit import Grid, GridRow
from analysis.briefing.memo.word import word_bytes
from analysis.briefing.slides.slides import slides_bytes
from analysis.briefing.workbook.workbook import workbook_bytes
from tests.analysis.briefing.exhibits import briefing_of, chart_exhibit, table_exhibit

OFFICE = shutil.which("soffice")
GRID = Grid(("1", "2", "3"), (GridRow("Ferry", ("●", "", "○")), GridRow("Fare", ("", "●", "●"))))
LONG = "A heading that goes on about the ferry, the fare and the weather of that morning " * 4

pytestmark = pytest.mark.skipif(
    OFFICE is None and not os.environ.get("REQUIRE_OFFICE"), reason="LibreOffice (soffice) is not installed"
)


@pytest.fixture(scope="module")
def briefing():
    chart = chart_exhibit()
    return briefing_of(
        chart,
        chart_exhibit(id="0000-0000-0001", key="cells", grid=GRID, title="The ferry is in both."),
        table_exhibit(caption=LONG[:390]),
        table_exhibit(id="0000-0000-0002", title="=cmd|' /C calc'!A0 <b>bold</b> ]]> \u200f & Шрифт 字"),
        pictures={chart.id: _picture()},
    )


@pytest.fixture(scope="module")
def converted(briefing, tmp_path_factory) -> dict[str, list[str]]:
    """The words of each page of each file, by its ending, as LibreOffice prints it."""
    assert OFFICE, "REQUIRE_OFFICE is set, and LibreOffice (soffice) is not installed."
    folder = tmp_path_factory.mktemp("office")
    written = {"pptx": slides_bytes, "docx": word_bytes, "xlsx": workbook_bytes}
    for ending, write in written.items():
        (folder / f"pack.{ending}").write_bytes(write(briefing))
    return {ending: _printed(folder / f"pack.{ending}", folder / ending) for ending in written}


def _printed(path: Path, out: Path) -> list[str]:
    command = [OFFICE, f"-env:UserInstallation={(out.parent / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [" ".join(page.extract_text().split()) for page in PdfReader(out / "pack.pdf").pages]


def _picture() -> Picture:
    image = Image.new("RGB", (3200, 1800), "white")
    ImageDraw.Draw(image).rectangle((300, 600, 2600, 1500), fill="#0072B2")
    held = BytesIO()
    image.save(held, "PNG")
    return Picture(held.getvalue(), b"<svg xmlns='http://www.w3.org/2000/svg'/>")


def test_every_figure_has_its_slide_with_finding_counts_and_id(briefing, converted):
    slides = converted["pptx"]
    assert len(slides) >= len(briefing.exhibits) + 1
    for exhibit in briefing.exhibits:
        (slide,) = [page for page in slides if exhibit.id in page]
        assert exhibit.counts in slide


def test_a_chart_is_drawn_and_its_numbers_can_be_read(converted):
    assert any("Hall" in page and "Berg" in page for page in converted["pptx"])


def test_the_memo_holds_every_finding_number_and_reference(briefing, converted):
    memo = " ".join(converted["docx"])
    for exhibit in briefing.exhibits[:2]:
        assert exhibit.heading in memo
        assert exhibit.id in memo
    assert "The Late Ferry" in memo


def test_the_workbook_prints_every_figure(briefing, converted):
    book = " ".join(converted["xlsx"])
    assert all(exhibit.id in book for exhibit in briefing.exhibits)


@pytest.mark.parametrize("ending", ["pptx", "docx", "xlsx"])
def test_what_looks_like_a_formula_or_markup_is_printed_as_it_was_written(ending, converted):
    assert "=cmd|' /C calc'!A0 <b>bold</b>" in " ".join(converted[ending])
