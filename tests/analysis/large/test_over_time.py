"""Paragraphs by the time of publication: months or years, none left out, and what has no date told apart."""

import pytest

from analysis.contrast.contrasts import contrast_authors
from analysis.large.over_time import MOST_MONTHS, UNDATED, paragraphs_over_time, periods_of
from tests.analysis.large.articles import article, told
from tests.analysis.large.folders import opened, scored_folder


def timed(folder, *dates, paragraphs=((0.5,),)):
    """The rows of the Russian side, by period; an article of the same paragraphs for each date, and one American."""
    articles = [article(f"a{at}", "Russian", paragraphs, date) for at, date in enumerate(dates)]
    shown = opened(scored_folder(folder, told(*articles, article("b", "American", [[-0.5]], dates[0]))))
    frame = paragraphs_over_time(shown, contrast_authors(shown, ("Russian", "American")), "author")
    return frame[frame["group"] == "Russian"].set_index("period"), shown


def test_every_month_between_has_a_row_and_what_has_no_date_the_last(tmp_path):
    rows, _ = timed(tmp_path, "2020-12-31", "2021-02-01", "2021-02", None)
    assert rows["n_paragraphs"].to_dict() == {"2020-12": 1, "2021-01": 0, "2021-02": 2, UNDATED: 1}
    assert rows.loc["2021-01", ["value", "low", "high"]].isna().all()
    assert rows.loc[["2021-02", UNDATED], "value"].tolist() == [0.5, 0.5]
    assert rows["mark"].tolist()[1:] == ["2021-01|Russian", "2021-02|Russian", "|Russian"]


def test_of_more_months_years_are_counted_and_a_year_alone_is_a_date_then(tmp_path):
    rows, _ = timed(tmp_path, "2018-01-01", "2021-01-01", "2019")
    assert rows["n_paragraphs"].to_dict() == {"2018": 1, "2019": 1, "2020": 0, "2021": 1, UNDATED: 0}


def test_a_year_alone_or_what_is_no_month_has_no_date_among_months(tmp_path):
    rows, _ = timed(tmp_path, "2021-03", "2021-04-05", "2021", "2021-13-01")
    assert rows["n_paragraphs"].to_dict() == {"2021-03": 1, "2021-04": 1, UNDATED: 2}


@pytest.mark.parametrize(("last", "n"), [("2023-12", 36), ("2024-01", 4)])
def test_months_end_where_there_are_too_many(tmp_path, last, n):
    _, shown = timed(tmp_path, "2021-01", last)
    assert len(periods_of(shown.corpus)) == n <= MOST_MONTHS


def test_without_any_date_there_is_no_row(tmp_path):
    assert timed(tmp_path, None, "", "unknown")[0].empty


def test_a_month_is_a_ratio_of_sums_with_what_it_rests_on(tmp_path):
    rows, _ = timed(tmp_path, "2021-03-01", "2021-04-01", paragraphs=([1.0], [0.0, 0.0, 0.0], []))
    assert rows.loc["2021-03", ["value", "n_paragraphs", "n_able", "n_counted"]].tolist() == [0.25, 3, 2, 4]
    assert rows.loc["2021-03", "low"] < 0.25 < rows.loc["2021-03", "high"]
