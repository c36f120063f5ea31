"""Write a scored folder of any size, to develop and measure on what reads one.

    python -m benchmarks.large_folder OUT --paragraphs 1000000

Scores some hundreds of made articles with the batch, then puts their paragraphs together anew, drawn with return, to
articles under ids of their own. Every row is one that the batch made: counts, voices and scores are real, in the file
layout of a batch. What is not: a text stands there some hundred times, so files are smaller, and a search finds more,
than among as many different ones; and what a paragraph owes to the one before it (a collective, a meeting gone on
with) it keeps from the article that it was written for.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.batch.files import NAMES, clear_away, put_in_place, write_part
from analysis.batch.ledger import Ledger, described, lines_of
from analysis.errors import InputError
from analysis.schemas import SCHEMAS
from analysis.text.documents import Article, sha256
from benchmarks.large_plan import drawn_paragraphs, planned_articles, records
from benchmarks.large_prose import made_articles
from benchmarks.large_source import Source, read_source

ROOT = Path(__file__).parents[1]
SCORED = 400  # articles
OF_PART = 1_000  # articles; some 12,000 paragraphs
SEED = 20210318


def main() -> None:
    """Write the folder, and say how large it is and how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="OUT", help="a folder that is not there yet, or empty")
    parser.add_argument("--paragraphs", type=int, default=1_000_000)
    parser.add_argument("--articles-scored", type=int, default=SCORED, help=f"made and scored to draw from ({SCORED})")
    parser.add_argument("--source", type=Path, help="where they are scored, so that folders share them (temporary)")
    chosen = parser.parse_args()
    try:
        check_free(chosen.out)
    except InputError as error:
        sys.exit(str(error))
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as temporary:
        source = scored_source(chosen.source or Path(temporary) / "source", chosen.articles_scored)
    scored = time.perf_counter()
    n_rows = write_folder(chosen.out, source, chosen.paragraphs)
    print(f"{chosen.articles_scored} articles to draw from, scored or found scored, in {scored - begun:.0f} s.")
    print(f"{n_rows:,} rows of {chosen.paragraphs:,} paragraphs written in {time.perf_counter() - scored:.0f} s.")


def check_free(out: Path) -> None:
    """Nothing, where a folder can be written to.

    Raises
    ------
    InputError
        Something is there already.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InputError(f"{out}: something is there already. Choose another folder, or empty it.")


def scored_source(folder: Path, n: int) -> tuple[Source, str]:
    """The paragraphs of so many made articles, and what they were read by; those scored there already are kept.

    Raises
    ------
    SystemExit
        They cannot be scored; the command has said why.
    """
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for article in made_articles(n):
                text = "\n\n".join(article.paragraphs)
                file.write(json.dumps(article.record | {"doc_id": article.doc_id, "text": text}) + "\n")
        score = [sys.executable, "-m", "analysis", "score", str(path), "--batch", "--out", str(folder.resolve())]
        if code := subprocess.run([*score, "--of-part", "50"], cwd=ROOT, check=False).returncode:
            sys.exit(f"The command ended with {code}: {' '.join(score)}")
    return read_source(folder), next(lines_of(folder))["read_by"]


def write_folder(out: Path, scored: tuple[Source, str], n_paragraphs: int, of_part: int = OF_PART) -> int:
    """Write a batch of so many paragraphs, drawn from a source, so many articles a part; the rows of all frames.

    Raises
    ------
    InputError
        Something is there already.
    """
    source, read_by = scored
    check_free(out)
    out.mkdir(parents=True, exist_ok=True)
    ledger = Ledger(out, read_by)
    clear_away(out, ledger.parts)
    chance = np.random.default_rng(SEED)
    plan = planned_articles(n_paragraphs, chance)
    drawn = drawn_paragraphs(plan, source.about, chance)
    n_rows = 0
    for number, (articles, places) in enumerate(_parts(plan, drawn, of_part), 1):
        frames, documents = _part(articles, places, source, SEED + number)
        files = write_part(frames, out, number)
        put_in_place(out, number)
        ledger.add(number, documents, files)
        n_rows += sum(file["rows"] for file in files.values())
    return n_rows


def _parts(plan: pd.DataFrame, drawn: np.ndarray, of_part: int) -> Iterator[tuple[pd.DataFrame, np.ndarray]]:
    """So many articles at a time, with the paragraphs drawn for them."""
    ends = plan["size"].cumsum().to_numpy()
    for first in range(0, len(plan), of_part):
        articles = plan.iloc[first : first + of_part]
        last = ends[first + len(articles) - 1]
        yield articles, drawn[ends[first] - articles["size"].iloc[0] : last]


def _part(
    plan: pd.DataFrame, drawn: np.ndarray, source: Source, seed: int
) -> tuple[dict[str, pd.DataFrame], list[dict]]:
    """The frames of a part by name, and what the ledger says of its documents."""
    position = np.concatenate([np.arange(1, size + 1) for size in plan["size"]])
    doc_ids = plan["doc_id"].repeat(plan["size"]).reset_index(drop=True)
    ids = pa.array(doc_ids + "/p" + pd.Series(position).astype(str).str.zfill(2), pa.string())
    frames = {name: source.rows(name, drawn, ids).to_pandas() for name in NAMES if name != "documents"}
    frames["paragraphs"] = frames["paragraphs"].assign(doc_id=doc_ids, position=position)
    texts = np.split(source.about["text"].to_numpy()[drawn], plan["size"].cumsum()[:-1])
    articles = [
        Article(doc_id, tuple(each), record)
        for doc_id, each, record in zip(plan["doc_id"], texts, records(plan, seed), strict=True)
    ]
    frames["documents"] = _documents(articles, frames["paragraphs"])
    return frames, [described(article) for article in articles]


def _documents(articles: list[Article], paragraphs: pd.DataFrame) -> pd.DataFrame:
    """ "documents" frame; words are summed over the paragraphs, where counting them anew would take minutes."""
    frame = pd.DataFrame([{"doc_id": each.doc_id, "url": None} | each.record for each in articles])
    frame["sha256"] = [sha256("\n".join(each.paragraphs)) for each in articles]
    counts = paragraphs.groupby("doc_id")["n_words"].agg(n_paragraphs="size", n_words="sum").reset_index()
    frame = frame.merge(counts, on="doc_id", validate="one_to_one")
    return frame[list(SCHEMAS["documents"].columns)]


if __name__ == "__main__":
    main()
