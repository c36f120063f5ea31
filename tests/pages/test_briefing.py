"""Putting figures aside on their pages, the Briefing page, and figures opened again by their IDs."""

import json

import pytest

from analysis.briefing.kept import FILE
from pages.shared.briefing import tray as tray_page
from pages.shared.briefing import words as words_page
from tests.pages.reading import opened_at, written

AUTHORS, BRIEFING = "pages/contrast/authors.py", "pages/work/briefing.py"
ADD, HELD = "Add to briefing", "✓ In the briefing"


def put_aside(script: str = AUTHORS, which: int = 0, **asked: str):
    """A page after one of its figures was put aside."""
    return [button for button in opened_at(script, **asked).button if button.label == ADD][which].click().run()


def kept(own_folder) -> list[dict]:
    return json.loads((own_folder / FILE).read_text())["figures"]


def captions(page) -> list[str]:
    return [area.value for area in page.text_area]


def act(page, label: str, which: int = 0):
    return [button for button in page.button if button.label == label][which].click().run()


def test_a_figure_is_put_aside_with_the_filters_of_that_moment(own_folder):
    page = put_aside(topic="sanctions_finance")
    assert not page.exception
    (figure,) = kept(own_folder)
    assert figure["place"] == {"page": "contrast/authors", "asked": {"topic": ["sanctions_finance"]}, "chosen": {}}
    assert figure["key"] == "authors_topics"
    assert [button.label for button in page.button].count(HELD) == 1
    assert "The briefing has 1 figure" in page.toast[0].value


def test_a_second_click_takes_it_out_again(own_folder):
    act(put_aside(), HELD)
    assert kept(own_folder) == []


def test_the_page_without_figures_says_what_belongs_there():
    page = opened_at(BRIEFING)
    assert "There is no figure in the briefing yet." in " ".join(written(page))
    assert not page.exception


def test_figures_are_listed_captioned_moved_and_removed(own_folder):
    put_aside(which=0)
    put_aside(which=1)
    page = opened_at(BRIEFING)
    first, second = captions(page)
    page.text_area[0].set_value("What we make of it").run()
    assert kept(own_folder)[0]["caption"] == "What we make of it"
    page = act(page, "Down")
    assert captions(page) == [second, "What we make of it"]
    page.text_area[1].set_value("").run()
    assert captions(page)[1] == first, "an empty caption gives the finding back"
    page = act(page, "Remove")
    assert captions(page) == [first]
    assert not page.exception


def test_a_caption_with_a_number_that_the_data_do_not_have_is_told():
    put_aside()
    page = opened_at(BRIEFING)
    page.text_area[0].set_value("Sovereignty is in 93.7 % of the paragraphs.").run()
    assert "93.7" in " ".join(body for body in written(page) if 'class="limits"' in body)


def test_a_preview_shows_the_figure_as_it_goes_out():
    put_aside()
    page = act(opened_at(BRIEFING), "Preview")
    (chart,) = page.get("plotly_chart")
    assert json.loads(chart.proto.spec)["layout"]["width"] == 960


def test_what_the_reader_wants_of_the_pack_is_kept(own_folder):
    put_aside()
    page = opened_at(BRIEFING)
    page.text_input[0].set_value("Two meetings").run()
    page.toggle[0].set_value(False).run()
    held = json.loads((own_folder / FILE).read_text())
    assert (held["title"], held["quotes"]) == ("Two meetings", False)
    assert opened_at(BRIEFING).text_input[0].value == "Two meetings"


def test_a_table_a_passage_and_a_fact_are_put_aside_too(own_folder):
    tables = opened_at("pages/measures/topics.py")
    act(tables, ADD, len([button for button in tables.button if button.label == ADD]) - 1)
    put_aside("pages/reading/evidence.py", paragraph="joscelyn/p07")
    put_aside("pages/reading/facts.py", 1, fact="two_meetings")
    assert [(figure["kind"], figure["key"]) for figure in kept(own_folder)] == [
        ("table", "terms"),
        ("passages", "passage-joscelyn/p07"),
        ("fact", "fact-two_meetings"),
    ]
    assert not opened_at(BRIEFING).exception


def test_a_figure_put_aside_holds_no_word_of_an_article_that_is_not_attached(own_folder):
    put_aside("pages/reading/evidence.py", paragraph="joscelyn/p07")
    put_aside()
    assert not [behind for figure in kept(own_folder) for behind in figure["behind"] if behind["quote"]]


def test_a_link_to_a_figure_says_that_it_stands_as_it_was(own_folder):
    put_aside(topic="sanctions_finance")
    figure_id = kept(own_folder)[0]["id"]
    told = " ".join(written(opened_at(AUTHORS, topic="sanctions_finance", figure=figure_id.lower())))
    assert f"Figure {figure_id} stands on this page as it was" in told


def test_the_drawer_of_a_figure_links_to_it_with_its_filters():
    drawers = [body for body in written(opened_at(AUTHORS, topic="sanctions_finance")) if 'class="making"' in body]
    assert 'href="authors?topic=sanctions_finance&amp;figure=' in drawers[0]


def test_a_link_to_a_figure_of_other_filters_says_so(own_folder):
    put_aside(topic="sanctions_finance")
    figure_id = kept(own_folder)[0]["id"]
    told = " ".join(written(opened_at(AUTHORS, figure=figure_id)))
    assert f"Figure {figure_id} is not on this page as its address stands" in told


@pytest.mark.parametrize(("part", "why"), [(1, "the articles, the codebooks"), (2, "its numbers have changed")])
def test_a_link_to_a_figure_that_changed_says_what_changed(own_folder, part, why):
    put_aside()
    parts = kept(own_folder)[0]["id"].split("-")
    parts[part] = "0000"
    told = " ".join(written(opened_at(AUTHORS, figure="-".join(parts))))
    assert why in told
    assert kept(own_folder)[0]["id"] in told


def test_a_link_with_a_broken_id_is_told_as_text():
    told = " ".join(written(opened_at(AUTHORS, figure="<b>x</b>")))
    assert "&lt;b&gt;x&lt;/b&gt;” is no figure’s ID" in told


def test_an_id_that_was_typed_opens_the_page_with_its_filters(own_folder):
    put_aside(topic="sanctions_finance")
    page = opened_at(BRIEFING)
    field = next(each for each in page.text_input if each.label == "Figure ID")
    field.set_value(kept(own_folder)[0]["id"].lower())
    page = act(page, "Open it")
    assert page.query_params["topic"] == "sanctions_finance"
    assert "stands on this page as it was" in " ".join(written(page))


@pytest.mark.parametrize(
    ("typed", "said"), [("rubbish", "three groups of four"), ("0000-0000-0000", "No figure 0000-0000-0000 was shown")]
)
def test_an_id_that_leads_nowhere_is_answered_in_words(typed, said):
    page = opened_at(BRIEFING)
    next(each for each in page.text_input if each.label == "Figure ID").set_value(typed)
    page = act(page, "Open it")
    assert said in page.info[0].value.replace("\\", "")


def test_a_kept_briefing_that_cannot_be_read_is_set_aside_and_told(own_folder):
    own_folder.mkdir(parents=True)
    (own_folder / FILE).write_text("{")
    page = opened_at(BRIEFING)
    assert not page.exception
    assert "It now lies in" in page.error[0].value.replace("\\", "")
    assert (own_folder / f"{FILE}.unusable").read_text() == "{"


def test_on_a_server_that_others_reach_nothing_is_kept(own_folder, monkeypatch):
    monkeypatch.setattr(tray_page, "kept_folder", lambda: None)
    page = put_aside()
    assert [button.label for button in page.button].count(HELD) == 1
    assert not (own_folder / FILE).exists()


@pytest.mark.parametrize(("n_clicks", "done"), [(1, "Added"), (2, "Taken out")])
def test_a_figure_that_no_room_is_left_for_is_said_to_be_lost_with_the_page(own_folder, monkeypatch, n_clicks, done):
    def full(tray, folder):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tray_page, "keep_tray", full)
    page = put_aside()
    page = page if n_clicks == 1 else act(page, HELD)
    assert done in page.toast[0].value
    assert "cannot be written to" in page.toast[0].value
    assert "No space left on device" in page.toast[0].value


def test_a_passage_is_told_only_once_it_is_put_aside(own_folder, monkeypatch):
    told = []
    whole = words_page.passage_told
    monkeypatch.setattr(words_page, "passage_told", lambda *asked: told.append(asked) or whole(*asked))
    page = opened_at("pages/reading/evidence.py")
    assert not told
    act(page, ADD)
    assert len(told) == 1
    assert kept(own_folder)[0]["kind"] == "passages"
