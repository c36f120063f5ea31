"""A page as a test reads it: opened at an address, its headings and HTML, and a click on one of its marks."""

import re

from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT

# In both texts, in one alone, in one paragraph alone, in one paragraph of each: every way a topic can lie.
TOPICS_OF_EVERY_KIND = ("sanctions_finance", "democracy_values", "europe", "security_alliances")


def opened_at(script: str, **asked: str) -> AppTest:
    """The page of a script such as pages/measures/tone.py, with filters as they stand in the address."""
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    page.switch_page(script)
    for name, value in asked.items():
        page.query_params[name] = value
    return page.run()


def written(page: AppTest) -> list[str]:
    return [block.body for block in page.get("html")]


def headings(page: AppTest) -> list[str]:
    found = [re.match(r'<h[23] class="finding">(.*?)</h[23]>', body) for body in written(page)]
    return [match[1] for match in found if match]


def clicked(page: AppTest, key: str, mark: str) -> AppTest:
    points = [{"customdata": [mark]}]
    page.session_state[f"{key}-figure"] = {
        "selection": {"points": points, "point_indices": [0], "box": [], "lasso": []}
    }
    return page.run()


def chosen_row(page: AppTest, key: str, row: int = 0) -> AppTest:
    """The page after a row of one of its tables is chosen."""
    page.session_state[f"{key}-rows"] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return page.run()


def passages(page: AppTest) -> list[str]:
    """The passages that stand open."""
    return [body for body in written(page) if 'class="passage"' in body]
