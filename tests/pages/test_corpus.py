"""The Corpus page: the records, attaching and detaching, and what ships."""

import html
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.errors import InputError
from analysis.exchange.fingerprints import Recognition
from pages.shared import attaching

ROOT = Path(__file__).parents[2]
BODY = {
    f"leksyutina/p0{n}": f"An invented paragraph, number {n}, stands in for the excellent article." for n in range(1, 9)
}


@pytest.fixture
def kept(own_folder):
    """The folder of kept articles, empty."""
    return own_folder


@pytest.fixture
def app(kept):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).switch_page("pages/work/corpus.py").run()
    assert not app.exception
    return app


@pytest.fixture
def recognised(monkeypatch):
    """A stand-in for the article in copyright: a file of this name is recognised as the first of the two."""

    def recognise_article(content, name, known):
        if name != "held.txt":
            raise InputError(f"{name}: no paragraph of it is one of the *built-in* articles’.")
        return Recognition("leksyutina", BODY, ())

    monkeypatch.setattr(attaching, "recognise_article", recognise_article)


def shown(app) -> str:
    return html.unescape(" ".join(element.proto.body for element in app.get("html")))


def drop(app, *names: str, content: bytes = b"words"):
    app.file_uploader[0].set_value([(name, content, "text/plain") for name in names])
    app.run()
    assert not app.exception
    return app


def test_both_records_are_shown_with_their_links_and_hashes(app):
    said = shown(app)
    for part in ("Yana Leksyutina", "24 March 2021", "8 paragraphs", "Tom Joscelyn", "March 2021", "16 paragraphs"):
        assert part in said
    assert said.count("Not attached") == 2
    assert "A translation: read its tone with care." in said
    assert 'rel="noopener noreferrer">https://www.silkroadbriefing.com/' in said


def test_every_file_of_the_edition_is_listed_and_explained(app):
    said = shown(app)
    for path in (ROOT / "corpus" / "features").iterdir():
        assert f"<td>{path.name}</td>" in said
    app.selectbox(key="edition-file").set_value("words").run()
    assert "by alphabet, so that their order in the text is not given" in shown(app)
    assert app.download_button(key="edition-csv").label == "words.csv"


def test_another_file_is_refused_with_the_reason(app):
    drop(app, "ferry.txt", content=b"An article about a ferry.")
    assert len(app.error) == 1
    assert "no paragraph of it is one of the built" in app.error[0].value
    assert shown(app).count("Not attached") == 2


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\0", "\u202e<script>alert(1)</script> **b**".encode(), b"a" * 6 * 2**20]
)
def test_a_hostile_file_is_refused_without_a_fault(app, content):
    drop(app, "**odd** ![](http://x).txt", content=content)
    assert len(app.error) == 1
    assert "![](" not in app.error[0].value


def test_a_recognised_article_is_attached_for_the_session_and_its_passages_are_shown(app, recognised, kept):
    drop(app, "held.txt")
    assert "recognised, all 8 paragraphs" in app.success[0].value.replace("\\", "")
    assert "Attached. Held until you close this page." in shown(app)
    assert shown(app).count("Not attached") == 1
    assert not kept.exists()
    app.switch_page("pages/reading/evidence.py").run()
    assert "An invented paragraph, number 1" in shown(app)


def test_a_copy_with_other_punctuation_says_so(app, recognised):
    drop(app, "held.txt")
    assert (
        "Its punctuation differs from the edition’s in ¶ 1, 2, 3, 4, 5, 6, 7, 8: numbers there may differ slightly."
        in shown(app)
    )


def test_good_and_bad_files_dropped_together_are_each_answered(app, recognised):
    drop(app, "other.txt", "held.txt")
    assert (len(app.error), len(app.success)) == (1, 1)
    assert "\\*built\\-in\\*" in app.error[0].value


def test_an_article_is_kept_on_this_machine_and_deleted_when_it_is_detached(app, recognised, kept):
    drop(app, "held.txt")
    app.button(key="keep-leksyutina").click().run()
    assert [path.name for path in kept.iterdir()] == ["leksyutina.txt"]
    assert f"Attached. Kept in {kept / 'leksyutina.txt'}." in shown(app)
    app.button(key="detach-leksyutina").click().run()
    assert list(kept.iterdir()) == []
    assert shown(app).count("Not attached") == 2
    assert not app.success


def test_detaching_stays_done_when_another_file_is_dropped(app, recognised):
    drop(app, "held.txt")
    app.button(key="detach-leksyutina").click().run()
    drop(app, "other.txt")
    assert shown(app).count("Not attached") == 2


def test_a_server_that_others_can_reach_keeps_nothing(app, recognised, monkeypatch):
    monkeypatch.setattr(attaching, "on_this_machine", lambda: False)
    drop(app, "held.txt")
    assert not [button for button in app.button if button.key == "keep-leksyutina"]
    app.button(key="detach-leksyutina").click().run()
    assert shown(app).count("Not attached") == 2


def test_this_machine_is_told_by_the_address_the_server_listens_on(monkeypatch):
    for address, here in (("127.0.0.1", True), ("localhost", True), ("0.0.0.0", False), (None, False)):
        monkeypatch.setattr(attaching.st, "get_option", lambda name, address=address: address)
        assert attaching.on_this_machine() is here


def test_the_filters_change_nothing_on_this_page(app):
    app.query_params["author"] = "Russian"
    app.run()
    assert shown(app).count("Not attached") == 2
