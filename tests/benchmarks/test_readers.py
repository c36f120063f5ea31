"""The reader without a browser: what it takes from a server's messages, and what is told of its times."""

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession

from benchmarks.reader import Answer, Reader
from benchmarks.readers import _told


@pytest.fixture
def reader() -> Reader:
    return Reader("ws://127.0.0.1:1", seed=1, query="voice=quoted", page="topics")


def drawn(kind: str, fragment: str = "", **fields) -> ForwardMsg:
    message = ForwardMsg()
    for name, value in fields.items():
        setattr(getattr(message.delta.new_element, kind), name, value)
    message.delta.fragment_id = fragment
    return message


def finished(status: int = ForwardMsg.FINISHED_SUCCESSFULLY) -> ForwardMsg:
    return ForwardMsg(script_finished=status)


def asked(reader: Reader) -> BackMsg:
    return BackMsg.FromString(reader._message(""))


def test_widgets_are_known_by_the_keys_that_the_page_gave_them(reader):
    reader._heard(drawn("selectbox", id="$$ID-0a1b-voice"))
    reader._heard(drawn("button", id="$$ID-0a1b-rates-to-briefing"))
    assert reader.keys == ["voice", "rates-to-briefing"]


def test_what_a_page_no_longer_draws_cannot_be_clicked(reader):
    reader._heard(drawn("plotly_chart", id="$$ID-0a1b-rates-figure", spec='{"customdata": [["a"]]}'))
    run = ForwardMsg(new_session=NewSession())
    run.metadata.run.fragment_ids.append("one")
    reader._heard(run)
    assert reader._marked() == ["rates-figure"]  # a part of the page runs anew: the rest of it stands
    reader._heard(ForwardMsg(new_session=NewSession()))
    assert reader._marked() == []


def test_a_topic_is_set_by_its_button(reader):
    reader._heard(drawn("button_group", id="$$ID-0a1b-topic"))
    reader._widgets["topic"].drawn.options.add(content="Human rights")
    assert reader._offered("topic") == ["Human rights"]


def test_an_answer_ends_with_the_run_and_not_where_another_run_follows(reader):
    assert not reader._heard(drawn("selectbox", id="$$ID-0a1b-voice"))
    assert not reader._heard(finished(ForwardMsg.FINISHED_EARLY_FOR_RERUN))
    assert reader._heard(finished())
    assert reader._heard(finished(ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY))


def test_what_a_page_says_is_wrong_is_trouble_and_a_toast_is_not(reader):
    reader._heard(drawn("toast", body="Added."))
    reader._heard(drawn("exception", type="KeyError", message="'x'"))
    assert reader.told == ["Added."]
    assert reader._said == ["KeyError: 'x'"]


def test_a_long_message_is_kept_told_of_and_drawn_again_when_the_server_refers_to_it(reader):
    message = drawn("selectbox", id="$$ID-0a1b-voice")
    message.hash, message.metadata.cacheable = "abc", True
    reader._heard(message)
    assert list(asked(reader).rerun_script.cached_message_hashes) == ["abc"]
    reader._widgets.clear()
    reader._heard(ForwardMsg(ref_hash="abc"))
    assert reader.keys == ["voice"]


def test_a_message_that_was_not_drawn_for_some_acts_is_let_go(reader):
    message = drawn("selectbox", id="$$ID-0a1b-voice")
    message.hash, message.metadata.cacheable = "abc", True
    reader._heard(message)
    reader.answers += [Answer("page", "", 0.0, 1.0, 0)] * 3
    assert list(asked(reader).rerun_script.cached_message_hashes) == []


def test_the_first_request_asks_for_the_page_by_its_address(reader):
    request = asked(reader).rerun_script
    assert (request.query_string, request.page_name) == ("voice=quoted", "topics")


def test_marks_are_those_of_charts_that_carry_them(reader):
    reader._heard(drawn("plotly_chart", id="$$ID-0a1b-one-figure", spec='{"data":[{"customdata":[["a|b",1]]}]}'))
    reader._heard(drawn("plotly_chart", id="$$ID-0a1b-two-figure", spec='{"data":[{"x":[1]}]}'))
    assert reader._marked() == ["one-figure"]


def test_the_same_seed_chooses_the_same():
    one, other = (Reader("ws://127.0.0.1:1", seed=7)._chance.random() for _ in range(2))
    assert one == other


def test_times_are_told_by_median_and_95th_percentile():
    told = _told("acts", [Answer("page", "", 0.0, float(seconds), 0) for seconds in range(101)])
    assert told == {"acts, median, s": 50.0, "acts, 95 %, s": 95.0, "acts, longest, s": 100.0}
