"""What is told apart: tellings by perspective or by article, their words, colours and letters."""

from analysis.scope import COLOURS, Perspective, Scope

RUSSIAN = Perspective("Russian", "Russian author", "the Russian author’s text", "vermilion")
THREE = Scope(events={"lisbon": "Lisbon", "lima": "Lima", "geneva": "Geneva"})


ONE_KNOWN = Scope((RUSSIAN,))


def told(*documents, scope: Scope = ONE_KNOWN) -> Scope:
    return scope.telling(documents)


def test_perspectives_that_no_article_names_are_no_tellings():
    scope = told(("a", "One", "Post"), ("b", "Two", "Herald"), ("c", "Three", None))
    assert scope.names == ["Post", "Herald"]
    assert not scope.by_article


def test_where_fewer_than_two_perspectives_are_named_each_article_is_a_telling():
    scope = told(("a", "One", "Post"), ("b", "Two", None))
    assert (scope.names, scope.telling_word) == (["a", "b"], "article")
    assert scope.of("b").phrase == "“Two”"
    assert len({scope.of(name).colour for name in scope.names}) == 2


def test_articles_of_one_title_are_told_apart_by_their_ids():
    labels = [told(("a", "Talks", None), ("b", "Talks", None)).of(name).label for name in ("a", "b")]
    assert labels == ["Talks (a)", "Talks (b)"]


def test_authors_are_called_so_only_where_all_labels_do():
    both = (("a", "One", "Russian"), ("b", "Two", "American"))
    assert told(*both).telling_word == "telling"
    american = Perspective("American", "American author")
    assert told(*both, scope=Scope((RUSSIAN, american))).telling_word == "author"


def test_nine_perspectives_have_a_colour_each_of_which_one_repeats():
    scope = Scope((RUSSIAN,)).with_names(f"P{n}" for n in range(8))
    colours = [scope.of(each.name).colour for each in scope.perspectives]
    assert set(colours) == set(COLOURS)
    assert colours.count("vermilion") == 1


def test_a_side_counts_its_paragraphs_in_its_own_words():
    assert RUSSIAN.says_of(3, 8, "paragraphs") == "3 of the Russian author’s 8 paragraphs"
    assert (
        told(("a", "One", "Post"), ("b", "Two", "Herald")).of("Post").says_of(3, 8) == "3 of the 8 of the Post telling"
    )


def test_letters_of_events_are_as_few_as_tell_them_apart():
    assert THREE.letters(["lisbon+geneva", "none"]) == {
        "lisbon": "L", "lima": "Li", "geneva": "G", "lisbon+geneva": "LG", "none": "",
    }  # fmt: skip


def test_a_code_of_several_events_names_each_of_them():
    assert THREE.events_of("lisbon+geneva") == ("lisbon", "geneva")
    assert THREE.event_label("lisbon+geneva") == "Lisbon and Geneva"
    assert (THREE.any_event, THREE.event_label("none")) == ("Any event", "No event")
