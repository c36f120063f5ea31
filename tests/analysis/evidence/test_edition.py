import pytest

from analysis.evidence.edition import columns_of, edition_table, say_date
from analysis.exchange.builtin import CORPUS
from analysis.exchange.features import read_edition
from tests.tiny import tiny_results


def test_the_table_has_a_row_per_file_with_its_grain_and_rows():
    table = edition_table(tiny_results().frames()).set_index("File")
    assert table.index[0] == "documents.csv"
    assert table.loc["paragraphs.csv", ["One row per", "Rows"]].tolist() == ["paragraph", 4]
    assert "quoted_words" in table.loc["paragraphs.csv", "Holds"]


def test_every_file_that_ships_is_explained_with_all_its_columns():
    frames = read_edition(CORPUS)
    assert {f"{name}.csv" for name in frames} == {path.name for path in (CORPUS / "features").iterdir()}
    for name, frame in frames.items():
        assert columns_of(name)["Column"].tolist() == frame.columns.tolist()
        assert columns_of(name)["Meaning"].str.len().min() > 3


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2021-03-24", "24 March 2021"),
        ("2021-03", "March 2021"),
        ("2021", "2021"),
        ("", ""),
        (None, ""),
        (float("nan"), ""),
    ],
)
def test_dates_are_said_as_exactly_as_they_are_known(iso, said):
    assert say_date(iso) == said
