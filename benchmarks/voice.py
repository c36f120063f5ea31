"""How well the voice rules find attributed words, in political news that people have coded.

    python -m benchmarks.voice --data FOLDER

FOLDER holds PolNeAR (Newell et al. 2018) as `dev.jsonl` and `train.jsonl`, one article per line: `text`, and
`attributions` with the character spans of each `content`. Prints one JSON object, of dev or with `--split
train` of train. The rules were written on the train split; dev was watched meanwhile, so it is no blind check.
"""

import argparse
import itertools
import json
import time
from pathlib import Path

import pandas as pd

from analysis.text.documents import split_paragraphs
from analysis.text.sentences import split_sentences
from analysis.text.voice import find_voices, read_cues
from analysis.text.words import find_words
from benchmarks.results_file import save_result

CUES = Path(__file__).parents[1] / "corpus" / "lexicons" / "cues.toml"
COMMAND = "python -m benchmarks.voice --data FOLDER"
_FEWEST_WORDS = 3


def main() -> None:
    """Print the figures of one split."""
    parser = argparse.ArgumentParser(description="Score the voice rules on PolNeAR.")
    parser.add_argument("--data", type=Path, required=True, help="folder with dev.jsonl and train.jsonl")
    parser.add_argument("--split", choices=["dev", "train"], default="dev")
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/voice.json")
    chosen = parser.parse_args()
    figures = score_voices(chosen.data / f"{chosen.split}.jsonl")
    print(json.dumps(figures, indent=2))
    if chosen.save:
        material = f"PolNeAR {chosen.split}, {figures['n_articles']} articles of political news"
        save_result("voice", "Attributed sentences and words, found by the voice rules", COMMAND, material, figures)


def score_voices(file: Path) -> dict[str, float]:
    """The figures of one file: precision, recall and F1 of sentences and of words, and the speed of the rules."""
    articles = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    paragraphs, gold = read_articles(articles)
    sentences = split_sentences(paragraphs)
    cues = read_cues(CUES)
    began = time.perf_counter()
    voices = find_voices(sentences, cues)
    seconds = time.perf_counter() - began
    words = code_words(sentences, gold, voices)
    coded = code_sentences(words)
    return {
        **{f"sentence_{name}": figure for name, figure in agreement(coded["gold"], coded["found"]).items()},
        **{f"word_{name}": figure for name, figure in agreement(words["gold"], words["found"]).items()},
        "n_articles": len(articles),
        "n_sentences": len(coded),
        "sentences_per_second": round(len(sentences) / seconds),
    }


def read_articles(articles: list[dict]) -> tuple[pd.DataFrame, list[bool]]:
    """One row per paragraph (paragraph_id, text), and whether each of their letters and digits is attributed."""
    rows, gold = [], []
    for number, article in enumerate(articles, 1):
        paragraphs = split_paragraphs(article["text"])
        letters = [mark for sign, mark in zip(article["text"], _attributed(article), strict=True) if sign.isalnum()]
        if len(letters) != sum(sign.isalnum() for text in paragraphs for sign in text):
            raise ValueError(f"Article {article['id']} lost letters on its way to paragraphs; it cannot be aligned.")
        gold += letters
        rows += [(f"a{number:04}/p{position:03}", text) for position, text in enumerate(paragraphs, 1)]
    return pd.DataFrame(rows, columns=["paragraph_id", "text"]), gold


def _attributed(article: dict) -> list[bool]:
    """For each character of an article, whether it lies in the content of an attribution."""
    marks = [False] * len(article["text"])
    for start, end in itertools.chain.from_iterable(found.get("content", []) for found in article["attributions"]):
        marks[start:end] = [True] * (end - start)
    return marks


def code_words(sentences: pd.DataFrame, gold: list[bool], voices: pd.DataFrame) -> pd.DataFrame:
    """One row per word: sentence_id, gold and found (True: attributed to somebody other than the author).

    Normalising moves characters but keeps letters and digits in their order, so a word finds its coding by the count
    of letters and digits before it.
    """
    stretches: dict[str, list[tuple[int, int]]] = {}
    for sentence_id, start, end in voices[["sentence_id", "start", "end"]].itertuples(index=False):
        stretches.setdefault(sentence_id, []).append((start, end))
    rows, passed = [], 0
    for sentence_id, text in sentences[["sentence_id", "text"]].itertuples(index=False):
        rank = list(itertools.accumulate((sign.isalnum() for sign in text), initial=passed))
        for word in find_words(text):
            found = any(start <= word.start < end for start, end in stretches.get(sentence_id, []))
            rows.append((sentence_id, gold[rank[word.start]], found))
        passed = rank[-1]
    return pd.DataFrame(rows, columns=["sentence_id", "gold", "found"])


def code_sentences(words: pd.DataFrame) -> pd.DataFrame:
    """One row per sentence of three words or more: gold and found, True where over half its words are attributed."""
    shares = words.groupby("sentence_id", sort=False).agg(
        gold=("gold", "mean"), found=("found", "mean"), n=("gold", "size")
    )
    kept = shares.loc[shares["n"] >= _FEWEST_WORDS, ["gold", "found"]]
    return kept > 0.5


def agreement(gold: pd.Series, found: pd.Series) -> dict[str, float]:
    """Precision, recall, F1 and accuracy of `found` against `gold`, each in [0, 1], higher is better."""
    both = int((gold & found).sum())
    precision, recall = both / max(int(found.sum()), 1), both / max(int(gold.sum()), 1)
    figures = {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(precision + recall, 1e-9),
        "accuracy": float((gold == found).mean()),
    }
    return {name: round(figure, 3) for name, figure in figures.items()}


if __name__ == "__main__":
    main()
