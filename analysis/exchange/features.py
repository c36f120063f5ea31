"""The features edition of articles in copyright: every frame without the running text, and fingerprints.

In the spirit of the HathiTrust Extracted Features (Jett et al. 2020): counts and positions, no running text. What
ships are the frames of the analysis with the text columns empty, unordered counts of content words per paragraph,
and fingerprints by which a reader's own copy is recognised. Positions are given only for terms that a measure hit.
"""

from pathlib import Path

import pandas as pd

from analysis.aligning import alignments_of
from analysis.auditing import with_audit
from analysis.catalogue import read_measures
from analysis.errors import InputError
from analysis.exchange.fingerprints import fingerprints
from analysis.exchange.reading import read_text
from analysis.exchange.records import document_record, read_gists, read_records
from analysis.measures.events import read_events
from analysis.pipeline import analyse, read_codebooks, scope_of
from analysis.results import Results, without_text
from analysis.schemas import SCHEMAS, conform, empty
from analysis.text.documents import Article, cut_body, split_paragraphs
from analysis.text.perspectives import read_perspectives
from analysis.text.wordlists import LONGEST_TERM
from analysis.text.words import count_words

_DECIMALS = 12  # a figure then comes out the same, digit for digit, whether the texts are attached or not
# Columns whose cells are words of the articles.
_TERMS = {
    "sentences": ("speaker",),
    "voices": ("speaker", "cue"),
    "receipts": ("term",),
    "topic_mentions": ("term", "surface"),
    "mentions": ("surface",),
    "alignments": ("shared_names", "shared_dates", "shared_numbers", "shared_terms"),
}
_LISTS = ("alignments",)  # frames whose cells are lists of terms


def build_features(originals: Path, corpus: Path) -> list[Path]:
    """Write the features edition of the corpus's articles from a folder with their originals; the files written.

    The same originals, codebooks and code give the same files, byte for byte.
    """
    codebooks = read_codebooks(corpus)
    results = analyse(read_originals(originals, corpus), codebooks, read_gists(corpus))
    voices = {name: measure.voice for name, measure in read_measures(corpus / "measures.toml").items()}
    results = with_audit(results, codebooks, voices)
    folder = corpus / "features"
    folder.mkdir(exist_ok=True)
    frames = without_text(results).frames() | {"alignments": alignments_of(results, empty("alignments"))}
    frames["fingerprints"] = fingerprints(results.paragraphs)
    for name, columns in _TERMS.items():
        _check_terms(frames[name], name, columns)
    return [_write(frame, folder / f"{name}.csv") for name, frame in frames.items()]


def read_originals(originals: Path, corpus: Path) -> list[Article]:
    """The articles of the corpus, cut out of the text files of a folder; records say where each body opens and ends.

    Raises
    ------
    InputError
        No file of the folder holds one of the articles.
    """
    texts = {path.name: split_paragraphs(read_text(path)) for path in sorted(originals.glob("*.txt"))}
    articles = []
    for doc_id, record in read_records(corpus).items():
        name = next((name for name, paragraphs in texts.items() if record["title"] in paragraphs), None)
        if name is None:
            raise InputError(f"{originals}: no .txt file there holds “{record['title']}”.")
        custom = record["custom"]
        body = cut_body(texts[name], custom["body_opens"], custom["body_closes_before"])
        articles.append(Article(doc_id, body, document_record(record)))
    return articles


def read_features(corpus: Path) -> Results:
    """The analysis that the features edition holds; its text columns are empty.

    An edition built before there was an audit of names has none.
    """
    folder = corpus / "features"
    built = [name for name in Results.names() if name != "audit" or (folder / "audit.csv").is_file()]
    frames = {name: _read(folder, name) for name in built}
    events = read_events(corpus / "codebooks" / "events.toml")
    return Results(**frames, scope=scope_of(read_perspectives(corpus / "perspectives.toml"), events))


def read_edition(corpus: Path) -> dict[str, pd.DataFrame]:
    """Every file of the features edition by its name."""
    more = {"alignments": read_alignments(corpus), "fingerprints": read_fingerprints(corpus)}
    return read_features(corpus).frames() | more


def read_fingerprints(corpus: Path) -> pd.DataFrame:
    """One row per paragraph of the built-in articles: n_runs, opening, fingerprint."""
    return pd.read_csv(corpus / "features" / "fingerprints.csv", dtype={"n_runs": int}, keep_default_na=False)


def read_word_counts(corpus: Path) -> pd.DataFrame:
    """The "words" frame of the built-in articles."""
    return _read(corpus / "features", "words")


def read_alignments(corpus: Path) -> pd.DataFrame:
    """The "alignments" frame of the built-in articles; empty of an edition built before there was one."""
    built = (corpus / "features" / "alignments.csv").is_file()
    return _read(corpus / "features", "alignments") if built else empty("alignments")


def _check_terms(frame: pd.DataFrame, name: str, columns: tuple[str, ...]) -> None:
    """Refuse to ship more of a text than terms: words of an article in copyright stand in these columns."""
    for column in columns:
        terms = frame[column].dropna()
        terms = terms.str.split("; ").explode() if name in _LISTS else terms
        long = terms.loc[lambda cells: cells.map(count_words) > LONGEST_TERM]
        if len(long):
            place = f"features/{name}.csv: {column} in row {long.index[0] + 1}"
            found = f"holds {count_words(long.iloc[0])} words of an article; {LONGEST_TERM} may ship"
            raise InputError(f"{place} {found}. Mend the measure that found it.")


def _write(frame: pd.DataFrame, path: Path) -> Path:
    frame.round(_DECIMALS).to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
    return path


def _read(folder: Path, name: str) -> pd.DataFrame:
    path = folder / f"{name}.csv"
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file. Build it: python -m analysis build FOLDER.") from error
    nullable = [column for column, law in SCHEMAS[name].columns.items() if law.nullable]
    return conform(frame.assign(**{column: frame[column].replace("", None) for column in nullable}), name)
