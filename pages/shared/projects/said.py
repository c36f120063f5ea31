"""What a project holds, in words."""

from analysis.contrast.counts import amount
from analysis.projects.project import Project


def say_articles(project: Project) -> str:
    """How many articles it holds, and how many of them no figure counts: "12 articles, 1 of them in no figure"."""
    said, n = amount(len(project.articles), "article"), len(project.unscored)
    return f"{said}, {n} of them not in English and in no figure." if n else f"{said}."


def say_project(project: Project) -> str:
    """How many articles, who tells them, and which of them no figure counts, as sentences."""
    said = f"{project.title}: {amount(len(project.articles), 'article')}"
    if names := [each.label or each.name for each in project.perspectives]:
        said += f", told by {', '.join(names[:-1])}{' and ' if names[1:] else ''}{names[-1]}"
    if unscored := [str(article.record.get("title") or article.doc_id) for article in project.unscored]:
        said += f". Not in English, so kept and in no figure: {'; '.join(unscored)}"
    return f"{said}."
