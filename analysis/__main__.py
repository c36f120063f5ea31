"""The command line: `python -m analysis score|count|align|ledger|build|attach|verify`."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis.aligning import alignments_of
from analysis.auditing import with_audit
from analysis.batch.run import NOT_READ, OF_PART, How, Outcome, score_in_parts
from analysis.briefing.verify.verifying import exit_status, say_outcome, verify_pack
from analysis.catalogue import read_measures
from analysis.contrast.counts import amount
from analysis.contrast.scores import score_units
from analysis.errors import ParallaxError
from analysis.exchange.attached import attached_folder, keep, read_attached, recognise_article, respelled
from analysis.exchange.builtin import CORPUS, read_corpus
from analysis.exchange.decided import kept_decisions
from analysis.exchange.features import build_features, read_alignments, read_features, read_fingerprints
from analysis.exchange.formats import SUFFIXES
from analysis.exchange.ledger_files import LEDGER_FORMATS, write_books
from analysis.exchange.reading import Reading, read_articles
from analysis.exchange.recognising import with_known_bodies
from analysis.exchange.writing import FORMATS, write_frames
from analysis.facts.books import read_books, read_known
from analysis.pipeline import analyse, read_codebooks
from analysis.projects.store import is_project, read_folder
from analysis.results import Results

_INPUTS = f"{', '.join(SUFFIXES)}, or the folder of a project or of the corpus"
BUILT_IN = Path("corpus")  # as an input, the built-in corpus, wherever the command is given


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 where something was left out, 2 where nothing could be done."""
    chosen = _parser().parse_args(arguments)
    try:
        return chosen.run(chosen)
    except ParallaxError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description="Score articles as the dashboard does.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    score = commands.add_parser("score", help="score articles and write one file a frame")
    score.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help=_INPUTS)
    score.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder for the frames")
    score.add_argument("--format", choices=FORMATS, help="csv (default) or parquet")
    score.add_argument(
        "--audit",
        action="store_true",
        help="read every text again with names exchanged, and with names masked, and write what each measure counts "
        "then (three times the work; the corpus folder has it built in)",
    )
    score.add_argument(
        "--batch",
        action="store_true",
        help="for many articles: read files, folders and patterns as a stream, score with all cores, write Parquet in "
        "parts; what is done in DIR is passed over, so that a run that was broken off goes on (without the frame "
        "“scores”)",
    )
    score.add_argument("--workers", type=_number, metavar="N", help="with --batch: processes (default: one a core)")
    score.add_argument(
        "--engine",
        choices=("local", "dask"),
        default="local",
        help="with --batch: local (default), the processes of this machine, or dask, the workers of a Dask cluster "
        "that is there",
    )
    score.add_argument("--scheduler", metavar="ADDRESS", help="with --engine dask: its scheduler, tcp://… or tls://…")
    score.add_argument("--of-part", type=_number, metavar="N", help=f"with --batch: articles of a part ({OF_PART})")
    score.set_defaults(run=_score)

    align = commands.add_parser("align", help="propose which sentences of two or more articles tell the same fact")
    align.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help=_INPUTS)
    align.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder for the frames")
    align.add_argument("--format", choices=FORMATS, default="csv", help="csv (default) or parquet")
    align.set_defaults(run=_align)

    ledger = commands.add_parser("ledger", help="write the fact ledger, the answers and the chronology")
    ledger.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder for the files")
    ledger.add_argument("--format", choices=LEDGER_FORMATS, default="csv", help="csv (default), xlsx or html, to print")
    ledger.set_defaults(run=_ledger)

    build = commands.add_parser("build", help="build the features edition from the originals")
    build.add_argument("originals", type=Path, metavar="SEEDS_DIR", help="folder with the articles as .txt")
    build.set_defaults(run=_build)

    attach = commands.add_parser("attach", help="attach your own copies of the built-in articles")
    attach.add_argument("files", nargs="+", type=Path, metavar="FILE")
    attach.set_defaults(run=_attach)

    verify = commands.add_parser(
        "verify",
        help="compute the figures of a briefing’s pack again, and say what differs",
        description="Compare the files of a pack with its manifest, what it was made from with what is here, and every "
        "number with the one that comes out now. Exit status: 0 all the same, 1 something differs, 2 something could "
        "not be checked.",
    )
    verify.add_argument("pack", type=Path, metavar="PACK", help="the zip file, or the folder it was unpacked to")
    verify.add_argument("--project", type=Path, metavar="DIR", help="folder of the project it was made of, if not here")
    verify.set_defaults(run=_verify)

    count = commands.add_parser(
        "count",
        help="count a folder that --batch has scored, so that the dashboard opens it at once",
        description="Counts what is not counted yet of a scored folder into its folder dashboard/.",
    )
    count.add_argument("folder", type=Path, metavar="DIR", help="the folder that score --batch wrote to")
    count.set_defaults(run=_count)
    return parser


def _number(given: str) -> int:
    """A whole number from 1."""
    if not given.isdecimal() or not int(given):
        raise argparse.ArgumentTypeError(f"{given!r} is no number from 1")
    return int(given)


def _score(chosen: argparse.Namespace) -> int:
    if wrong := _wrong_engine(chosen):
        print(wrong, file=sys.stderr)
        return 2
    if chosen.batch:
        return _score_batch(chosen)
    inputs, folders = _inputs(chosen.inputs)
    if folders and len(inputs) > 1:
        return _mixed()
    voices = {name: measure.voice for name, measure in read_measures(CORPUS / "measures.toml").items()}
    audited = voices if chosen.audit else None
    results, reading = _score_folder(folders[0], audited) if folders else _score_files(inputs, audited)
    _tell(reading)
    if results.documents.empty:
        print("No article could be read, so nothing was written.", file=sys.stderr)
        return 2
    frames = results.frames() | {"scores": score_units(results, voices)}
    if results.audit.empty and not chosen.audit:
        del frames["audit"]  # not made is not empty
    paths = write_frames(frames, chosen.out, chosen.format or "csv")
    scored = f"{amount(len(results.documents), 'article')}, {amount(len(results.paragraphs), 'paragraph')}"
    print(f"Scored {scored}; wrote {len(paths)} files.")
    return 1 if reading.troubles else 0


def _wrong_engine(chosen: argparse.Namespace) -> str:
    """What does not go together in the choice of an engine, in words; empty where all does."""
    if chosen.engine != "dask":
        return "--scheduler is of a Dask cluster: add --engine dask." if chosen.scheduler else ""
    if not chosen.batch:
        return "--engine dask scores in parts: add --batch."
    if chosen.workers:
        return "--workers are processes of this machine; a cluster has the workers that were started for it."
    return (
        "" if chosen.scheduler else "--engine dask needs --scheduler and the address of one, as in tcp://10.0.0.1:8786."
    )


def _score_batch(chosen: argparse.Namespace) -> int:
    inputs, folders = _inputs(chosen.inputs)
    if folders or chosen.audit or chosen.format == "csv":
        print("--batch reads files, no corpus and no project, and writes Parquet, without an audit.", file=sys.stderr)
        return 2
    how = How(chosen.of_part or OF_PART, chosen.workers or How.workers, scheduler=chosen.scheduler or "")
    try:
        outcome = score_in_parts(inputs, chosen.out, how)
    except KeyboardInterrupt:
        print("\nStopped. What is done is kept: give the same command again to go on.", file=sys.stderr)
        return 130
    return _tell_outcome(outcome, chosen.out)


def _tell_outcome(outcome: Outcome, out: Path) -> int:
    """Say what a batch did; the exit status."""
    if outcome.n_not_read:
        print(f"{out / NOT_READ} says what was not read, and why ({outcome.n_not_read:,}).", file=sys.stderr)
    scored = f"{amount(outcome.n_scored, 'article')} in {amount(outcome.n_parts, 'part')}"
    print(f"Scored {scored}; {outcome.n_skipped:,} were done before.")
    if not outcome.n_scored and not outcome.n_skipped:
        return 2
    return 1 if outcome.n_not_read else 0


def _align(chosen: argparse.Namespace) -> int:
    inputs, folders = _inputs(chosen.inputs)
    if folders and len(inputs) > 1:
        return _mixed()
    results, reading = _score_folder(folders[0], None) if folders else _score_files(inputs, None)
    _tell(reading)
    if len(results.documents) < 2:
        found = amount(len(results.documents), "article")
        print(f"To align takes two articles or more, and {found} could be read; nothing was written.", file=sys.stderr)
        return 2
    built = next((folder for folder in folders if not is_project(folder)), CORPUS)
    alignments = alignments_of(results, read_alignments(built))
    write_frames({"alignments": alignments, "sentences": results.sentences}, chosen.out, chosen.format)
    pairs = amount(len(alignments), "pair")
    print(f"Read {amount(len(results.documents), 'article')}; proposed {pairs} of sentences; wrote 2 files.")
    return 1 if reading.troubles else 0


def _inputs(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Where to read from, and which of these are the folder of a corpus or of a project."""
    inputs = [CORPUS if path == BUILT_IN and not path.exists() else path for path in paths]
    return inputs, [path for path in inputs if (path / "articles.json").is_file() or is_project(path)]


def _mixed() -> int:
    print("Give one folder alone, or files alone: each has ids of its own.", file=sys.stderr)
    return 2


def _tell(reading: Reading) -> None:
    """What was left out, and what a reader should know of the rest."""
    for line in [*reading.troubles, *reading.notes]:
        print(line, file=sys.stderr)


def _score_folder(folder: Path, audited: Mapping[str, str] | None) -> tuple[Results, Reading]:
    """The analysis of a corpus, which has its audit built in, or of a project, by its own codebooks."""
    if not is_project(folder):
        return _score_corpus(folder)
    project, codebooks = read_folder(folder), read_codebooks(CORPUS, folder)
    results = analyse(project.scored, codebooks)
    left = [
        f"{each.doc_id}: is in {each.record['language']}, not in English, so it was not scored."
        for each in project.unscored
    ]
    return with_audit(results, codebooks, audited) if audited else results, Reading(notes=left)


def _score_corpus(corpus: Path) -> tuple[Results, Reading]:
    return read_corpus(corpus, read_attached(attached_folder(), read_fingerprints(corpus))), Reading()


def _score_files(paths: Sequence[Path], audited: Mapping[str, str] | None) -> tuple[Results, Reading]:
    """The analysis of files; with `audited`, the voice of each measure, names are audited too."""
    reading = with_known_bodies(read_articles(paths), CORPUS)
    codebooks = read_codebooks(CORPUS)
    results = analyse(reading.articles, codebooks)
    return with_audit(results, codebooks, audited) if audited else results, reading


def _ledger(chosen: argparse.Namespace) -> int:
    results, _ = _score_corpus(CORPUS)
    known = read_known(CORPUS)
    books = read_books(CORPUS, known, kept_decisions(attached_folder()))
    paths = write_books(books, results, chosen.out, chosen.format, known.acts)
    facts, questions = amount(len(books.ledger.facts), "fact"), amount(len(books.questions), "question")
    dates = amount(len(books.chronology), "date")
    print(f"Read {facts}, {questions} and {dates} of the chronology; wrote {', '.join(path.name for path in paths)}.")
    return 0


def _build(chosen: argparse.Namespace) -> int:
    for path in build_features(chosen.originals, CORPUS):
        print(path)
    return 0


def _attach(chosen: argparse.Namespace) -> int:
    known = read_fingerprints(CORPUS)
    sha256_of = read_features(CORPUS).paragraphs.set_index("paragraph_id")["sha256"]
    refused = 0
    for path in chosen.files:
        try:
            recognition = recognise_article(path.read_bytes(), path.name, known)
        except (ParallaxError, OSError) as error:
            trouble = error if isinstance(error, ParallaxError) else f"{path}: cannot be read ({error.strerror})."
            print(trouble, file=sys.stderr)
            refused += 1
            continue
        kept = keep(recognition, attached_folder())
        print(f"{path.name}: recognised as {recognition.doc_id}, {len(recognition.found)} paragraphs; kept in {kept}.")
        if other := respelled(recognition, sha256_of):
            print(f"  Punctuation differs from the edition in {', '.join(other)}: scores there may differ slightly.")
    return 2 if refused == len(chosen.files) else min(refused, 1)


def _verify(chosen: argparse.Namespace) -> int:
    report = verify_pack(chosen.pack, chosen.project, lambda line: print(line, file=sys.stderr, flush=True))
    lines = [line for part in report.values() for line in part]
    for heading, part in report.items():
        print(heading)
        for line in part:
            print(f"  {_printable(line.said)}")
    print(say_outcome(lines))
    return exit_status(lines)


def _count(chosen: argparse.Namespace) -> int:
    from analysis.large.making import make_tables  # here: no other command needs the database

    make_tables(chosen.folder, lambda done, of: print(f"Counted {done} of {of} steps.", file=sys.stderr, flush=True))
    print(f"Counted. Open it with PARALLAX_SCORED={chosen.folder} streamlit run app.py, or by its path on Projects.")
    return 0


def _printable(text: str) -> str:
    """The text without signs that a terminal would obey: a pack may come from anybody."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


if __name__ == "__main__":
    sys.exit(main())
