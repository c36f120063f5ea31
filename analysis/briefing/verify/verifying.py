"""Verifying a pack: its files against its manifest, what it was made from against what is at hand, its figures anew."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from analysis.briefing.figure_id import parts_changed
from analysis.briefing.manifest import MANIFEST, Manifest, PackedFigure, draws, read_manifest, sha256
from analysis.briefing.verify.recomputing import Asked, Recomputed, recompute
from analysis.briefing.verify.unpacked import read_pack
from analysis.briefing.verify.verified import compare_tables, read_table, say_differences
from analysis.briefing.versions import versions
from analysis.contrast.counts import amount
from analysis.contrast.phrases import listed
from analysis.errors import InputError, ParallaxError
from analysis.projects.store import is_project, project_folder, projects_home

SAME, NOTED, UNCHECKED, DIFFERS = "same", "noted", "unchecked", "differs"
_OF_THE_SYSTEM = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
_CHANGED = {"view": "what is asked for", "texts": "the articles, codebooks or code", "numbers": "its numbers"}


@dataclass(frozen=True)
class Line:
    """One thing that was looked at: how it stands (SAME, NOTED, UNCHECKED, DIFFERS), and that in words."""

    stands: str
    said: str


def verify_pack(pack: Path, project: Path | None = None, told: Callable[[str], None] = print) -> dict[str, list[Line]]:
    """What a pack's files, inputs and figures are beside what comes out now, a line a thing, by those three headings.

    pack: a zip archive or the folder it was unpacked to. project: the folder of the project that it was made of, where
    it is not among the reader's own. `told` is given the progress.

    Raises
    ------
    InputError
        There is no pack, or its manifest cannot be read.
    """
    files = read_pack(pack)
    manifest = read_manifest(files[MANIFEST], f"{pack}/{MANIFEST}")
    made = _recomputed(manifest, project, told)
    return {
        "Files": check_files(manifest, files),
        "Made from": [*check_inputs(manifest, made), *check_versions(manifest)],
        "Figures": [line for each in manifest.figures for line in check_figure(each, files, made[each.number])],
    }


def exit_status(lines: Sequence[Line]) -> int:
    """0: all the same; 1: something differs; 2: nothing differs, and something could not be checked."""
    stand = {line.stands for line in lines}
    return 1 if DIFFERS in stand else 2 if UNCHECKED in stand else 0


def say_outcome(lines: Sequence[Line]) -> str:
    """The end of the report, as a sentence."""
    n = {stands: sum(line.stands == stands for line in lines) for stands in (DIFFERS, UNCHECKED)}
    unchecked = f"{amount(n[UNCHECKED], 'thing')} could not be checked" if n[UNCHECKED] else ""
    if n[DIFFERS]:
        return f"{amount(n[DIFFERS], 'difference')}{f'; {unchecked}' if unchecked else ''}."
    return f"Nothing that was checked differs, but {unchecked}." if unchecked else "Everything is as it was packed."


def check_files(manifest: Manifest, files: Mapping[str, bytes]) -> list[Line]:
    """The files of a pack against the hashes of its manifest; changed, missing and added ones a line each."""
    listed = {each.name: each.sha256 for each in manifest.files}
    missing = [Line(DIFFERS, f"{name}: is missing.") for name in listed if name not in files]
    held = {name: sha256(content) for name, content in files.items() if name in listed}
    changed = [
        Line(DIFFERS, f"{name}: was changed since it was packed.") for name in held if held[name] != listed[name]
    ]
    added = [name for name in files if name not in listed and name != MANIFEST and not _is_of_the_system(name)]
    same = len(held) - len(changed)
    whole = [Line(SAME, f"{amount(same, 'file')} as packed.")] if same else []
    return [*whole, *missing, *changed, *(Line(DIFFERS, f"{name}: was added to the pack.") for name in added)]


def check_inputs(manifest: Manifest, made: Mapping[int, Recomputed]) -> list[Line]:
    """The articles and what they are read with, as packed, against those that the figures were computed from now."""
    said: dict[Line, None] = {}
    for figure in manifest.figures:
        now, then = made[figure.number], figure.inputs
        if now.read_with:
            said |= dict.fromkeys(_compare_articles(then.articles, now.articles))
            same = then.read_with == now.read_with
            outcome = "the same" if same else "not those that the pack was made with"
            said[Line(SAME if same else DIFFERS, f"Codebooks, lexicons, model and code: {outcome}.")] = None
    if not said and manifest.figures:
        return [Line(UNCHECKED, "Articles and codebooks: unknown, for no figure could be computed anew.")]
    return list(said)


def check_versions(manifest: Manifest) -> list[Line]:
    """What else may move a number, where it is not as it was: told, for it is no difference in itself."""
    here = versions()
    lines = [
        f"{name}: {then} made the pack, {here.get(name) or 'none'} is here."
        for name, then in manifest.versions.items()
        if here.get(name) != then
    ]
    now = draws()
    drawn = [name for name, then in manifest.draws.items() if now.get(name) != then]
    lines += [f"Draws of {name}: other ones than now, so that intervals and p differ a little." for name in drawn]
    return [Line(NOTED, line) for line in lines] or [Line(SAME, "Versions, seeds and draws: the same.")]


def check_figure(figure: PackedFigure, files: Mapping[str, bytes], now: Recomputed) -> list[Line]:
    """A figure as packed against the one that came out now: its numbers cell by cell, its words, its ID."""
    name = f"Figure {figure.number} ({figure.id})"
    if now.gone:
        return [Line(DIFFERS, f"{name}: its page no longer shows it.")]
    if now.trouble:
        return [Line(UNCHECKED, f"{name}: not computed anew: {now.trouble}")]
    try:
        then = read_table(files.get(figure.file, b""), figure.file)
    except InputError as error:
        return [Line(UNCHECKED, f"{name}: {error}" if figure.file in files else f"{name}: its numbers are missing.")]
    found = [
        *say_differences(compare_tables(then, read_table(now.csv.encode(), figure.key))),
        *_compare_words(figure, now),
    ]
    if changed := parts_changed(figure.id, now.id):
        found.append(f"its ID is now {now.id}. What changed: {listed([_CHANGED[part] for part in changed])}.")
    return [Line(DIFFERS, f"{name}: {each}") for each in found] or [
        Line(SAME, f"{name}: the same, {amount(len(then), 'row')}.")
    ]


def _recomputed(manifest: Manifest, given: Path | None, told: Callable[[str], None]) -> dict[int, Recomputed]:
    """The figures of a pack by their numbers, those of each project from its own articles."""
    made = {}
    for project in dict.fromkeys(figure.inputs.project for figure in manifest.figures):
        figures = [figure for figure in manifest.figures if figure.inputs.project == project]
        asked = [Asked(each.number, each.key, each.place.page, each.place.asked, each.place.chosen) for each in figures]
        try:
            made |= recompute(asked, _folder_of(project, given), told)
        except ParallaxError as error:
            made |= {each.number: Recomputed(trouble=str(error)) for each in figures}
    return made


def _folder_of(project: str, given: Path | None) -> Path | None:
    """The folder of a project; None for the built-in corpus."""
    if not project:
        return None
    folder = given or project_folder(projects_home(), project)
    if is_project(folder):
        return folder
    asked = "holds no project" if given else "is not on this machine. Give its folder with --project"
    raise InputError(f"{folder if given else f'The project {project}'} {asked}.")


def _compare_articles(then: Mapping[str, str], now: Mapping[str, str]) -> list[Line]:
    lines = [Line(DIFFERS, f"{doc_id}: this article is not here.") for doc_id in then if doc_id not in now]
    lines += [Line(DIFFERS, f"{doc_id}: this article is new.") for doc_id in now if doc_id not in then]
    changed = [doc_id for doc_id in then if doc_id in now and then[doc_id] != now[doc_id]]
    lines += [Line(DIFFERS, f"{doc_id}: the text of this article is another one.") for doc_id in changed]
    return lines or [Line(SAME, f"{amount(len(then), 'article')}: the same texts.")]


def _compare_words(figure: PackedFigure, now: Recomputed) -> list[str]:
    pairs = {"finding": (figure.title, now.title), "counts": (figure.counts, now.counts)}
    return [f"{name}: “{then}” in the pack, “{new}” now." for name, (then, new) in pairs.items() if then != new]


def _is_of_the_system(name: str) -> bool:
    return bool(set(PurePosixPath(name).parts) & set(_OF_THE_SYSTEM))
