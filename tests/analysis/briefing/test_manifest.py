"""What a pack says of itself: enough to find what was changed, no word of the articles, and never taken on trust."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.briefing.exhibit import Place
from analysis.briefing.manifest import data_name, draws, manifest_bytes, manifest_of, read_manifest, sha256
from analysis.contrast.rollup import DRAWS, SEED
from analysis.errors import InputError
from tests.analysis.briefing.exhibits import INPUTS, briefing_of, chart_exhibit, table_exhibit

CHART, TABLE = chart_exhibit(), table_exhibit()
BRIEFING = briefing_of(CHART, TABLE)
FILES = {
    "data/01-ferry-chart.csv": b"label,value\nHall,2.5\n",
    "data/02-ferry-table.csv": b"fact,n\n",
    "a.pdf": b"%PDF",
}
GOOD = manifest_bytes(BRIEFING, FILES, ["pdf"])


def changed(change) -> bytes:
    held = json.loads(GOOD)
    change(held)
    return json.dumps(held).encode()


def refused(content: bytes) -> str | None:
    try:
        read_manifest(content, "manifest.json")
    except InputError as error:
        return str(error)
    return None


def test_a_figure_says_what_it_is_where_it_stands_and_which_file_holds_its_numbers():
    figure = read_manifest(GOOD, "manifest.json").figures[0]
    assert (figure.number, figure.id, figure.kind, figure.key) == (1, "7K3M-Q2RD-W9FA", "chart", "ferry_chart")
    assert figure.place == Place("measures/topics", {"topics": ("ferry",)}, {})
    assert (figure.title, figure.counts, figure.inputs) == (CHART.title, CHART.counts, INPUTS)
    assert figure.file == data_name(BRIEFING, CHART) == "data/01-ferry-chart.csv"
    assert figure.sha256 == sha256(FILES[figure.file])


def test_settings_versions_draws_and_files_come_back_as_they_were():
    said = read_manifest(GOOD, "manifest.json")
    assert said.settings == {"paper": "A4", "quotes": True, "house": "", "formats": ("pdf",)}
    assert said.versions == {"Parallax": "0.1.0"}
    assert said.draws == draws()
    assert said.draws["intervals"] == {"seed": SEED, "draws": DRAWS}
    assert {each.name: (each.bytes, each.sha256) for each in said.files} == {
        name: (len(content), sha256(content)) for name, content in FILES.items()
    }


def test_figures_of_other_texts_keep_what_each_was_computed_from():
    later = replace(TABLE, inputs=replace(INPUTS, read_with="d" * 64))
    said = read_manifest(manifest_bytes(briefing_of(CHART, later), FILES), "manifest.json")
    assert [figure.inputs.read_with[0] for figure in said.figures] == ["c", "d"]
    assert len(said.inputs) == 2


def test_places_of_quotations_stand_in_it_and_none_of_their_words():
    assert manifest_of(BRIEFING, FILES)["figures"][0]["quoted"] == [{"paragraph_id": "hall/p02", "start": 0, "end": 19}]
    assert b"The ferry was late." not in GOOD
    assert manifest_of(briefing_of(CHART, quotes=False), FILES)["figures"][0]["quoted"] == []


def test_a_number_of_the_caption_that_the_data_do_not_give_is_named():
    said = manifest_of(briefing_of(CHART.captioned("Hall writes of the ferry 77 times.")), FILES)
    assert "77" in said["figures"][0]["unfounded"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "is no JSON"),
        (b"\xff\xfe", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b"[]", "is a file of another kind"),
        (b'{"a": NaN}', "NaN is no number"),
        (b" " * (8 * 2**20 + 1), "8,388,609 bytes"),
        (changed(lambda held: held.update(format="parallax-manifest/2")), "“parallax-manifest/2”"),
        (changed(lambda held: held.pop("figures")), "has no “figures”"),
        (
            changed(lambda held: held["figures"][1].update(number="two")),
            "figures 2: “number” is “two”, not a whole number",
        ),
        (changed(lambda held: held["figures"][0].update(id="7K3M")), "not the ID of a figure"),
        (changed(lambda held: held["figures"][0].update(inputs=2)), "'inputs' is 2, and there are 1"),
        (changed(lambda held: held["figures"][0].update(title="\ud800")), "not a text"),
        (changed(lambda held: held["figures"].append(7)), "figures 3 is 7, not an object"),
        (changed(lambda held: held["files"][0].update(sha256="0" * 63)), "not a SHA-256"),
        (changed(lambda held: held["files"][0].update(sha256="0" * 64)), "is listed with another SHA-256"),
        (changed(lambda held: held["files"].pop(0)), "“data/01-ferry-chart.csv”, is not listed"),
        (changed(lambda held: held["files"].append(held["files"][2])), "lists “a.pdf” more than once"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(content, words):
    assert words in refused(content)


@pytest.mark.parametrize("path", ["/etc/passwd", "../a", "data/../../a", "C:\\a", "a\nb", ""])
def test_no_file_lies_outside_the_pack(path):
    assert "not the path of a file in the pack" in refused(changed(lambda held: held["files"][2].update(name=path)))


@given(st.data())
def test_whatever_stands_in_its_places_is_read_or_refused_in_words(data):
    held = json.loads(GOOD)
    part, odd = (
        held,
        st.recursive(
            st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(),
            lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(), some, max_size=3),
            max_leaves=5,
        ),
    )
    while isinstance(part, dict | list) and part:
        at = data.draw(st.sampled_from(list(part) if isinstance(part, dict) else range(len(part))))
        if data.draw(st.booleans()) or not isinstance(part[at], dict | list):
            part[at] = data.draw(odd)
            break
        part = part[at]
    said = refused(json.dumps(held).encode())
    assert said is None or (said.startswith("manifest.json") and len(said) < 600)


@given(st.binary(max_size=200))
def test_no_bytes_break_it(content):
    assert refused(content)
