"""House style and citations on the Briefing page: taken, kept, refused in words, and the default again."""

from io import BytesIO

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from analysis.briefing.house.house import House
from analysis.briefing.house.kept import keep_house, kept_house
from analysis.briefing.kept import keep_tray
from analysis.briefing.tray import Tray
from analysis.projects import store
from tests.analysis.briefing.exhibits import table_exhibit
from tests.pages.reading import opened_at, written

PAGE = "pages/work/briefing.py"
TOML = b'name = "Harbour <b>Institute</b>"\n[colours]\naccent = "#1D4F7C"\n[files]\nlogo = "our.png"'


@pytest.fixture
def folder(own_folder):
    """Where the house style is kept; a briefing of one table is open."""
    keep_tray(Tray((table_exhibit(),), title="Ferries"), own_folder)
    return store.projects_home() / ".house"


@pytest.fixture
def page(folder) -> AppTest:
    return opened_at(PAGE)


def dropped(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """The page after files are dropped on the house style."""
    field = next(each for each in page.file_uploader if each.label.startswith("Drop house.toml"))
    kinds = {"toml": "application/toml", "png": "image/png", "pptx": "application/vnd.ms-powerpoint"}
    return field.set_value([(name, content, kinds[name.rpartition(".")[2]]) for name, content in files]).run()


def told(page: AppTest) -> str:
    """The first error, without what makes signs of Markdown literal."""
    return page.error[0].value.replace("\\", "")


def logo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 20), "#1D4F7C").save(out, "PNG")
    return out.getvalue()


def style(page: AppTest) -> str:
    return next(body for body in written(page) if 'class="house"' in body)


def button(page: AppTest, label: str):
    return next(each for each in page.button if each.label == label)


def test_the_default_is_shown_and_kept_nowhere(page, folder):
    assert not page.exception
    assert "Headings and rules #1F2328" in style(page)
    assert not folder.exists()


def test_files_dropped_together_are_taken_and_kept(page, folder):
    page = dropped(page, ("house.toml", TOML), ("our.png", logo()))
    assert not page.exception
    assert kept_house(folder).name == "Harbour <b>Institute</b>"
    assert kept_house(folder).logo
    assert "Harbour &lt;b&gt;Institute&lt;/b&gt;" in style(page)
    assert "#1D4F7C" in style(opened_at(PAGE))
    assert store.list_projects(store.projects_home()) == []


def test_a_file_that_cannot_be_used_loses_nothing_that_is_set(page, folder):
    page = dropped(page, ("house.toml", TOML), ("our.png", logo()))
    page = dropped(page, ("house.toml", b'[colours]\nink = "#FFEE00"'))
    assert "1.2 to 1" in told(page)
    assert "stays as it was" in told(page)
    page = dropped(page, ("template.pptx", b"not one"))
    assert "no PowerPoint file" in told(page)
    assert kept_house(folder).accent == "#1D4F7C"


def test_a_logo_alone_takes_the_place_of_the_one_that_is_set(page, folder):
    dropped(page, ("mark.png", logo()))
    assert kept_house(folder).logo
    assert kept_house(folder).accent == House().accent


def test_two_of_a_kind_are_refused(page, folder):
    page = dropped(page, ("a.png", logo()), ("b.png", logo()))
    assert "one logo file" in told(page)
    assert not folder.exists()


def test_the_form_changes_the_simple_entries_and_no_others(folder):
    held = House(series={"Russian": "#AA3377"})
    keep_house(held, folder)
    page = opened_at(PAGE)
    page.text_input(key="house-footer-0").set_value("For the meeting of 3 May")
    page.color_picker(key="house-accent-0").set_value("#1D4F7C")
    button(page, "Use this style").click().run()
    assert kept_house(folder) == House(
        footer="For the meeting of 3 May", accent="#1D4F7C", series={"Russian": "#AA3377"}
    )


def test_a_colour_that_cannot_be_read_is_told_and_the_form_keeps_the_rest(page, folder):
    page.text_input(key="house-name-0").set_value("Harbour Institute")
    page.color_picker(key="house-muted-0").set_value("#CCCCCC")
    page = button(page, "Use this style").click().run()
    assert "4.5 to 1" in told(page)
    assert page.text_input(key="house-name-0").value == "Harbour Institute"
    assert not folder.exists()


def test_the_form_begins_anew_only_where_a_file_was_taken(page):
    page = dropped(page, ("house.toml", b"name ="))
    assert page.text_input(key="house-name-0").value == ""
    page = dropped(page, ("house.toml", b'name = "Harbour Institute"'))
    assert page.text_input(key="house-name-1").value == "Harbour Institute"


def test_the_default_again_takes_the_kept_one_away(folder):
    keep_house(House(name="Harbour Institute"), folder)
    page = button(opened_at(PAGE), "The default again").click().run()
    assert not folder.exists()
    assert "Harbour" not in style(page)


def test_a_kept_style_that_was_spoilt_is_said_and_the_default_taken(folder):
    keep_house(House(name="Harbour Institute"), folder)
    (folder / "house.toml").write_text("name =", encoding="utf-8")
    page = opened_at(PAGE)
    assert not page.exception
    assert "is not TOML" in told(page)
    assert "Harbour" not in style(page)


def test_a_figure_is_cited_once_its_popover_is_opened(page):
    assert not page.code
    page.session_state[f"briefing-cite-{table_exhibit().id}"] = True
    page.run()
    assert not page.exception
    assert "[Table; figure ID 1A2B-3C4D-5E6F]" in page.code[0].value
    assert "In Ferries. Parallax (Version 0.1.0)." in page.code[0].value
    assert [each.label for each in page.get("download_button")][:3] == ["BibTeX", "RIS", "CSL-JSON"]
