"""The Evidence page: passages and concordances, as the address and the filters ask for them."""

import html
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
ROWS = {"selection": {"rows": [0], "columns": [], "cells": []}}


@pytest.fixture
def app():
    """The app on the Evidence page, with nothing attached."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    return app.switch_page("pages/reading/evidence.py")


def asked(app, **params):
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def shown(app) -> str:
    return html.unescape(" ".join(element.proto.body for element in app.get("html")))


def headings(app) -> list[str]:
    parts = re.findall(r'<h2 class="finding">(.*?)</h2>', " ".join(element.proto.body for element in app.get("html")))
    return [html.unescape(part) for part in parts]


def test_the_first_paragraph_is_open_and_steps_lead_on(app):
    asked(app)
    assert app.selectbox(key="evidence-paragraph").value == "leksyutina/p01"
    assert app.button(key="evidence-previous").disabled
    app.button(key="evidence-next").click().run()
    assert app.selectbox(key="evidence-paragraph").value == "leksyutina/p02"
    assert "Paragraph 2 of 8 of the article" in shown(app)
    app.button(key="evidence-previous").click().run()
    assert app.selectbox(key="evidence-paragraph").value == "leksyutina/p01"


def test_the_address_opens_a_paragraph_and_choosing_one_changes_it(app):
    asked(app, paragraph="joscelyn/p07")
    assert app.selectbox(key="evidence-paragraph").value == "joscelyn/p07"
    assert "Paragraph 7 of 16 of the article" in shown(app)
    app.selectbox(key="evidence-paragraph").set_value("joscelyn/p16").run()
    assert app.query_params["paragraph"] in ("joscelyn/p16", ["joscelyn/p16"])
    assert app.button(key="evidence-next").disabled


def test_an_address_of_no_paragraph_is_told_and_opens_the_first(app):
    asked(app, paragraph="<script>alert(1)</script>")
    assert any("There is no paragraph <script>" in text.value for text in app.text)
    assert app.selectbox(key="evidence-paragraph").value == "leksyutina/p01"


def test_a_paragraph_that_the_filters_hide_opens_when_the_address_asks(app):
    asked(app, author="Russian", paragraph="joscelyn/p07")
    assert app.selectbox(key="evidence-paragraph").value == "joscelyn/p07"
    assert "8 of 24 paragraphs pass the filters. This one does not; the address asked for it." in shown(app)


@pytest.mark.parametrize("filters", [{"meeting": "guilin"}, {"author": "American"}, {"topic": "europe"}])
def test_only_paragraphs_that_pass_the_filters_are_offered(app, filters):
    asked(app, **filters)
    offered = len(app.selectbox(key="evidence-paragraph").options)
    assert 0 < offered < 24
    assert f"{offered} of 24 paragraphs pass the filters." in shown(app)


def test_no_paragraph_left_is_said(app):
    asked(app, topic="europe", meeting="anchorage", author="American")
    assert headings(app) == ["No paragraph passes these filters."]


def test_a_word_without_attached_text_shows_places_gists_and_why(app):
    asked(app, term="sanction*")
    table = app.dataframe[0].value
    assert table["Found"].str.startswith("sanction").all()
    assert table["Gist of the paragraph"].notna().all()
    assert headings(app)[0].startswith(f"“sanction*” is found {table['Times'].sum()} times: in ")
    assert "shown for attached articles only" in shown(app)


@pytest.mark.parametrize("view", [{"term": "China"}, {"terms_of": "human_rights"}, {"actor": "Russia"}])
def test_choosing_a_row_opens_its_passage(app, view):
    asked(app, **view)
    app.session_state["concordance"] = ROWS
    app.run()
    assert not app.exception
    assert 'class="passage"' in shown(app)
    app.button(key="concordance-read").click().run()
    assert not app.exception
    assert app.segmented_control(key="evidence-view").value == "paragraph"
    assert list(app.query_params) == ["paragraph"]
    assert app.selectbox(key="evidence-paragraph").value in app.query_params["paragraph"]


def test_the_views_lead_to_each_other_and_stand_in_the_address(app):
    asked(app)
    for view in ("term", "terms_of", "actor", "paragraph"):
        app.segmented_control(key="evidence-view").set_value(view).run()
        assert not app.exception
        assert (view in app.query_params) == (view != "paragraph")
        assert app.segmented_control(key="evidence-view").value == view


def test_a_term_is_written_and_looked_up(app):
    asked(app, term="")
    assert app.dataframe.len == 0
    app.text_input(key="evidence-term").set_value("rules-based order").run()
    assert headings(app)[0].startswith("“rules-based order” is found ")
    assert "there may be more places" in shown(app)


@pytest.mark.parametrize(
    "term", ["*", "ab*", "…", "x" * 500, "<img src=x onerror=alert(1)>", "$x$ **b** ![](http://x)"]
)
def test_an_odd_term_gets_a_kind_answer(app, term):
    asked(app, term=term)
    said = [text.value for text in app.text]
    assert headings(app) or any("cannot be looked up" in text or "80 characters" in text for text in said)
    assert "<img" not in " ".join(element.proto.body for element in app.get("html"))


def test_an_unknown_topic_or_actor_in_the_address_is_told(app):
    asked(app, actor="Atlantis")
    assert [text.value for text in app.text] == ["“Atlantis” is not among these: choose one."]
    assert app.selectbox(key="evidence-actor").value == "China"


def test_a_voice_narrows_the_rows_and_says_what_it_left_out(app):
    asked(app, actor="China")
    everything = len(app.dataframe[0].value)
    asked(app, voice="quoted")
    quoted = app.dataframe[0].value
    assert set(quoted["Voice"]) == {"quoted"}
    assert f"Quoted words only: {everything - len(quoted)} in other voices left out." in shown(app)


def test_nothing_found_is_said_without_a_table(app):
    asked(app, term="zeppelin")
    assert headings(app) == ["“zeppelin” is found nowhere in these 24 paragraphs."]
    assert app.dataframe.len == 0
