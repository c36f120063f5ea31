from analysis.exchange.reading import read_articles
from analysis.exchange.recognising import with_known_bodies
from tests.summit import HARBOUR, page_of


def saved(folder, **pages: str):
    paths = []
    for name, page in pages.items():
        path = folder / f"{name}.txt"
        path.write_text(page, encoding="utf-8")
        paths.append(path)
    return paths


def test_a_saved_page_becomes_the_built_in_body_with_its_id_and_record(summit_corpus, tmp_path):
    reading = with_known_bodies(read_articles(saved(tmp_path, page=page_of("harbour"))), summit_corpus)
    article = reading.articles[0]
    assert (article.doc_id, article.paragraphs) == ("harbour", HARBOUR)
    assert article.record["title"] == "Cold Water at Lake Veld"
    assert article.record["published"] == "2029-05-03"


def test_an_id_and_record_of_a_table_are_kept(summit_corpus, tmp_path):
    path = tmp_path / "own.csv"
    page = page_of("harbour").replace('"', '""')
    path.write_text(f'doc_id,title,text\nmine,My title,"{page}"\n', encoding="utf-8")
    article = with_known_bodies(read_articles([path]), summit_corpus).articles[0]
    assert (article.doc_id, article.record["title"], article.paragraphs) == ("mine", "My title", HARBOUR)


def test_other_articles_pass_as_they_are(summit_corpus, tmp_path):
    reading = read_articles(saved(tmp_path, other="A ferry.", part=page_of("harbour", HARBOUR[:2])))
    assert with_known_bodies(reading, summit_corpus).articles == reading.articles


def test_two_copies_of_one_article_keep_ids_of_their_own(summit_corpus, tmp_path):
    reading = read_articles(saved(tmp_path, one=page_of("harbour"), two=page_of("harbour")))
    found = with_known_bodies(reading, summit_corpus)
    assert [article.doc_id for article in found.articles] == ["harbour", "two"]
    assert {article.paragraphs for article in found.articles} == {HARBOUR}


def test_an_id_that_another_article_has_is_not_taken(summit_corpus, tmp_path):
    reading = read_articles(saved(tmp_path, harbour="Another harbour.", page=page_of("harbour")))
    found = with_known_bodies(reading, summit_corpus)
    assert [(article.doc_id, len(article.paragraphs)) for article in found.articles] == [("harbour", 1), ("page", 3)]


def test_troubles_are_passed_on_and_the_reading_is_left_alone(summit_corpus, tmp_path):
    reading = read_articles([*saved(tmp_path, page=page_of("harbour")), tmp_path / "gone.txt"])
    before = list(reading.articles)
    found = with_known_bodies(reading, summit_corpus)
    assert found.troubles == reading.troubles != []
    assert reading.articles == before
