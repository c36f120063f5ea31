"""The tour: four steps, skipped or taken once, and taken again when asked."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.tour import STEPS
from tests.conftest import ROOT
from tests.pages.reading import written


def page_of():
    """A page with nothing but the tour and the button that begins it again."""
    from pages.shared.tour import draw_tour, offer_tour

    draw_tour()
    offer_tour()


def opened() -> AppTest:
    page = AppTest.from_function(page_of, default_timeout=30).run()
    assert not page.exception, page.exception[0].message
    return page


@pytest.fixture
def first_visit(monkeypatch, tmp_path):
    """A machine on which the tour was never taken."""
    monkeypatch.delenv("PARALLAX_TOUR")
    monkeypatch.setenv("PARALLAX_PROJECTS", str(tmp_path / "projects"))
    monkeypatch.setattr("pages.shared.tour.on_this_machine", lambda: True)
    monkeypatch.setattr("pages.shared.tour.home", lambda: tmp_path / "projects")


def test_four_steps_lead_to_the_end_and_it_does_not_come_again(first_visit):
    page = opened()
    for at, step in enumerate(STEPS, 1):
        assert f"Step {at} of 4." in written(page)[0]
        assert step.says.split(",")[0] in written(page)[0]
        page.button(key="tour-next").click().run()
    assert not written(page)
    assert not written(opened()), "another session on this machine"


def test_it_can_be_skipped_and_taken_again(first_visit):
    page = opened()
    page.button(key="tour-skip").click().run()
    assert not written(page)
    page.button(key="tour-again").click().run()
    assert "Step 1 of 4." in written(page)[0]


def test_on_a_shared_server_nothing_is_kept(first_visit, monkeypatch, tmp_path):
    monkeypatch.setattr("pages.shared.tour.on_this_machine", lambda: False)
    page = opened()
    page.button(key="tour-skip").click().run()
    assert not (tmp_path / "projects").exists()
    assert written(opened()), "another reader"


def test_other_tests_do_not_see_it():
    assert not written(opened())


def test_every_step_leads_to_a_page_that_is_there():
    assert all((ROOT / step.page).is_file() for step in STEPS)
