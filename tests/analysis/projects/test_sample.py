"""The sample project: valid in every file, every sentence that its books name is there, and every feature has work."""

from dataclasses import replace
from functools import cache

import pytest

from analysis.facts.books import read_entries_of
from analysis.facts.entries import Known, read_acts
from analysis.facts.ledger import Fact, facts_of
from analysis.facts.questions import questions_of
from analysis.pipeline import Codebooks, analyse, read_codebooks
from analysis.projects.package import files_of
from analysis.projects.sample import SAMPLE, sample_project
from analysis.projects.store import read_project, save_project
from analysis.results import Results
from tests.conftest import ROOT

CORPUS = ROOT / "corpus"
SIDES = {"halvorsen", "arrieta"}


@cache
def codebooks() -> Codebooks:
    return read_codebooks(CORPUS, own=SAMPLE)


@cache
def scored() -> Results:
    return analyse(sample_project().articles, codebooks())


@cache
def known() -> Known:
    found = codebooks()
    return Known(
        actors=frozenset(actor.label for actor in found.actors.actors),
        acts=read_acts(CORPUS / "codebooks" / "acts.toml"),
        events=tuple(found.events.ids),
        topics=frozenset(topic.id for topic in found.topics.topics),
        sentences=frozenset(scored().sentences["sentence_id"]),
    )


@cache
def facts() -> tuple[Fact, ...]:
    return facts_of(read_entries_of(SAMPLE / "ledger.toml", "fact"), "ledger.toml", known())


def test_the_folder_is_what_the_project_writes():
    for name, content in files_of(replace(sample_project(), id="akureyri")).items():
        assert (SAMPLE / name).read_bytes() == content, name


def test_it_is_saved_and_read_as_any_other_project(tmp_path):
    saved = save_project(tmp_path, sample_project())
    assert read_project(tmp_path, saved.id).articles == sample_project().articles


def test_each_text_is_an_op_ed_of_a_few_hundred_words():
    assert scored().documents["n_words"].between(330, 450).all()
    assert (scored().documents["n_paragraphs"] >= 8).all()


def test_facts_lie_in_every_way_they_can():
    statuses = [fact.status(SIDES) for fact in facts()]
    assert 10 <= len(facts()) <= 14
    assert {"framed", "contradicted"} <= set(statuses)
    assert {fact.told_by[0] for fact in facts() if len(fact.told_by) == 1} == SIDES


def test_words_that_colour_a_telling_stand_in_its_sentences():
    texts = scored().sentences.set_index("sentence_id")["text"]
    for fact in facts():
        for telling in fact.tellings:
            told = " ".join(texts[each] for each in telling.sentence_ids)
            assert all(words in told for words in telling.framing), (fact.id, telling.framing)


def test_questions_are_answered_by_both_or_by_one():
    questions = questions_of(read_entries_of(SAMPLE / "questions.toml", "question"), "questions.toml", known())
    assert sorted(len(question.answers) for question in questions) == [1, 2, 2, 2, 2]


@pytest.mark.parametrize("doc_id", sorted(SIDES))
def test_each_text_gives_every_feature_something_to_show(doc_id):
    own = scored().of_document(doc_id)
    assert {"quoted", "reported"} <= set(own.voices["voice"])
    assert set(codebooks().events.ids) <= set(own.events["event"])
    topics = own.topics_by_paragraph.query("present")["topic"]
    assert {"sanctions_finance", "security_alliances", "europe", "sino_russian_partnership"} <= set(topics)
    assert {"United States", "Russia", "China", "European Union"} <= set(own.stance_by_paragraph["actor"])


def test_the_two_stand_apart_toward_china_and_nato():
    own = scored().stance_by_paragraph.query("holder == 'author'")
    means = own.groupby([own["paragraph_id"].str.split("/").str[0], "actor"])["value"].mean()
    assert means["halvorsen", "China"] < 0 < means["arrieta", "China"]
    assert means["arrieta", "NATO"] < 0 < means["halvorsen", "NATO"]
