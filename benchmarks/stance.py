"""How well the shipped stance model does, on data sets that people have coded.

    python -m benchmarks.stance --format ir_stance FILE

FILE holds, by format: `ir_stance` paragraphs (found, held and judged end to end: an actor that is not found counts as
neutral), `paragraphs` codes of the two built-in articles by paragraph_id (the analysis that ships is compared, or with
`--originals FOLDER` one of the texts), `newsmtsc` and `persent` texts with a given target (judged by the heads that
learnt those coders' rules), `seesaw` triples with a given target and holder (by the stance head). Prints one JSON
object; intervals are of 1,000 resamples of whole paragraphs, sentences or documents.
"""

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.contrast.positions import CODE_OF, code_of
from analysis.evidence.examples import read_examples
from analysis.exchange.builtin import CORPUS, read_corpus
from analysis.exchange.features import read_originals
from analysis.measures.blinding import Blinded, Place, marked_signs
from analysis.measures.mentions import find_mentions
from analysis.measures.stance import judge_mentions
from analysis.measures.stance_model import Question
from analysis.pipeline import Codebooks, analyse, read_codebooks
from analysis.results import Results
from analysis.text.documents import Article, paragraph_rows
from analysis.text.sentences import split_sentences
from analysis.text.typography import normalise
from analysis.text.voice import find_voices
from benchmarks.results_file import save_result
from benchmarks.stance_formats import (
    Case,
    Marked,
    article_codes,
    coded_paragraphs,
    is_held_out,
    marked_texts,
    read_rows,
)

COMMAND = "python -m benchmarks.stance"
_HEADS = {"newsmtsc": "sentiment", "persent": "persent", "seesaw": "stance"}
_TITLES = {
    "ir_stance": "Stance on coded paragraphs, end to end",
    "paragraphs": "Stance on the two articles",
    "newsmtsc": "Sentiment toward a target, NewsMTSC",
    "persent": "Authors’ sentiment toward people, PerSenT",
    "seesaw": "Stance of holders toward targets, SEESAW",
}
_DRAWS, _SEED = 1000, 20210318


def main() -> None:
    """Print the figures of one file as JSON; with --save NAME, keep them as a result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    parser.add_argument("--format", choices=[*_HEADS, "ir_stance", "paragraphs"])
    parser.add_argument("--examples", action="store_true", help="judge the Method page's examples, and save that")
    parser.add_argument("--originals", type=Path, metavar="FOLDER", help="the two articles as .txt, for `paragraphs`")
    parser.add_argument("--held-out", action="store_true", help="of PerSenT, the documents that training did not see")
    parser.add_argument("--save", nargs="?", const="", metavar="NAME", help="write benchmarks/results/NAME.json")
    parser.add_argument("--material", default="", help="what the file holds, in words, for --save")
    chosen = parser.parse_args()
    if chosen.examples:
        save_result(
            "stance_examples",
            "Stance in example sentences",
            f"{COMMAND} --examples",
            "invented sentences",
            of_examples(),
        )
        return
    if chosen.file is None or chosen.format is None:
        parser.error("give a FILE and its --format, or --examples")
    figures = measure(chosen.file, chosen.format, chosen.originals, held_out=chosen.held_out)
    print(json.dumps(figures, indent=2))
    if chosen.save is not None:
        command = f"{COMMAND} --format {chosen.format}{' --held-out' if chosen.held_out else ''} FILE"
        name = chosen.save or f"stance_{chosen.format}"
        save_result(name, _TITLES[chosen.format], command, chosen.material, figures)


def measure(file: Path, file_format: str, originals: Path | None = None, *, held_out: bool = False) -> dict:
    """The figures of one file."""
    codebooks = read_codebooks(CORPUS)
    rows = [row for row in read_rows(file) if not held_out or is_held_out(row["doc_id"])]
    if file_format in _HEADS:
        texts = marked_texts(rows, file_format)
        began = time.perf_counter()
        found = judge_texts(texts, codebooks, _HEADS[file_format])
        seconds, n_texts = time.perf_counter() - began, len(texts)
        return figures_of([text.case for text in texts], found) | {"sentences_per_second": round(n_texts / seconds)}
    if file_format == "paragraphs":
        return _of_articles(article_codes(rows, codebooks.actors), codebooks, originals)
    articles, cases = coded_paragraphs(rows, codebooks.actors)
    began = time.perf_counter()
    coded, n_sentences = judge_articles(articles, codebooks)
    seconds = time.perf_counter() - began
    found = [coded.get((f"{case.group}/p01", case.actor)) for case in cases]
    return figures_of(cases, found) | {"sentences_per_second": round(n_sentences / seconds)}


def _of_articles(cases: Sequence[Case], codebooks: Codebooks, originals: Path | None) -> dict:
    if originals is None:
        return figures_of(cases, codes_found(author_codes(read_corpus()), cases))
    articles = read_originals(originals, CORPUS)
    began = time.perf_counter()
    results: Results = analyse(articles, codebooks)
    speed = round(len(results.sentences) / (time.perf_counter() - began))
    return figures_of(cases, codes_found(author_codes(results), cases)) | {"sentences_per_second": speed}


def author_codes(results: Results) -> dict[tuple[str, str], int]:
    """The author's code by paragraph and actor."""
    rows = results.stance_by_paragraph
    rows = rows[rows["holder"] == "author"]
    return dict(zip(zip(rows["paragraph_id"], rows["actor"], strict=True), rows["stance"].astype(int), strict=True))


def codes_found(codes: Mapping[tuple[str, str], int], cases: Sequence[Case]) -> list[int | None]:
    """The code found for each case; None where its actor was not found in the author's words."""
    return [codes.get((case.group, case.actor)) for case in cases]


def judge_articles(articles: Sequence[Article], codebooks: Codebooks) -> tuple[dict[tuple[str, str], int], int]:
    """The author's code by paragraph and actor, from raw text; and how many sentences were read."""
    sentences = split_sentences(paragraph_rows(articles))
    voices = find_voices(sentences, codebooks.cues)
    named = find_mentions(sentences, voices, codebooks.actors)
    _, _, rows = judge_mentions(named, sentences, voices, codebooks.actors, codebooks.stance)
    rows = rows[rows["holder"] == "author"]
    keys = zip(rows["paragraph_id"], rows["actor"], strict=True)
    return dict(zip(keys, rows["stance"].astype(int), strict=True)), len(sentences)


def judge_texts(texts: Sequence[Marked], codebooks: Codebooks, head: str) -> list[int]:
    """The code of each given target, by one head of the model."""
    frame = pd.DataFrame(
        {"sentence_id": [f"x{n}/p01/s01" for n in range(len(texts))], "text": [text.text for text in texts]}
    )
    frame["paragraph_id"] = frame["sentence_id"].str.rpartition("/")[0]
    voices = find_voices(frame, codebooks.cues)
    mentions = find_mentions(frame, voices, codebooks.actors)
    others = _grouped(mentions.assign(end=mentions["start"] + mentions["surface"].str.len()), ("actor", "start", "end"))
    spoken = _grouped(voices, ("start", "end"))
    model = codebooks.stance
    passages = [
        model.blinder.mark(
            text.text,
            [Place("", *span) for span in text.spans],
            [Place(*row) for row in others.get(key, ())],
            spoken.get(key, ()),
        )
        for key, text in zip(frame["sentence_id"], texts, strict=True)
    ]
    asked = [[_question(passage, text, head)] for passage, text in zip(passages, texts, strict=True)]
    return [int(answers[0].chances.argmax()) - 1 for answers in model.judge(passages, asked)]


def _question(passage: Blinded, text: Marked, head: str) -> Question:
    head = "speaker" if head == "stance" and not text.of_author else head
    signs = marked_signs(passage, text.spans)
    return Question("", signs, signs, head)


def of_examples() -> dict[str, str]:
    """What the model says of each example of the Method page, by its id; "not found" where it saw no such stance."""
    codebooks = read_codebooks(CORPUS)
    examples = read_examples(CORPUS / "examples.toml")
    rows = analyse([Article(one.id, (normalise(one.text),), {}) for one in examples], codebooks).stance_by_paragraph
    said = code_of(rows["stance"], rows["unsure"])
    keys = zip(rows["paragraph_id"], rows["actor"], rows["holder"] == "author", strict=True)
    found = dict(zip(keys, said, strict=True))
    asked = {one.id: (f"{one.id}/p01", one.target, one.holder == "author") for one in examples}
    return {name: found.get(key, "not found") for name, key in asked.items()}


def _grouped(frame: pd.DataFrame, columns: tuple[str, ...]) -> dict[str, list[tuple]]:
    rows: dict[str, list[tuple]] = {}
    for key, *cells in frame[["sentence_id", *columns]].itertuples(index=False, name=None):
        rows.setdefault(key, []).append(tuple(cells))
    return rows


def figures_of(cases: Sequence[Case], found: Sequence[int | None]) -> dict:
    """n, not_found, accuracy, macro_f1, always_neutral, per class, per phenomenon, with 95 % intervals.

    A target that is not found counts as neutral. Where several codes are accepted, a found one of them is right, and
    the first of them is the one missed.
    """
    guesses = np.array([0 if code is None else code for code in found])
    gold = np.array(
        [guess if guess in case.accepted else case.accepted[0] for guess, case in zip(guesses, cases, strict=True)]
    )
    groups = pd.factorize(np.array([case.group for case in cases]))[0]
    figures = {
        "n": len(cases),
        "not_found": sum(code is None for code in found),
        "accuracy": round(float((gold == guesses).mean()), 3),
        "macro_f1": round(macro_f1(gold, guesses), 3),
        "macro_f1_always_neutral": round(macro_f1(gold, np.zeros_like(gold)), 3),
    }
    figures |= _intervals(gold, guesses, groups)
    figures["per_class"] = {name: _of_class(gold, guesses, code) for code, name in CODE_OF.items()}
    phenomena = sorted({name for case in cases for name in case.phenomena})
    if phenomena:
        figures["per_phenomenon"] = {name: _of_phenomenon(name, cases, gold, guesses) for name in phenomena}
    return figures


def macro_f1(gold: np.ndarray, found: np.ndarray) -> float:
    """Mean over the codes that occur in either of F1 = 2 TP / (2 TP + FP + FN); 0 worst, 1 best."""
    codes = sorted(set(gold.tolist()) | set(found.tolist()))
    return float(np.mean([_of_class(gold, found, code)["f1"] for code in codes]))


def _of_class(gold: np.ndarray, found: np.ndarray, code: int) -> dict[str, float]:
    right = int(((gold == code) & (found == code)).sum())
    n_gold, n_found = int((gold == code).sum()), int((found == code).sum())
    return {
        "n": n_gold,
        "precision": round(right / n_found, 3) if n_found else 0.0,
        "recall": round(right / n_gold, 3) if n_gold else 0.0,
        "f1": round(2 * right / (n_gold + n_found), 3) if n_gold + n_found else 0.0,
    }


def _of_phenomenon(name: str, cases: Sequence[Case], gold: np.ndarray, found: np.ndarray) -> dict[str, float]:
    rows = np.array([name in case.phenomena for case in cases])
    return {
        "n": int(rows.sum()),
        "accuracy": round(float((gold[rows] == found[rows]).mean()), 3),
        "macro_f1": round(macro_f1(gold[rows], found[rows]), 3),
    }


def _intervals(gold: np.ndarray, found: np.ndarray, groups: np.ndarray) -> dict[str, list[float]]:
    """The middle 95 % of accuracy and macro-F1 over resamples of whole groups."""
    random = np.random.default_rng(_SEED)
    members = [np.flatnonzero(groups == group) for group in range(groups.max() + 1)]
    drawn = []
    for _ in range(_DRAWS):
        rows = np.concatenate([members[group] for group in random.integers(0, len(members), len(members))])
        drawn.append(((gold[rows] == found[rows]).mean(), macro_f1(gold[rows], found[rows])))
    ends = np.percentile(np.array(drawn), (2.5, 97.5), axis=0).round(3)
    return {"accuracy_interval": ends[:, 0].tolist(), "macro_f1_interval": ends[:, 1].tolist()}


if __name__ == "__main__":
    main()
