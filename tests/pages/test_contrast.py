"""The contrast pages, from the built-in corpus: every filter, every empty side, the way from a mark to its words."""

import re
from functools import cache
from itertools import product

import pytest
from streamlit.testing.v1 import AppTest

from analysis.catalogue import read_measures
from analysis.contrast.compared import RANKED, compare, rankable
from analysis.contrast.contrasts import contrast_authors, contrast_meetings, perspectives
from analysis.contrast.findings import largest
from analysis.exchange.builtin import CORPUS, read_corpus
from analysis.results import Results
from pages.shared import leading
from tests.conftest import ROOT

PAGES = {"overview": "", "events": "pages/contrast/events.py", "authors": "pages/contrast/authors.py"}
FILTERS = [
    {},
    *({"meeting": meeting} for meeting in ("anchorage", "guilin")),
    *({"author": author} for author in ("American", "Russian")),
    *({"voice": voice} for voice in ("quoted", "all")),
    {"author": "Russian", "meeting": "guilin", "voice": "quoted"},
]


@cache
def corpus() -> Results:
    return read_corpus()


def opened(page: str, **state) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in state.items():
        at.session_state[key] = value
    at.run()
    if PAGES[page]:
        at.switch_page(PAGES[page])
        for key, value in state.items():
            at.session_state[key] = value
        at.run()
    assert not at.exception, at.exception[0].message
    return at


def written(at: AppTest) -> str:
    return " ".join(element.proto.body for element in at.get("html")).replace("&nbsp;", " ")


def headings(at: AppTest) -> list[str]:
    found = [re.findall(r'class="(?:finding|sentence)">(.*?)</', element.proto.body) for element in at.get("html")]
    return [heading.replace("&nbsp;", " ") for each in found for heading in each]


def click(at: AppTest, chart: str, mark: str) -> AppTest:
    points = [{"customdata": [mark]}]
    at.session_state[f"{chart}-figure"] = {
        "selection": {"points": points, "point_indices": [0], "box": [], "lasso": []}
    }
    return at.run()


@pytest.mark.parametrize(("page", "state"), list(product(PAGES, FILTERS)), ids=str)
def test_every_page_stands_under_every_filter(page, state):
    at = opened(page, **state)
    assert headings(at)
    assert all(heading.strip() for heading in headings(at))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands_for_every_topic(page):
    at = opened(page)
    for topic in corpus().topics_by_paragraph["topic"].unique():
        at.session_state["topic"] = [topic]
        at.run()
        assert not at.exception, at.exception[0].message
        assert headings(at)


@pytest.mark.parametrize("page", PAGES)
def test_no_paragraph_left_is_said(page):
    at = opened(page, topic=["europe"], author="American", meeting="anchorage")
    assert "No paragraph passes these filters." in written(at)


def test_the_overview_leads_with_the_largest_difference_and_its_doubt():
    at, everything = opened("overview"), corpus()
    catalogue = read_measures(CORPUS / "measures.toml")
    contrast = contrast_authors(everything, perspectives(everything))
    differing = compare(everything, contrast, {name: catalogue[name].voice for name in RANKED})
    first = largest(rankable(differing), 1).iloc[0]
    values = sorted((first["target"], first["reference"]), reverse=True)
    shown = [catalogue[first["measure"]].show(value) for value in values]
    assert f"{shown[0]} against {shown[1]}" in headings(at)[0]
    assert "95 % interval of the difference" in written(at)
    assert "24 paragraphs" in written(at)
    assert "in translation" in written(at)


def test_the_overview_compares_the_meetings_when_asked():
    at = opened("overview", contrast="meetings")
    assert "Guilin" in headings(at)[0]
    assert "Left out:" in written(at)


def test_a_leading_sentence_opens_its_passages():
    at = opened("overview")
    assert '<article class="passage"' not in written(at)
    button = next(each for each in at.button if each.label.startswith("Read the "))
    button.click().run()
    assert written(at).count('<article class="passage"') == 1
    assert any(each.label == "Close" for each in at.button)


def test_a_cell_opens_its_paragraph():
    at = click(opened("overview"), "strips", "joscelyn/p07")
    assert "Paragraph 7 of 16" in written(at)
    assert at.selectbox(key="strips-mark").value == "joscelyn/p07"


def test_filters_fade_the_strips_but_take_no_paragraph_away():
    at = opened("overview", author="Russian")
    assert "16 do not pass the filters and are faded" in written(at)
    assert len(at.selectbox(key="strips-mark").options) == 24


@pytest.mark.parametrize("author", ["American", "Russian"])
def test_one_author_alone_is_not_compared_but_keeps_the_arc(author):
    at = opened("authors", author=author)
    other = {"American": "Russian", "Russian": "American"}[author]
    assert f"The {other} author’s text has no paragraph here" in written(at)
    assert any("sounds most favourable in paragraph" in heading for heading in headings(at))


def test_a_meeting_without_paragraphs_is_named():
    at = opened("events", topic=["international_order"])
    empty = contrast_meetings(corpus().narrowed_to(_present("international_order"))).empty
    assert [side.label for side in empty] == ["Anchorage"]
    assert "The text about Anchorage has no paragraph here" in written(at)


def _present(topic: str) -> list[str]:
    topics = corpus().topics_by_paragraph
    return list(topics.loc[topics["present"] & (topics["topic"] == topic), "paragraph_id"])


def test_the_events_page_says_what_it_leaves_out_and_how_small_its_cells_are():
    events = corpus().events["event"]
    text = written(opened("events"))
    assert f"{(events == 'none').sum()} about neither" in text
    assert "Read the passages." in text


def test_a_dot_opens_the_paragraphs_behind_it():
    at = opened("authors")
    marks = at.selectbox(key="authors_topics-mark")
    chosen = next(label for label in marks.options if label.startswith("Human rights, American author"))
    n = int(re.search(r"(\d+) paragraph", chosen).group(1))
    at = click(at, "authors_topics", "topic_share|all||human_rights|American")
    assert f"Passage 1 of {n}" in " ".join(caption.value for caption in at.caption)


@pytest.mark.parametrize("page", ["events", "authors"])
def test_tone_is_never_compared_without_saying_that_one_text_is_a_translation(page):
    assert "is a translation" in written(opened(page))


@pytest.mark.parametrize(
    ("page", "chart", "panel", "group"),
    [
        ("overview", "overview_authors_stance", "", "American"),
        ("authors", "authors_stance", "", "American"),
        ("events", "events_stance", "American author", "guilin"),
    ],
)
def test_a_stance_opens_the_paragraphs_that_name_the_actor(page, chart, panel, group):
    at = opened(page)
    side = {"guilin": "Guilin"}.get(group, f"{group} author")
    where = ", ".join(part for part in (panel, "China", side) if part)
    chosen = next(label for label in at.selectbox(key=f"{chart}-mark").options if label.startswith(where))
    n = int(re.search(r"(\d+) paragraph", chosen).group(1))
    at = click(at, chart, f"stance|author|{panel}|China|{group}")
    assert f"Passage 1 of {n}" in " ".join(caption.value for caption in at.caption)
    assert "Stance toward each actor named." in written(at)


def test_the_stance_of_a_chosen_actor_is_charted_and_its_name_is_said():
    at = opened("authors", named=["china"])
    assert "In the paragraphs that name China, " in " ".join(headings(at))
    assert all("China" in label for label in at.selectbox(key="authors_stance-mark").options)


@pytest.fixture
def only_stances_lead(monkeypatch):
    """Whether a stance ranks hangs on the model: here each does, and nothing else."""
    monkeypatch.setattr(leading, "rankable", lambda frame: frame[frame["measure"] == "stance"])
    monkeypatch.setattr(leading, "is_trusted", lambda folder: True)
    leading._leads.clear()
    yield
    leading._leads.clear()


def test_a_leading_stance_tells_its_paragraphs_before_its_interval(only_stances_lead):
    text = written(opened("overview"))
    assert re.search(r"Paragraphs that name [\w ]+: Russian author ▼\d+ ○\d+ ▲\d+", text)
    assert text.index("Paragraphs that name") < text.index("95 % interval of the difference")
