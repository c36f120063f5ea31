"""All tellings at once on a page: two cards where there are three sides or more; many pairs are judged when asked."""

from streamlit.testing.v1 import AppTest

from pages.shared import every
from tests.pages.reading import clicked, headings, passages


def page_of(n: int, kind: str = "authors"):
    """A page with nothing but the cards, about the first n of the four outlets."""
    from dataclasses import replace

    from analysis.contrast.contrasts import contrast_authors, contrast_meetings
    from analysis.contrast.selection import Filters
    from pages.shared.contrasts import View
    from pages.shared.every import draw_every
    from tests.four_outlets import OUTLETS, scored_outlets

    everything = scored_outlets()
    scope = everything.scope
    documents = everything.documents[everything.documents["perspective"].isin(OUTLETS[:n])]
    shown = everything.narrowed_to(
        everything.paragraphs.loc[everything.paragraphs["doc_id"].isin(documents["doc_id"]), "paragraph_id"]
    )
    shown = replace(shown, scope=scope)
    contrast = contrast_meetings(shown) if kind == "events" else contrast_authors(shown, OUTLETS[:2])
    draw_every(View(f"all_at_once_{n}_{kind}", shown, Filters(), {"": contrast}))


def opened(*args) -> AppTest:
    page = AppTest.from_function(page_of, args=args, default_timeout=60).run()
    assert not page.exception, page.exception[0].message
    return page


def test_two_tellings_need_no_card():
    assert not headings(opened(2))


def test_three_outlets_are_told_apart_and_a_dot_opens_its_words():
    page = opened(3)
    assert headings(page)[0].startswith("The tellings are furthest apart in ")
    assert any(" differ most" in each or "Between no two" in each for each in headings(page))
    clicked(page, "all_at_once_3_authors_every_topics", "topic_share|international_order|Island Courier")
    assert passages(page)
    page.segmented_control(key="every-all_at_once_3_authors-family").set_value("Stance").run()
    assert "stance toward" in headings(page)[0]


def test_events_are_set_side_by_side_too():
    assert headings(opened(4, "events"))[0].startswith("The events are furthest apart in ")


def test_many_pairs_are_judged_only_when_asked(monkeypatch):
    monkeypatch.setattr(every, "AT_ONCE", 3)
    page = opened(4)
    assert "6 pairs can be judged." in headings(page)
    page.button(key="every-all_at_once_4_authors-judge").click().run()
    assert "6 pairs can be judged." not in headings(page)
    options = page.selectbox(key="every-all_at_once_4_authors-pair").options
    assert len(options) == 6
    assert options[0].startswith("Harbour Post and Steppe Herald: ")
