"""The web page: whole in itself, no text taken for markup or script, readable without scripts, drawn with them."""

import base64
import hashlib
import re

import pandas as pd
import pytest

from analysis.briefing.exhibit import Behind, Grid, GridRow, Place
from analysis.briefing.house.house import House
from analysis.briefing.webpage.tables import shown
from analysis.briefing.webpage.webpage import webpage_bytes
from tests.analysis.briefing.exhibits import articles, briefing_of, chart_exhibit, table_exhibit
from tests.analysis.briefing.reading_webpage import drawn_figures, figure_in_page, opened, same_numbers, says
from tests.conftest import watched_page

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<b>bold</b> & <a href='http://example.org'>link</a>",
    "--><!-- ]]> {{x}} ${y}",
    "a\x00b\ufffec\ud800",
)
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
MANY = pd.DataFrame({"label": [f"row {at}" for at in range(60)], "value": [at / 7 for at in range(60)]})


def page_of(*figures, **changed):
    return opened(webpage_bytes(briefing_of(*figures, **changed)))


def text_of(element) -> str:
    return " ".join(element.text_content().split())


def test_figures_stand_in_order_with_their_headings():
    page = page_of(chart_exhibit(), table_exhibit().captioned("What both tell"))
    assert [each.get("id") for each in page.findall('.//section[@class="figure"]')] == ["figure-1", "figure-2"]
    assert [each.text for each in page.findall('.//section[@class="figure"]//h2')] == [
        chart_exhibit().title,
        "What both tell",
    ]
    assert f"Computed: {table_exhibit().title}" in text_of(page.get_element_by_id("figure-2"))


def test_contents_lead_to_the_figures():
    page = page_of(chart_exhibit(), table_exhibit())
    assert [each.get("href") for each in page.findall(".//nav//a")] == ["#figure-1", "#figure-2"]


def test_numbers_are_those_of_the_frame():
    figures = [chart_exhibit(), table_exhibit(), chart_exhibit(id="MANY", frame=MANY)]
    page = page_of(*figures)
    for number, each in enumerate(figures, 1):
        assert same_numbers(each.frame, figure_in_page(page, number))
    assert not same_numbers(chart_exhibit().frame.assign(value=[2.6, float("nan")]), figure_in_page(page, 1))
    assert not same_numbers(chart_exhibit().frame.assign(value=[2.5, 0.0]), figure_in_page(page, 1))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *(
            (1260, "1,260"),
            (-0.3271, "−0.327"),
            (117.44, "117.4"),
            (99.9996, "100.000"),
            (0.0, "0.000"),
            (-0.0, "0.000"),
        ),
        *((3e-8, "0.00000003"), (-0.00042, "−0.0004"), (float("nan"), ""), (None, ""), (float("-inf"), "−∞")),
        *((True, "yes"), ("none", "none")),
    ],
)
def test_cells_in_words(value, text):
    assert shown(value) == text


def test_cells_in_words_say_their_values():
    for value in (1260, -0.3271, 3e-8, 0.0004, 117.44, 0, 2 / 3, float("nan")):
        assert says(shown(value), value)


def test_figure_is_drawn_from_its_own_json():
    page = page_of(table_exhibit(), chart_exhibit())
    assert drawn_figures(page) == {"2": chart_exhibit().figure}
    chart = page.find('.//div[@class="chart"]')
    assert (chart.get("data-figure"), chart.get("role"), chart.get("aria-label")) == ("2", "img", chart_exhibit().alt)


def test_page_without_charts_has_no_script():
    page = page_of(table_exhibit())
    assert page.findall(".//script") == []
    assert "script-src" not in page.find('.//meta[@http-equiv="Content-Security-Policy"]').get("content")


def test_only_our_scripts_may_run():
    page = page_of(chart_exhibit())
    policy = page.find('.//meta[@http-equiv="Content-Security-Policy"]').get("content")
    (own,) = [each.text for each in page.findall(".//script") if not each.get("type")]
    digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-inline" not in policy.split("style-src")[0]
    assert "unsafe-eval" not in policy


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_is_text_everywhere(hostile):
    behind = (Behind("hall/p02", "1", hostile, hostile, hostile, 0, 3),)
    grid = Grid((hostile,), (GridRow(hostile, (hostile,), (f'#000"{hostile}',)),), ((hostile, 1),), hostile)
    figure = {"data": [{"type": "bar", "x": [1], "y": [hostile], "hovertext": [hostile]}], "layout": {}}
    frame = pd.DataFrame({"label": pd.Series([hostile.replace("\ud800", "")]), hostile.replace("\ud800", ""): [1.0]})
    exhibit = chart_exhibit(
        title=hostile, counts=hostile, alt=hostile, behind=behind, grid=grid, figure=figure, frame=frame,
        key=hostile, place=Place(hostile, {hostile: (hostile,)}), headings={"label": hostile},
    )  # fmt: skip
    house = House(name=hostile, footer=hostile, heading_font=hostile, accent=hostile, logo=PNG)
    words = {"title": hostile, "author": hostile, "corpus": hostile, "versions": {hostile: hostile}, "house": house}
    documents = articles().assign(title=hostile.replace("\ud800", ""), url="javascript:alert(1)")
    page = page_of(exhibit.captioned(hostile), **words, documents=documents)
    assert len(page.findall(".//script")) == 3
    assert [each.get("class") for each in page.iter("img")] == ["logo"]
    assert not page.findall(".//b")
    assert {each.get("href")[:1] for each in page.iter("a")} == {"#"}
    assert not [name for each in page.iter() for name in each.attrib if name.startswith("on")]
    assert "alert(1)" in text_of(page.get_element_by_id("figure-1")) or "script" not in hostile


def test_link_back_only_where_others_reach_it():
    reached = page_of(chart_exhibit(), address="https://parallax.example.org")
    assert "figure=7K3M-Q2RD-W9FA" in reached.find('.//p[@class="id"]/a').get("href")
    assert page_of(chart_exhibit(), address="javascript:alert(1)").find('.//p[@class="id"]/a') is None
    assert page_of(chart_exhibit()).find('.//p[@class="id"]/a') is None


def test_passages_are_quoted_only_where_asked():
    quoted, silent = (
        text_of(page_of(chart_exhibit(), quotes=of).get_element_by_id("figure-1")) for of in (True, False)
    )
    assert "“The ferry was late.”" in quoted
    assert "The ferry was late." not in silent
    assert "Says that the ferry runs late." in silent
    assert "Hall (2024-05-01), ¶ 2" in silent


@pytest.mark.parametrize(("kind", "opened_at_once"), [("chart", False), ("passages", True), ("fact", True)])
def test_words_stand_open_where_they_are_the_figure(kind, opened_at_once):
    page = page_of(chart_exhibit(kind=kind))
    words = next(each for each in page.iter("details") if "The words behind" in each.findtext("summary"))
    assert ("open" in words.attrib) is opened_at_once


def test_grid_is_a_table_with_heads():
    grid = Grid(("1", "2"), (GridRow("Tone", ("+", "−"), ("#1B7837", "#EFEDE7")),), (("Hall", 2),), "+ favourable")
    table = page_of(chart_exhibit(grid=grid)).find('.//table[@class="cells"]')
    assert [each.get("scope") for each in table.iter("th")] == ["colgroup", "col", "col", "row"]
    assert [each.get("style") for each in table.findall("tbody/tr/td")] == [
        "background:#1B7837;color:#FFFFFF",
        "background:#EFEDE7;color:#1F2328",
    ]


def test_long_table_is_cut_in_print_alone():
    page = page_of(chart_exhibit(frame=MANY))
    rows = page.findall('.//table[@class="numbers"]/tbody/tr')
    assert [each.get("class") for each in rows] == [None] * 40 + ["screen"] * 20
    assert "the first 40 of 60 rows" in text_of(page)


def test_columns_are_explained_below_their_table():
    page = page_of(chart_exhibit(key="authors_tone"))
    said = text_of(page.find('.//section[@class="figure"]'))
    assert "tone: −1 hostile to +1 favourable words" in said
    assert "empty: no scored word" in said


def test_limits_and_references_close_the_page():
    said = text_of(page_of(chart_exhibit()))
    for part in ("What these figures cannot say", "Figure\u00a01: Two texts only.", "References", "Hall, A."):
        assert part.replace("\u00a0", " ") in said


def test_house_sets_fonts_colours_and_logo():
    house = House(name="Harbour", footer="Harbour & Co", accent="#004488", heading_font="Merri'weather;}", logo=PNG)
    content = webpage_bytes(briefing_of(chart_exhibit(), house=house)).decode()
    assert "--accent: #004488" in content
    assert "--heading: 'Merriweather', Georgia, serif" in content
    assert 'alt="Harbour" src="data:image/png;base64,' in content
    assert "<p>Harbour &amp; Co</p>" in content


@pytest.mark.parametrize(("paper", "size"), [("A4", "A4"), ("Letter", "letter"), ("}x", "A4")])
def test_paper(paper, size):
    assert f"@page {{ size: {size};".encode() in webpage_bytes(briefing_of(chart_exhibit(), paper=paper))


def test_nothing_is_asked_of_any_other_place():
    content = webpage_bytes(briefing_of(chart_exhibit(), table_exhibit())).decode()
    assert not re.search(r'\b(?:src|href|action|data)="(?!#|data:image/)', content)
    assert not re.search(r"url\(|@import", content)


def test_same_briefing_gives_the_same_bytes():
    briefing = briefing_of(chart_exhibit(), table_exhibit())
    assert webpage_bytes(briefing) == webpage_bytes(briefing)


def test_page_is_small_enough_to_mail():
    assert len(webpage_bytes(briefing_of(chart_exhibit()))) < 2.2e6


def test_briefing_without_figures_is_a_page():
    assert page_of().find(".//h1").text == "Two tellings of a ferry"


@pytest.fixture
def written(tmp_path):
    """The address of a page with a chart and a table, one of them named like a script."""
    bars = {"type": "bar", "x": [1, 2], "y": [HOSTILE[0], "B"], "text": ["a", "b"], "textposition": "inside"}
    coloured = bars | {"marker": {"color": [0.1, 0.2], "colorscale": [[0, "#762A83"], [1, "#1B7837"]]}}
    named = chart_exhibit(figure={"data": [coloured], "layout": {}})
    path = tmp_path / "page.html"
    path.write_bytes(webpage_bytes(briefing_of(named, chart_exhibit(id="OTHER"), table_exhibit())))
    return path.as_uri()


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}])
def test_charts_are_drawn_without_asking_anybody(chromium, written, options):
    with watched_page(chromium, **options) as page:
        said = []
        page.on("console", lambda line: said.append(line.text))
        page.goto(written)
        page.wait_for_selector("html[data-drawn]", state="attached")
        assert page.locator(".chart svg.main-svg").count() >= 2
        assert said == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_page_reads_without_scripts(chromium, written):
    with watched_page(chromium, java_script_enabled=False) as page:
        page.goto(written)
        assert "drawn by a script" in page.locator("#figure-1").inner_text()
        page.locator("#figure-1 summary").first.click()
        assert page.locator("#figure-1 table.numbers").is_visible()


def test_changed_script_does_not_run(chromium, written, tmp_path):
    changed = tmp_path / "changed.html"
    content = (tmp_path / "page.html").read_text(encoding="utf-8")
    changed.write_text(content.replace("<script>", "<script>document.title = 'ran';", 1), encoding="utf-8")
    context = chromium.new_context()
    page = context.new_page()
    page.goto(changed.as_uri())
    assert page.title() == "Two tellings of a ferry"
    context.close()
