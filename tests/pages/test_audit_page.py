"""The audit of names on a page: chart, sentences and table; or words, where names were not audited."""

from streamlit.testing.v1 import AppTest

from tests.pages.reading import headings, written


def drawn() -> None:
    """The audit of the two shores, with the topic Europe lost where names are masked."""
    import streamlit as st

    from analysis.contrast.contrasts import contrast_authors
    from analysis.contrast.selection import Filters, select
    from pages.shared.audit_charts import draw_audit
    from pages.shared.contrasts import View
    from tests.analysis.contrast.test_audit import LOST, shores
    from tests.two_shores import two_shores

    audited = st.session_state.get("audited", True)
    shown = shores(*LOST) if audited else two_shores()
    filters = Filters(perspective=st.session_state.get("only"))
    shown = select(shown, filters)
    contrast = contrast_authors(shown, ["Russian", "American"])
    draw_audit(View("shores-audited" if audited else "shores", shown, filters, {"": contrast}), "the two texts")


def opened(**state: object) -> AppTest:
    page = AppTest.from_function(drawn, default_timeout=60)
    for name, value in state.items():
        page.session_state[name] = value
    return page.run()


def test_chart_and_table_say_which_differences_are_of_names():
    page = opened()
    assert not page.exception
    told = headings(page)
    assert "1 of" in told[0]
    assert told[0].endswith("is of names: on Europe.")
    assert told[1].startswith("Names exchanged, names masked:")
    assert page.dataframe[0].value["verdict"].iloc[0] == "is of names; 2 paragraphs change"
    assert any('<dl class="making">' in body and "Collectives" in body for body in written(page))


def test_without_an_audit_the_page_says_so_in_words_and_draws_nothing():
    page = opened(audited=False)
    assert not page.exception
    assert headings(page) == []
    assert any("The names of these texts were not audited." in body for body in written(page))


def test_with_one_side_empty_nothing_is_drawn():
    page = opened(only="Russian")
    assert not page.exception
    assert headings(page) == []
    assert any("Nothing that is audited is counted on both sides here." in body for body in written(page))
