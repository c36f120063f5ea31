"""The process that computes figures anew, seen from the one that starts it."""

import json

import pytest

from analysis.briefing.verify import recomputing
from analysis.briefing.verify.recomputing import Asked, recompute
from analysis.errors import InputError

STRIPS, TOPICS = Asked(1, "strips", "contrast/overview"), Asked(2, "topics", "measures/topics", {"topic": ("ferry",)})


@pytest.fixture
def program(monkeypatch, tmp_path):
    """A program of a few lines in the place of the one that opens the pages."""

    def stands_for(lines: str) -> None:
        (tmp_path / "stand_in.py").write_text(f"import json, os, sys\nasked, found = sys.argv[1:]\n{lines}")
        monkeypatch.setattr(recomputing, "_ROOT", tmp_path)
        monkeypatch.setattr(recomputing, "_PROGRAM", "stand_in")

    return stands_for


def test_figures_are_asked_for_with_their_place_and_read_back_by_number(program, tmp_path):
    program(
        "wanted = json.load(open(asked))\n"
        "made = [{'number': f['number'], 'id': f['key'], 'csv': json.dumps(f)} for f in wanted['figures']]\n"
        "open(found, 'w').write('\\n'.join(map(json.dumps, made[::-1])))"
    )
    made = recompute([STRIPS, TOPICS])
    assert {number: each.id for number, each in made.items()} == {1: "strips", 2: "topics"}
    told = {"number": 2, "key": "topics", "page": "measures/topics", "asked": {"topic": ["ferry"]}, "chosen": {}}
    assert json.loads(made[2].csv) == told


def test_what_was_made_before_the_program_broke_off_is_kept_and_the_rest_is_told(program):
    program(
        "open(found, 'w').write(json.dumps({'number': 1, 'id': 'A'}) + '\\n{\"number\": 2, \"id')\n"
        "print('half way', flush=True)\n"
        "sys.exit('the lamp went out')"
    )
    told = []
    made = recompute([STRIPS, TOPICS], told=told.append)
    assert made[1].id == "A"
    assert made[2].trouble == "the program that opens the pages ended early (exit status 1: the lamp went out)."
    assert told == ["half way"]


def test_a_program_that_gives_no_figure_is_told_by_its_last_word(program):
    program("print('Bad news')\nraise ValueError('no lamp')")
    with pytest.raises(InputError, match=r"The pages gave no figure: .*\(exit status 1: ValueError: no lamp\)"):
        recompute([STRIPS], told=[].append)


def test_a_program_that_hangs_is_stopped(program, monkeypatch):
    monkeypatch.setattr(recomputing, "_LONGEST", 0.2)
    program("import time; time.sleep(60)")
    with pytest.raises(InputError, match="ended early"):
        recompute([STRIPS])


def test_pages_get_copies_of_the_project_and_of_what_is_attached(program, tmp_path, own_folder):
    own_folder.mkdir()
    (own_folder / "hall.txt").write_text("The ferry was late.")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "note.txt").write_text("mine")
    program(
        "home, kept = os.environ['PARALLAX_PROJECTS'], os.environ['PARALLAX_ATTACHED']\n"
        "project = os.path.join(home, json.load(open(asked))['project'], 'note.txt')\n"
        "said = open(project).read() + open(os.path.join(kept, 'hall.txt')).read()\n"
        "open(project, 'w').write('changed')\n"
        "open(found, 'w').write(json.dumps({'number': 1, 'id': said, 'title': home}))"
    )
    made = recompute([STRIPS], tmp_path / "mine")[1]
    assert made.id == "mineThe ferry was late."
    assert (tmp_path / "mine" / "note.txt").read_text() == "mine"
    assert str(tmp_path / "projects") != made.title
