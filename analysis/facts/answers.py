"""The question grid as readers see it: what each article says to each question, under the filters."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import pandas as pd

from analysis.contrast.phrases import listed
from analysis.contrast.selection import Filters, choose_paragraphs
from analysis.facts.findings import MOST_NAMED, say_teller
from analysis.facts.questions import Answer, Question
from analysis.facts.tellings import documents_of
from analysis.results import Results

# What a cell of the grid is: it answers; it answers, but not where the filters look; it was read and does not answer;
# nobody has put the questions to this article yet.
SAYS, ELSEWHERE, SILENT, UNASKED = STATES = ("says", "elsewhere", "silent", "unasked")


def asked_of(questions: Iterable[Question]) -> frozenset[str]:
    """The articles that the questions were put to: those with an answer to one of them at least."""
    return frozenset(answer.doc_id for question in questions for answer in question.answers)


def answer_states(questions: Sequence[Question], results: Results, filters: Filters) -> pd.DataFrame:
    """One row per question and article, in the order of both: question_id, doc_id, state (one of STATES).

    An answer says so under the filters if one of its sentences stands in a paragraph that passes them, and has words of
    the voice; one that rests on the article as a whole always does. The author filter leaves that author's articles.
    """
    sentences = _sentences_passing(results, filters)
    asked = asked_of(questions)
    rows = [
        (question.id, doc_id, _state(question.answer_of(doc_id), doc_id in asked, sentences))
        for question in questions
        for doc_id in documents_of(results, filters.perspective)
    ]
    return pd.DataFrame(rows, columns=["question_id", "doc_id", "state"])


def questions_passing(questions: Sequence[Question], states: pd.DataFrame) -> tuple[Question, ...]:
    """The questions left under the filters: all, but for those that are answered elsewhere only, or by nobody."""
    by_question = states.groupby("question_id")["state"].agg(set)
    narrowed = bool((states["state"] == ELSEWHERE).any())
    return tuple(q for q in questions if not narrowed or SAYS in by_question.get(q.id, set()))


def say_questions(states: pd.DataFrame, names: Mapping[str, str]) -> str:
    """How many of the questions all the articles answer, one alone, none; `names` is what readers call each article.

    Articles that the questions were not put to are left out of the count, and named after it.
    """
    unasked = list(dict.fromkeys(states.loc[states["state"] == UNASKED, "doc_id"]))
    put = states[~states["doc_id"].isin(unasked)]
    doc_ids = list(dict.fromkeys(put["doc_id"]))
    n = put["question_id"].nunique()
    if unasked and not doc_ids:
        return f"{_questions(states['question_id'].nunique())}, put to no article yet."
    if not doc_ids or not n:
        return "No question is answered here."
    answered = _answered(put)
    counted = _counted(answered, [say_teller(names[each]) for each in doc_ids], doc_ids)
    return f"{_questions(n)}: {counted}.{_say_unasked(unasked, names)}"


def questions_stated(states: pd.DataFrame, names: Mapping[str, str], n_all: int) -> tuple[pd.DataFrame, ...]:
    """What `say_questions` states, and how many of all questions are left out; then one row per article."""
    put = states[~states["doc_id"].isin(states.loc[states["state"] == UNASKED, "doc_id"])]
    doc_ids, answered = list(dict.fromkeys(put["doc_id"])), _answered(put)
    alone = [answered.count((doc_id,)) for doc_id in doc_ids]
    every, nobody = sum(len(each) == len(doc_ids) for each in answered), answered.count(())
    told = {"n_every": every, "n_nobody": nobody, "n_alone": sum(alone)}
    told |= {"n_some": len(answered) - every - nobody - sum(alone), "n_any": len(answered) - nobody}
    n, gone = states["question_id"].nunique(), len({*states["doc_id"]} - {*doc_ids})
    sized = {"n_questions": n, "n_all_questions": n_all, "n_left": n_all - n, "n_articles": gone}
    tellers = pd.DataFrame({"teller": [say_teller(names[each]) for each in doc_ids], "n_alone": alone})
    return pd.DataFrame([told]), pd.DataFrame([sized]), tellers


def _answered(put: pd.DataFrame) -> list[tuple[str, ...]]:
    """The articles that answer each question."""
    saying = put[put["state"] == SAYS].groupby("question_id")["doc_id"].agg(list)
    saying = saying.reindex(put["question_id"].unique())
    return [tuple(each) if isinstance(each, list) else () for each in saying]


def grid_frame(questions: Iterable[Question], states: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The grid as a table: one row per question, with asks, about, and a column for each article under its name."""
    said = {(row.question_id, row.doc_id): row.state for row in states.itertuples(index=False)}
    doc_ids = list(dict.fromkeys(states["doc_id"]))
    rows = [
        {"question": question.asks, "what counts": question.about}
        | {names[doc_id]: say_cell(question.answer_of(doc_id), said[question.id, doc_id]) for doc_id in doc_ids}
        for question in questions
    ]
    return pd.DataFrame(rows, columns=["question", "what counts", *(names[doc_id] for doc_id in doc_ids)])


def say_cell(answer: Answer | None, state: str) -> str:
    """What stands in a cell: the answer in our own words, or why there is none."""
    if answer is not None and state == SAYS:
        return answer.says
    return {ELSEWHERE: "answers, but not in the chosen passages", UNASKED: "not answered yet"}.get(
        state, "does not say"
    )


def _state(answer: Answer | None, asked: bool, sentences: Collection[str]) -> str:
    if answer is None:
        return SILENT if asked else UNASKED
    return SAYS if not answer.sentence_ids or set(answer.sentence_ids) & set(sentences) else ELSEWHERE


def _sentences_passing(results: Results, filters: Filters) -> frozenset[str]:
    """The sentences in paragraphs that pass, and with words of the voice asked for; the author filter aside."""
    wide = Filters(filters.topics, filters.event, actors=filters.actors)
    sentences = results.sentences
    kept = sentences["paragraph_id"].isin(choose_paragraphs(results, wide)["paragraph_id"])
    attributed = {"quoted": sentences["quoted_words"], "reported": sentences["reported_words"]}
    own = sentences["n_words"] - sentences["quoted_words"] - sentences["reported_words"]
    if filters.voice in (*attributed, "author"):
        kept &= attributed.get(filters.voice, own) > 0
    return frozenset(sentences.loc[kept, "sentence_id"])


def _counted(answered: Sequence[tuple[str, ...]], labels: Sequence[str], doc_ids: Sequence[str]) -> str:
    """How many questions each set of articles answers, in words."""
    if len(doc_ids) == 1:
        return f"{labels[0]} answers {sum(map(bool, answered))}"
    every = sum(len(each) == len(doc_ids) for each in answered)
    alone = [sum(each == (doc_id,) for each in answered) for doc_id in doc_ids]
    several = len(answered) - every - sum(alone) - sum(not each for each in answered)
    parts = [f"{'both answer' if len(doc_ids) == 2 else 'all answer'} {every}"]
    named = len(doc_ids) <= MOST_NAMED
    parts += [f"{label} alone {n}" for label, n in zip(labels, alone, strict=True) if named]
    parts += [] if named else [f"one article alone {sum(alone)}"]
    parts += [f"some of them {several}"] if several else []
    nobody = sum(not each for each in answered)
    return f"{'; '.join(parts)}; {'neither' if len(doc_ids) == 2 else 'none'} {nobody}"


def _questions(n: int) -> str:
    return "1 question" if n == 1 else f"{n} questions"


def _say_unasked(doc_ids: Sequence[str], names: Mapping[str, str]) -> str:
    if not doc_ids:
        return ""
    if len(doc_ids) > MOST_NAMED:
        return f" The questions have not been put to {len(doc_ids)} articles yet."
    return f" The questions have not been put to {listed([say_teller(names[each]) for each in doc_ids])} yet."
