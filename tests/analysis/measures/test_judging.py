"""Who is judged by whom, what is said of a paragraph, and which words are shown as having carried it.

The model is played by a judge who takes a sentence (or a whole passage) at its words: *bad* is against, *good* in
favour, anything else neutral.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.errors import CodebookError
from analysis.exchange.builtin import CORPUS
from analysis.measures import passages
from analysis.measures.looked_at import WordsOf
from analysis.measures.mentions import find_mentions, read_actors
from analysis.measures.stance import UNNAMED, judge_mentions, net_chances, speaker_actor
from analysis.measures.stance_model import Answer, read_stance_model
from analysis.schemas import check
from analysis.text.voice import find_voices, read_cues

MODEL = CORPUS / "models" / "stance"
STOPS = (1012, 1025)  # the vocabulary’s . and ,


@pytest.fixture(scope="module")
def actors():
    return read_actors(CORPUS / "codebooks" / "actors.toml")


@pytest.fixture(scope="module")
def cues():
    return read_cues(CORPUS / "lexicons" / "cues.toml")


@pytest.fixture(scope="module")
def model():
    return read_stance_model(MODEL)


@dataclass
class PlainJudge:
    """Judges by two words and looks at them alone; remembers the questions."""

    blinder: object

    def judge(self, passages, questions):
        self.questions = [question for asked in questions for question in asked]
        pairs = zip(passages, questions, strict=True)
        return [[self._answer(passage.ids, question) for question in asked] for passage, asked in pairs]

    def _answer(self, ids, question):
        bad, good = (self.blinder._sign(word) for word in ("bad", "good"))
        start, end = (0, len(ids)) if question.head == "paragraph" else _sentence(ids, question.goal[0])
        inside = ids[start:end]
        chances = [0.8, 0.1, 0.1] if bad in inside else [0.1, 0.1, 0.8] if good in inside else [0.1, 0.8, 0.1]
        look = [float(sign in (bad, good) and start <= at < end) for at, sign in enumerate(ids)]
        return Answer(np.array(chances), np.array(look) / max(1.0, sum(look)))


def _sentence(ids, at):
    stops = [-1, *(place for place, sign in enumerate(ids) if sign == STOPS[0]), len(ids)]
    return max(stop for stop in stops if stop < at) + 1, min(stop for stop in stops if stop > at)


@pytest.fixture
def judge(model):
    return PlainJudge(model.blinder)


def judged(texts, actors, cues, judge):
    ids = [f"a/p01/s{number:02}" for number in range(1, len(texts) + 1)]
    sentences = pd.DataFrame({"sentence_id": ids, "paragraph_id": "a/p01", "text": texts})
    voices = find_voices(sentences, cues)
    return judge_mentions(find_mentions(sentences, voices, actors), sentences, voices, actors, judge)


def test_an_actor_named_twice_in_a_sentence_is_judged_once(actors, cues, judge):
    mentions, _, _ = judged(["China is bad, as China knows."], actors, cues, judge)
    assert mentions["stance"].tolist() == pytest.approx([-0.7, -0.7])
    assert [question.head for question in judge.questions] == ["stance", "paragraph"]
    check(mentions, "mentions")


def test_what_a_speaker_says_is_the_speakers_and_the_author_keeps_the_rest(actors, cues, judge):
    mentions, _, rows = judged(["“China is a bad neighbour,” Lavrov said."], actors, cues, judge)
    held = mentions.set_index("actor")[["holder", "holder_actor", "voice"]]
    assert held.loc["China"].tolist() == ["Lavrov", "Russia", "quoted"]
    assert held.loc["Russia", "holder"] == "author"
    assert set(zip(rows["actor"], rows["holder"], strict=True)) == {("China", "Lavrov"), ("Russia", "author")}


def test_a_quotation_without_a_name_has_an_unnamed_speaker(actors, cues, judge):
    text = "It was all “China and its bad, bad, ever worse friends in the region” again."
    mentions, _, _ = judged([text], actors, cues, judge)
    assert mentions.loc[mentions["voice"] == "quoted", "holder"].tolist() == [UNNAMED]


@pytest.mark.parametrize(
    ("speaker", "actor"),
    [("Russia’s foreign minister", "Russia"), ("the Chinese envoy", "China"), ("a taxi driver", None), (None, None)],
)
def test_a_speaker_stands_for_the_actor_that_the_name_says(speaker, actor, actors):
    assert speaker_actor(speaker, actors) == actor


def test_the_author_is_judged_over_the_paragraph_beyond_the_sentence_that_names_the_actor(actors, cues, judge):
    mentions, _, rows = judged(["Envoys came from China.", "They were bad."], actors, cues, judge)
    assert mentions["stance"].tolist() == [0.0]
    assert rows[["actor", "holder", "stance", "n_mentions"]].values.tolist() == [["China", "author", -1.0, 1]]


def test_a_speaker_has_the_net_of_the_sentences_with_the_mention(actors, cues, judge):
    texts = ["“China is bad,” Lavrov said.", "“China came,” Lavrov said.", "“China went,” Lavrov said."]
    _, _, rows = judged(texts, actors, cues, judge)
    row = rows[(rows["holder"] == "Lavrov") & (rows["actor"] == "China")].iloc[0]
    assert (row["stance"], row["n_mentions"]) == (-1, 3)
    assert -0.7 < row["value"] < -0.3


def test_verdicts_that_cancel_out_are_unsure():
    chances = net_chances(np.array([[0.8, 0.1, 0.1], [0.1, 0.1, 0.8]]))
    assert chances == pytest.approx([0.45, 0.1, 0.45])


def test_net_chances_of_one_judgement_are_its_own():
    assert net_chances(np.array([[0.2, 0.3, 0.5]])) == pytest.approx([0.2, 0.3, 0.5])


def test_a_text_without_actors_has_no_row(actors, cues, judge):
    assert [len(frame) for frame in judged(["It rained on the bad roof."], actors, cues, judge)] == [0, 0, 0]


def test_receipts_of_the_paragraph_stand_where_the_words_stand(actors, cues, judge):
    _, receipts, _ = judged(["China met France.", "China is bad at this."], actors, cues, judge)
    rows = receipts[["mention_id", "sentence_id", "term", "start", "weight"]].values.tolist()
    assert ["a/p01/s02/m01", "a/p01/s02", "bad", 9, 1.0] in rows
    assert ["a/p01/s01/m02", "a/p01/s02", "bad", 9, 1.0] in rows  # France is judged by the paragraph’s words too
    assert len(rows) == 2


def test_a_long_paragraph_is_read_in_parts_and_the_parts_are_netted(actors, cues, judge, monkeypatch):
    monkeypatch.setattr(passages, "LONGEST_PASSAGE", 30)
    _, _, rows = judged(["China is bad.", "It rained for weeks on end.", "China came."], actors, cues, judge)
    assert [question.head for question in judge.questions].count("paragraph") == 2
    assert rows[["stance", "n_mentions"]].values.tolist() == [[-1.0, 2]]


def test_neighbouring_words_are_one_phrase_of_four_at_most(model):
    text = "one two three four five, six"
    look = np.array([0.0, *[0.16] * 5, 0.0, 0.2, 0.0])
    found = WordsOf(text, model.blinder.blind(text, [])).phrases_looked_at(look)
    phrases = [(text[start:end], weight) for start, end, weight in found]
    assert phrases == [("one two three four", 0.64), ("five", 0.16), ("six", 0.2)]


def test_a_name_is_never_a_receipt(model):
    text = "Norland lied"
    blinded = model.blinder.blind(text, [passages.Place("Norland", 0, 7)])
    found = WordsOf(text, blinded).phrases_looked_at(np.array([0, 0.7, 0.3, 0]))
    assert [text[start:end] for start, end, _ in found] == ["lied"]


def test_the_shipped_model_tells_plain_blame_from_plain_praise_whoever_it_is(actors, cues, model):
    blame = "{} cynically broke its promises and brutally bullied its neighbours."
    praise = "{} has behaved with admirable generosity and deserves our gratitude."
    for name in ("China", "The United States", "Russia"):
        against, favour = (judged([text.format(name)], actors, cues, model)[2]["value"][0] for text in (blame, praise))
        assert against < -0.5
        assert favour > 0.5


def test_the_same_sentence_about_other_states_has_the_same_figures(actors, cues, model):
    text = "{} cynically broke its promises to {}."
    names = [("China", "the United States"), ("The United States", "Russia")]
    one, other = (judged([text.format(*pair)], actors, cues, model)[2] for pair in names)
    assert one["value"].tolist() == other["value"].tolist()


def test_a_model_that_is_not_the_described_one_is_refused(tmp_path):
    for name in ("tokenizer.json", "model.toml"):
        (tmp_path / name).write_bytes((MODEL / name).read_bytes())
    (tmp_path / "model.onnx").write_bytes(b"other")
    with pytest.raises(CodebookError, match="different models"):
        read_stance_model(tmp_path)


def test_a_missing_model_file_is_named(tmp_path: Path):
    with pytest.raises(CodebookError, match=r"model\.onnx is missing"):
        read_stance_model(tmp_path)
