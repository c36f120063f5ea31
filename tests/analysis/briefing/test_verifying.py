"""A pack held against its manifest, against what is at hand, and against what comes out now."""

import json
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

import analysis.__main__ as command_line
from analysis.briefing.manifest import MANIFEST, data_name, manifest_bytes
from analysis.briefing.verify import verifying
from analysis.briefing.verify.recomputing import Recomputed
from analysis.briefing.verify.unpacked import read_pack
from analysis.briefing.versions import versions
from analysis.errors import InputError
from analysis.exchange.writing import csv_bytes
from analysis.projects import store
from tests.analysis.briefing.exhibits import briefing_of, chart_exhibit, table_exhibit

CHART, TABLE = chart_exhibit(), table_exhibit()
BRIEFING = briefing_of(CHART, TABLE, versions=versions())
FIRST = f"Figure 1 ({CHART.id})"


def files_of(briefing=BRIEFING) -> dict[str, bytes]:
    """A pack of numbers alone, by its files."""
    numbers = {data_name(briefing, each): csv_bytes(each.frame) for each in briefing.exhibits}
    files = {"READ-ME.txt": b"Two figures.\n", **numbers}
    return {**files, MANIFEST: manifest_bytes(briefing, files)}


def zipped(files: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def as_before(exhibit) -> Recomputed:
    """What comes out where nothing has changed."""
    inputs = exhibit.inputs
    table = csv_bytes(exhibit.frame).decode("utf-8-sig")
    return Recomputed(exhibit.id, exhibit.title, exhibit.counts, table, inputs.articles, inputs.read_with)


@pytest.fixture
def come_out(monkeypatch):
    """What the pages make now, by the number of the figure: at first, what they made before."""
    made = {1: as_before(CHART), 2: as_before(TABLE)}
    monkeypatch.setattr(
        verifying, "recompute", lambda asked, folder, told: {each.number: made[each.number] for each in asked}
    )
    return made


@pytest.fixture
def verified(come_out, tmp_path, capsys):
    """The exit status of the command for a pack of some files, and the lines that it prints."""

    def of(files: dict[str, bytes], *more: str) -> tuple[int, list[str]]:
        path = tmp_path / "pack.zip"
        path.write_bytes(zipped(files))
        status = command_line.main(["verify", str(path), *more])
        said = capsys.readouterr()
        return status, [line.strip() for line in (said.out + said.err).splitlines()]

    return of


def test_a_pack_that_comes_out_the_same_is_status_0(verified):
    assert verified(files_of()) == (
        0,
        [
            "Files",
            "3 files as packed.",
            "Made from",
            "2 articles: the same texts.",
            "Codebooks, lexicons, model and code: the same.",
            "Versions, seeds and draws: the same.",
            "Figures",
            f"{FIRST}: the same, 2 rows.",
            f"Figure 2 ({TABLE.id}): the same, 2 rows.",
            "Everything is as it was packed.",
        ],
    )


def test_a_changed_number_is_found_by_its_hash_and_by_its_cell(verified):
    name = data_name(BRIEFING, CHART)
    files = files_of()
    status, lines = verified({**files, name: files[name].replace(b"2.5", b"9.5")})
    assert status == 1
    assert f"{name}: was changed since it was packed." in lines
    assert f"{FIRST}: row Hall, column value: 9.5 in the pack, 2.5 now." in lines


def test_missing_and_added_files_are_named(verified):
    files = files_of()
    name = data_name(BRIEFING, CHART)
    del files[name]
    status, lines = verified({**files, "note.txt": b"", ".DS_Store": b"", "__MACOSX/a": b""})
    assert status == 1
    assert lines[1:4] == ["2 files as packed.", f"{name}: is missing.", "note.txt: was added to the pack."]
    assert f"{FIRST}: its numbers are missing." in lines


def test_a_changed_manifest_is_found_by_what_comes_out(verified):
    files = files_of()
    manifest = json.loads(files[MANIFEST])
    manifest["figures"][0] |= {"id": "7K3M-Q2RD-0000", "title": "Hall never wrote of the ferry."}
    status, lines = verified({**files, MANIFEST: json.dumps(manifest).encode()})
    assert status == 1
    name = "Figure 1 (7K3M-Q2RD-0000)"
    assert f"{name}: finding: “Hall never wrote of the ferry.” in the pack, “{CHART.title}” now." in lines
    assert f"{name}: its ID is now {CHART.id}. What changed: its numbers." in lines


def test_numbers_that_agree_neither_with_manifest_nor_file_cannot_be_checked(verified):
    files = files_of()
    manifest = json.loads(files[MANIFEST])
    manifest["figures"][0]["sha256"] = "0" * 64
    status, lines = verified({**files, MANIFEST: json.dumps(manifest).encode()})
    assert status == 2
    assert "is listed with another SHA-256" in lines[0]


def test_other_articles_and_codebooks_are_named(verified, come_out):
    inputs = {"articles": {"hall": "0" * 64, "voss": "b" * 64}, "read_with": "0" * 64}
    come_out[1] = replace(come_out[1], **inputs, id="7K3M-0000-W9FA")
    come_out[2] = replace(come_out[2], **inputs)
    status, lines = verified(files_of())
    assert status == 1
    assert lines[3:7] == [
        "berg: this article is not here.",
        "voss: this article is new.",
        "hall: the text of this article is another one.",
        "Codebooks, lexicons, model and code: not those that the pack was made with.",
    ]
    assert f"{FIRST}: its ID is now 7K3M-0000-W9FA. What changed: the articles, codebooks or code." in lines


def test_another_version_is_told_and_is_no_difference(verified):
    status, lines = verified(files_of(replace(BRIEFING, versions=versions() | {"numpy": "0.1", "abacus": "2"})))
    assert status == 0
    assert f"numpy: 0.1 made the pack, {versions()['numpy']} is here." in lines
    assert "abacus: 2 made the pack, none is here." in lines


def test_a_figure_that_its_page_no_longer_shows_differs(verified, come_out):
    come_out[1] = Recomputed(gone=True)
    status, lines = verified(files_of())
    assert status == 1
    assert f"{FIRST}: its page no longer shows it." in lines
    assert lines[-1] == "1 difference."


def test_a_figure_that_cannot_be_computed_is_unchecked_and_not_the_same(verified, come_out):
    come_out[1] = Recomputed(trouble="its page broke off.")
    status, lines = verified(files_of())
    assert status == 2
    assert f"{FIRST}: not computed anew: its page broke off." in lines
    assert lines[-1] == "Nothing that was checked differs, but 1 thing could not be checked."


def test_a_project_that_is_not_here_leaves_its_figures_unchecked(verified):
    away = replace(BRIEFING, exhibits=(replace(CHART, inputs=replace(CHART.inputs, project="ferries")), TABLE))
    status, lines = verified(files_of(away))
    assert status == 2
    trouble = "The project ferries is not on this machine. Give its folder with --project."
    assert f"{FIRST}: not computed anew: {trouble}" in lines
    assert f"Figure 2 ({TABLE.id}): the same, 2 rows." in lines


def test_the_project_is_found_among_the_readers_own_or_where_it_was_mailed_to(monkeypatch, tmp_path):
    away = replace(BRIEFING, exhibits=(replace(CHART, inputs=replace(CHART.inputs, project="ferries")), TABLE))
    (tmp_path / "pack.zip").write_bytes(zipped(files_of(away)))
    folders = []

    def note(asked, folder, told):
        folders.append(folder)
        return {each.number: as_before(away.exhibits[each.number - 1]) for each in asked}

    monkeypatch.setattr(verifying, "recompute", note)
    own, mailed = tmp_path / "projects" / "ferries", tmp_path / "mailed"
    for folder in (own, mailed):
        store.save_project(folder.parent, replace(store.new_project(folder.parent, folder.name), id=folder.name))
    verifying.verify_pack(tmp_path / "pack.zip")
    verifying.verify_pack(tmp_path / "pack.zip", mailed)
    assert folders == [own, None, mailed, None]


def test_a_folder_that_holds_no_project_is_told(verified, tmp_path):
    away = replace(BRIEFING, exhibits=(replace(CHART, inputs=replace(CHART.inputs, project="ferries")),))
    status, lines = verified(files_of(away), "--project", str(tmp_path))
    assert status == 2
    assert f"{FIRST}: not computed anew: {tmp_path} holds no project." in lines


def test_what_a_terminal_would_obey_is_not_printed(verified, come_out):
    come_out[1] = replace(come_out[1], title="Hall\x1b[2J\x07")
    assert not [line for line in verified(files_of())[1] if not line.isprintable()]


def test_a_pack_is_read_from_its_folder_too_and_from_a_folder_in_it(tmp_path):
    files = files_of()
    for name, content in files.items():
        path = tmp_path / "unpacked" / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert read_pack(tmp_path / "unpacked" / "in") == read_pack(tmp_path / "unpacked") == files
    (tmp_path / "packed.zip").write_bytes(zipped({f"in/{name}": content for name, content in files.items()}))
    assert read_pack(tmp_path / "packed.zip") == files


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        (b"", "is no zip archive"),
        (b"PK\x03\x04 and no more", "is no zip archive"),
        (zipped({"a.txt": b"a"}), "holds no manifest.json"),
        (zipped({MANIFEST: b"[]"}), "is a file of another kind"),
        (zipped({MANIFEST: b"0" * 2_000_000}), "is packed"),
    ],
    ids=["none", "empty", "broken", "other", "no manifest", "bomb"],
)
def test_what_is_no_pack_is_told_and_status_2(tmp_path, capsys, content, said):
    if content is not None:
        (tmp_path / "pack.zip").write_bytes(content)
    assert command_line.main(["verify", str(tmp_path / "pack.zip")]) == 2
    assert said in capsys.readouterr().err


def test_a_folder_without_a_manifest_is_no_pack(tmp_path):
    with pytest.raises(InputError, match="holds no manifest"):
        read_pack(tmp_path)
