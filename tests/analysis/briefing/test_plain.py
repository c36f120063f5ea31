import json

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.briefing.plain import plain_figure, plain_frame


def test_lists_become_text_and_rows_are_numbered_anew():
    frame = plain_frame(pd.DataFrame({"ids": [["a", "b"], []], "n": [1, 2]}, index=[7, 3]))
    assert frame["ids"].tolist() == ["a; b", ""]
    assert frame.index.tolist() == [0, 1]


def test_the_frame_itself_is_left_alone():
    frame = pd.DataFrame({"ids": [["a"]]})
    plain_frame(frame)
    assert frame["ids"][0] == ["a"]


def test_a_figure_is_plain_json_with_unknown_numbers_as_null_and_no_template():
    figure = go.Figure(go.Scatter(x=np.array([1.5, np.nan]), y=pd.Series([1, 2])), layout={"template": "plotly_white"})
    made = plain_figure(figure)
    assert json.loads(json.dumps(made, allow_nan=False)) == made
    assert made["data"][0]["x"] == [1.5, None]
    assert "template" not in made["layout"]
