"""A pack: always numbers, references and manifest, the formats asked for beside them, and nothing half made."""

import zipfile
from io import BytesIO

import pandas as pd
import pytest

from analysis.briefing import pack
from analysis.briefing.briefing import Picture
from analysis.briefing.manifest import read_manifest, sha256
from analysis.briefing.pack import FORMATS, Format, needs_pictures, pack_bytes, pack_name
from analysis.errors import InputError, ParallaxError
from tests.analysis.briefing.exhibits import briefing_of, chart_exhibit, table_exhibit

CHART, TABLE = chart_exhibit(), table_exhibit()
BRIEFING = briefing_of(CHART, TABLE, pictures={CHART.id: Picture(b"a png", b"an svg")})
ALWAYS = {"data/01-ferry-chart.csv", "data/02-ferry-table.csv", "READ-ME.txt", "manifest.json"}


@pytest.fixture
def written(monkeypatch):
    """Formats whose writer is this: called with the briefing, in the place of PDF."""

    def put(write) -> None:
        monkeypatch.setattr("analysis.briefing.memo.pdf.pdf_bytes", write)

    return put


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def test_numbers_references_and_manifest_are_in_every_pack():
    files = unpacked(pack_bytes(BRIEFING, []))
    references = {"references.csl.json", "references.bib", "references.ris", "references.txt"}
    assert set(files) == ALWAYS | references
    frame = pd.read_csv(BytesIO(files["data/01-ferry-chart.csv"]))
    pd.testing.assert_frame_equal(frame, CHART.frame)


def test_an_unknown_number_is_an_empty_cell():
    files = unpacked(pack_bytes(BRIEFING, []))
    assert files["data/01-ferry-chart.csv"].decode("utf-8-sig").splitlines()[2] == "Berg,,0"


def test_the_manifest_lists_every_other_file_with_its_hash():
    files = unpacked(pack_bytes(BRIEFING, ["pictures"]))
    said = read_manifest(files.pop("manifest.json"), "manifest.json")
    assert {each.name: each.sha256 for each in said.files} == {name: sha256(held) for name, held in files.items()}
    assert said.settings["formats"] == ("pictures",)


def test_a_figure_that_could_not_be_drawn_has_no_picture_and_keeps_its_numbers():
    files = unpacked(pack_bytes(BRIEFING, ["pictures"]))
    assert (files["figures/01-ferry-chart.png"], files["figures/01-ferry-chart.svg"]) == (b"a png", b"an svg")
    assert [name for name in files if "02-" in name] == ["data/02-ferry-table.csv"]


def test_the_same_briefing_gives_the_same_bytes_each_file_dated_when_it_was_made():
    content = pack_bytes(BRIEFING, ["pictures"])
    assert content == pack_bytes(BRIEFING, ["pictures"])
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2024, 5, 3, 12, 0, 0)}


def test_progress_names_what_is_written_and_never_goes_back(written):
    written(lambda briefing: b"%PDF")
    heard = []
    files = unpacked(pack_bytes(BRIEFING, ["pictures", "pdf"], lambda share, words: heard.append((share, words))))
    assert files["parallax-two-tellings-of-a-ferry.pdf"] == b"%PDF"
    assert [words for _, words in heard[:2]] == ["Writing the memo as PDF …", "Writing the pictures …"]
    assert heard == sorted(heard, key=lambda told: told[0])
    assert (heard[0][0], heard[-1][0]) == (0, 1)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ParallaxError("Figure 2 has no rows."), "The memo as PDF could not be written: Figure 2 has no rows."),
        (KeyError("n_units"), r"The memo as PDF could not be written \(KeyError\), so no pack was made."),
    ],
)
def test_a_writer_that_fails_is_named_and_nothing_is_given(written, error, words):
    def fail(briefing):
        raise error

    written(fail)
    with pytest.raises(InputError, match=words) as caught:
        pack_bytes(BRIEFING, ["pdf"])
    assert caught.value.__cause__ is error


def test_a_format_that_there_is_not_is_refused():
    with pytest.raises(InputError, match="no format 'doc'"):
        pack_bytes(BRIEFING, ["doc"])


@pytest.mark.parametrize("form", [form for form in FORMATS.values() if form.suffix], ids=lambda form: form.suffix)
def test_every_format_has_its_writer(form: Format):
    module, writer = form.writer
    assert callable(getattr(pytest.importorskip(f"analysis.briefing.{module}"), writer))


def test_slides_and_workbook_need_no_pictures():
    assert not needs_pictures(["pptx", "xlsx", "html"])
    assert all(map(needs_pictures, (["docx"], ["pdf"], ["xlsx", "pictures"])))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Two tellings of a ferry", "parallax-two-tellings-of-a-ferry-2024-05-03.zip"),
        ("Été à l’île / “..\\x”", "parallax-ete-a-lile-x-2024-05-03.zip"),
        ("渡船", "parallax-briefing-2024-05-03.zip"),
        ("w" * 500, f"parallax-{'w' * 60}-2024-05-03.zip"),
    ],
)
def test_a_pack_is_called_by_its_title_in_letters_that_every_system_takes(title, name):
    assert pack_name(briefing_of(CHART, title=title)) == name


def test_the_read_me_tells_figures_with_their_ids_and_how_to_check_them():
    said = unpacked(pack_bytes(BRIEFING, []))["READ-ME.txt"].decode()
    assert f"  1  {CHART.id}  {CHART.title}" in said
    assert "python -m analysis verify" in said
    assert "Quotations are short" in said
    assert "Quotations" not in unpacked(pack_bytes(briefing_of(CHART, quotes=False), []))["READ-ME.txt"].decode()


def test_what_a_pack_does_not_need_is_not_loaded():
    assert not {name for name in vars(pack) if name in ("slides", "word", "pdf", "workbook", "webpage")}
