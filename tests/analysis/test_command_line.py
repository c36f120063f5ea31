"""The command line: exit status 0, 1 where something was left out, 2 where nothing could be done."""

import json
import shutil

import pandas as pd
import pytest

import analysis.__main__ as command_line
from analysis.__main__ import main
from analysis.exchange.decided import keep_decisions
from analysis.exchange.features import build_features, read_fingerprints
from analysis.facts.decisions import Decision
from analysis.projects.project import TOPICS
from analysis.projects.store import new_project, save_project
from analysis.results import Results
from analysis.schemas import conform
from analysis.text.documents import Article
from tests.summit import HARBOUR, make_corpus, make_originals, page_of


@pytest.fixture(scope="module")
def summit(tmp_path_factory):
    """The summit's corpus folder, built, and its originals."""
    folder = tmp_path_factory.mktemp("summit")
    corpus, originals = make_corpus(folder), make_originals(folder)
    build_features(originals, corpus)
    return corpus, originals


@pytest.fixture
def in_summit(summit, monkeypatch):
    """The command line works on the summit; attached articles go to a folder of the test."""
    monkeypatch.setattr(command_line, "CORPUS", summit[0])
    return summit


def written(path, content: str):
    path.write_text(content, encoding="utf-8")
    return str(path)


def read_out(folder, name: str) -> pd.DataFrame:
    return pd.read_csv(folder / f"{name}.csv", keep_default_na=False)


def test_a_text_file_is_scored_into_one_file_a_frame(in_summit, tmp_path, capsys):
    page = written(tmp_path / "ferry.txt", "A good ferry left.\n\nIt rained.")
    assert main(["score", page, "--out", str(tmp_path / "out")]) == 0
    frames = {*Results.names(), "scores"} - {"audit"}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{name}.csv" for name in frames}
    assert read_out(tmp_path / "out", "paragraphs")["paragraph_id"].tolist() == ["ferry/p01", "ferry/p02"]
    assert capsys.readouterr().out == "Scored 1 article, 2 paragraphs; wrote 14 files.\n"


def test_scores_in_parquet_keep_their_schema(in_summit, tmp_path):
    page = written(tmp_path / "ferry.txt", "An excellent ferry left.")
    assert main(["score", page, "--out", str(tmp_path / "out"), "--format", "parquet"]) == 0
    sentiment = conform(pd.read_parquet(tmp_path / "out" / "sentiment.parquet"), "sentiment")
    assert sentiment["polarity"].tolist() == [0.5]


def test_a_project_is_scored_by_its_own_codebooks_and_other_languages_are_told(in_summit, tmp_path, capsys):
    ferry = Article("ferry", ("A good ferry left the quay.",), {"title": "Ferry", "language": "en"})
    bac = Article("bac", ("Le bac est parti.",), {"title": "Bac", "language": "fr"})
    topics = (in_summit[0] / TOPICS).read_text(encoding="utf-8").replace("terms = [", 'terms = ["quay",', 1)
    project = new_project(tmp_path, "Ferries").with_articles((ferry, bac), "").with_file(TOPICS, topics, "")
    save_project(tmp_path, project)
    assert main(["score", str(tmp_path / "ferries"), "--out", str(tmp_path / "out")]) == 0
    assert read_out(tmp_path / "out", "topic_mentions")["surface"].tolist() == ["quay"]
    assert read_out(tmp_path / "out", "documents")["doc_id"].tolist() == ["ferry"]
    assert "bac: is in fr, not in English, so it was not scored." in capsys.readouterr().err


def test_bad_entries_are_told_and_the_good_ones_are_scored(in_summit, tmp_path, capsys):
    lines = [
        {"doc_id": "a", "text": "A good day."},
        {"doc_id": "a", "text": "Twice."},
        {"doc_id": "b", "text": "Rain."},
    ]
    entries = written(tmp_path / "some.jsonl", "\n".join([*map(json.dumps, lines), "not json"]))
    table = written(tmp_path / "some.csv", "doc_id,text\nc,Sun.\nd,One, and more.\n")
    assert main(["score", entries, table, str(tmp_path / "gone.txt"), "--out", str(tmp_path / "out")]) == 1
    assert read_out(tmp_path / "out", "documents")["doc_id"].tolist() == ["a", "b", "c"]
    told = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0] for line in told] == [
        "some.jsonl, line 2",
        "some.jsonl, line 4",
        "some.csv, line 3",
        str(tmp_path / "gone.txt"),
    ]


def test_nothing_readable_writes_nothing(in_summit, tmp_path, capsys):
    assert main(["score", str(tmp_path / "gone.txt"), "--out", str(tmp_path / "out")]) == 2
    assert not (tmp_path / "out").exists()
    assert "nothing was written" in capsys.readouterr().err


def test_hostile_texts_are_scored_and_written_without_live_formulas(in_summit, tmp_path):
    odd = [
        {"doc_id": "=cmd()", "title": "@SUM(A1)", "text": "=cmd() good\n\n<script>bad</script>"},
        {"doc_id": "rtl", "text": "\u202egood\u202c **bad** ![](http://x) $x$ \x07"},
        {"doc_id": "half", "text": "A good half \ud83d of a sign."},
        {"doc_id": "long", "text": "good " + "a" * 200_000},
        {"doc_id": "nul", "text": "A good\0 sign."},
    ]
    entries = written(tmp_path / "odd.jsonl", "\n".join(map(json.dumps, odd)))
    assert main(["score", entries, "--out", str(tmp_path / "out")]) == 0
    assert read_out(tmp_path / "out", "documents")["doc_id"].tolist() == ["'=cmd()", "rtl", "half", "long", "nul"]
    scored_ids = read_out(tmp_path / "out", "sentiment")["sentence_id"].str.split("/").str[0]
    paragraphs = read_out(tmp_path / "out", "paragraphs")
    assert paragraphs["text"].tolist()[:3] == [
        "'=cmd() good",
        "<script>bad</script>",
        "good **bad**![](http://x) $x$",
    ]
    sentiment = read_out(tmp_path / "out", "sentiment").groupby(lambda row: scored_ids[row])["n_scored"].sum()
    assert (sentiment > 0).all()


def test_utf16_and_a_byte_order_mark_are_read(in_summit, tmp_path):
    (tmp_path / "wide.txt").write_bytes("A good “naïve” plan.".encode("utf-16"))
    (tmp_path / "marked.txt").write_bytes("A good plan.".encode("utf-8-sig"))
    paths = [str(tmp_path / "wide.txt"), str(tmp_path / "marked.txt")]
    assert main(["score", *paths, "--out", str(tmp_path / "out")]) == 0
    assert read_out(tmp_path / "out", "sentences")["text"].tolist() == ["A good “naïve” plan.", "A good plan."]


def test_a_built_in_article_is_scored_without_what_stands_around_it(in_summit, tmp_path):
    page = written(tmp_path / "saved.txt", page_of("harbour"))
    assert main(["score", page, "--out", str(tmp_path / "out")]) == 0
    assert read_out(tmp_path / "out", "documents")["doc_id"].tolist() == ["harbour"]
    assert read_out(tmp_path / "out", "paragraphs")["text"].tolist() == list(HARBOUR)


def test_two_copies_of_a_built_in_article_are_both_scored(in_summit, tmp_path):
    pages = [written(tmp_path / f"{name}.txt", page_of("harbour")) for name in ("one", "two")]
    assert main(["score", *pages, "--out", str(tmp_path / "out")]) == 0
    assert read_out(tmp_path / "out", "documents")["doc_id"].tolist() == ["harbour", "two"]


def test_the_corpus_folder_is_scored_from_its_edition(in_summit, tmp_path):
    assert main(["score", str(in_summit[0]), "--out", str(tmp_path / "out")]) == 0
    assert set(read_out(tmp_path / "out", "sentences")["text"]) == {""}


def test_the_corpus_folder_with_attached_articles_has_their_text(in_summit, tmp_path):
    assert main(["attach", written(tmp_path / "saved.txt", page_of("harbour"))]) == 0
    assert main(["score", str(in_summit[0]), "--out", str(tmp_path / "out")]) == 0
    assert read_out(tmp_path / "out", "paragraphs")["text"].tolist() == [*HARBOUR, "", ""]


def test_the_corpus_folder_beside_files_is_refused(in_summit, tmp_path, capsys):
    page = written(tmp_path / "ferry.txt", "A ferry.")
    assert main(["score", str(in_summit[0]), page, "--out", str(tmp_path / "out")]) == 2
    assert "one folder alone" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_to_is_told(in_summit, tmp_path, capsys):
    page = written(tmp_path / "ferry.txt", "A ferry.")
    assert main(["score", page, "--out", page]) == 2
    assert "nothing can be written there" in capsys.readouterr().err


def test_attaching_tells_what_was_recognised_and_what_was_not(in_summit, tmp_path, capsys):
    good = written(tmp_path / "good.txt", page_of("upland").replace("–", "—"))
    changed = written(tmp_path / "changed.txt", page_of("harbour").replace("noon", "dusk"))
    assert main(["attach", good, changed, str(tmp_path / "gone.txt")]) == 1
    said = capsys.readouterr()
    assert "good.txt: recognised as upland, 2 paragraphs; kept in " in said.out
    assert "Punctuation differs from the edition in upland/p02" in said.out
    assert "changed.txt: this looks like harbour" in said.err
    assert "gone.txt: cannot be read (No such file or directory)" in said.err
    assert [path.name for path in (tmp_path / "attached").iterdir()] == ["upland.txt"]


def test_attaching_nothing_that_is_recognised_is_status_2(in_summit, tmp_path):
    assert main(["attach", written(tmp_path / "other.txt", "A ferry.")]) == 2
    assert not (tmp_path / "attached").exists()


def test_building_writes_the_edition_and_names_its_files(summit, tmp_path, monkeypatch, capsys):
    corpus = tmp_path / "corpus"
    shutil.copytree(summit[0], corpus, ignore=shutil.ignore_patterns("features"))
    monkeypatch.setattr(command_line, "CORPUS", corpus)
    assert main(["build", str(summit[1])]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == str(corpus / "features" / "fingerprints.csv")
    pd.testing.assert_frame_equal(read_fingerprints(corpus), read_fingerprints(summit[0]))


def test_building_without_originals_is_told(in_summit, tmp_path, capsys):
    assert main(["build", str(tmp_path)]) == 2
    assert "no .txt file there holds" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["score"], ["score", "a.txt"], ["align", "a.txt"], ["publish"]])
def test_a_command_that_cannot_be_understood_shows_how_to_write_it(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: python -m analysis" in capsys.readouterr().err


def test_the_built_in_corpus_is_scored_from_any_folder(in_summit, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["score", "corpus", "--out", str(tmp_path / "out")]) == 0
    assert read_out(tmp_path / "out", "documents")["doc_id"].tolist() == ["harbour", "upland"]


def test_names_are_audited_where_that_is_asked_for(in_summit, tmp_path):
    page = written(tmp_path / "ferry.txt", "Russia and China built a good ferry.")
    assert main(["score", page, "--audit", "--out", str(tmp_path / "out")]) == 0
    audit = read_out(tmp_path / "out", "audit")
    assert set(audit["variant"]) == {"exchanged", "masked"}
    tone = audit[audit["measure"] == "polarity"]
    assert (tone["numerator"] / tone["denominator"]).round(2).tolist() == [0.7, 0.7]


def test_the_corpus_folder_brings_its_audit_and_an_attached_copy_keeps_it(in_summit, tmp_path):
    assert main(["score", str(in_summit[0]), "--out", str(tmp_path / "edition")]) == 0
    assert main(["attach", written(tmp_path / "saved.txt", page_of("harbour"))]) == 0
    assert main(["score", str(in_summit[0]), "--out", str(tmp_path / "attached")]) == 0
    audits = [read_out(tmp_path / name, "audit") for name in ("edition", "attached")]
    assert len(audits[0])
    pd.testing.assert_frame_equal(*audits)


ALIKE = "Norway closed the port of Velby on May 3.\n\nNobody sang."


def test_articles_are_aligned_into_two_files(in_summit, tmp_path, capsys):
    pages = [written(tmp_path / f"{name}.txt", ALIKE) for name in ("one", "two", "three")]
    assert main(["align", *pages, "--out", str(tmp_path / "out")]) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"alignments.csv", "sentences.csv"}
    alignments = read_out(tmp_path / "out", "alignments")
    told = alignments[alignments["shared_terms"] == "closed; port"]
    assert told[["sentence_id", "other_id", "rank"]].values.tolist() == [
        ["one/p01/s01", "two/p01/s01", 1],
        ["one/p01/s01", "three/p01/s01", 1],
        ["two/p01/s01", "three/p01/s01", 1],
    ]
    assert capsys.readouterr().out.startswith("Read 3 articles; proposed ")


def test_alignments_in_parquet_keep_their_schema(in_summit, tmp_path):
    pages = [written(tmp_path / f"{name}.txt", ALIKE) for name in ("one", "two")]
    assert main(["align", *pages, "--out", str(tmp_path / "out"), "--format", "parquet"]) == 0
    assert len(conform(pd.read_parquet(tmp_path / "out" / "alignments.parquet"), "alignments"))


def test_one_article_cannot_be_aligned(in_summit, tmp_path, capsys):
    page = written(tmp_path / "one.txt", ALIKE)
    assert main(["align", page, str(tmp_path / "gone.txt"), "--out", str(tmp_path / "out")]) == 2
    assert not (tmp_path / "out").exists()
    said = capsys.readouterr().err
    assert "gone.txt: there is no such file" in said
    assert "takes two articles or more, and 1 article could be read" in said


def test_a_file_that_cannot_be_read_leaves_the_others_aligned(in_summit, tmp_path):
    pages = [written(tmp_path / f"{name}.txt", ALIKE) for name in ("one", "two")]
    assert main(["align", *pages, str(tmp_path / "gone.txt"), "--out", str(tmp_path / "out")]) == 1
    assert len(read_out(tmp_path / "out", "alignments"))


def test_the_corpus_folder_brings_its_alignments(in_summit, tmp_path):
    assert main(["align", str(in_summit[0]), "--out", str(tmp_path / "out")]) == 0
    shipped = pd.read_csv(in_summit[0] / "features" / "alignments.csv", keep_default_na=False)
    pd.testing.assert_frame_equal(read_out(tmp_path / "out", "alignments"), shipped)
    assert len(shipped)


def test_the_corpus_folder_beside_files_is_not_aligned(in_summit, tmp_path, capsys):
    page = written(tmp_path / "ferry.txt", "A ferry.")
    assert main(["align", str(in_summit[0]), page, "--out", str(tmp_path / "out")]) == 2
    assert "one folder alone" in capsys.readouterr().err


LEDGER = """
[[fact]]
id = "summit"
what = "The delegations met."
event = "none"
[[fact.telling]]
at = ["harbour/p01/s01"]
said = "Expects no warmth."
"""


@pytest.fixture
def with_ledger(in_summit, tmp_path, monkeypatch):
    """The summit's corpus with a ledger of one fact."""
    corpus = tmp_path / "with_ledger"
    shutil.copytree(in_summit[0], corpus)
    written(corpus / "ledger.toml", LEDGER)
    monkeypatch.setattr(command_line, "CORPUS", corpus)
    return corpus


def test_the_ledger_is_written_with_the_passages_of_attached_articles(with_ledger, tmp_path, capsys):
    assert main(["attach", written(tmp_path / "saved.txt", page_of("harbour"))]) == 0
    assert main(["ledger", "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out.splitlines()[-1]
    assert said == (
        "Read 1 fact, no questions and no dates of the chronology; wrote ledger.csv, answers.csv, chronology.csv."
    )
    (row,) = read_out(tmp_path / "out", "ledger").itertuples()
    assert (row.fact_id, row.doc_id, row.start) == ("summit", "harbour", 0)
    assert HARBOUR[0].startswith(row.exact)


@pytest.mark.parametrize("file_format", ["xlsx", "html"])
def test_the_ledger_is_written_as_a_workbook_or_a_page(with_ledger, tmp_path, file_format):
    assert main(["ledger", "--out", str(tmp_path / "out"), "--format", file_format]) == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == [f"ledger.{file_format}"]


def test_the_ledger_has_the_decisions_kept_on_this_machine(with_ledger, tmp_path):
    keep_decisions([Decision("removed", "now", "", {("fact", "summit"): None})], tmp_path / "attached")
    assert main(["ledger", "--out", str(tmp_path / "out")]) == 0
    assert read_out(tmp_path / "out", "ledger").empty


def test_a_ledger_that_breaks_a_law_is_told(with_ledger, tmp_path, capsys):
    written(with_ledger / "ledger.toml", LEDGER.replace('event = "none"', 'event = "x"'))
    assert main(["ledger", "--out", str(tmp_path / "out")]) == 2
    assert "entry summit: 'event' names 'x'" in capsys.readouterr().err
