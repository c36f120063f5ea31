"""Built-in articles among files to be scored: their body and record are known, so boilerplate is left out."""

from dataclasses import replace
from pathlib import Path

from analysis.exchange.features import read_fingerprints
from analysis.exchange.fingerprints import recognise
from analysis.exchange.reading import Reading
from analysis.exchange.records import document_record, read_records
from analysis.text.documents import Article


def with_known_bodies(reading: Reading, corpus: Path) -> Reading:
    """The same reading; an article that holds a whole built-in one becomes its body, with its record.

    A text file then takes the built-in article's id; an id given in a table is kept.
    """
    known, records = read_fingerprints(corpus), read_records(corpus)
    taken = {article.doc_id for article in reading.articles}
    articles = []
    for article in reading.articles:
        found = next((match for match in recognise("\n\n".join(article.paragraphs), known) if match.complete), None)
        if found is None:
            articles.append(article)
            continue
        body = tuple(found.found[paragraph_id] for paragraph_id in sorted(found.found))
        record = document_record(records[found.doc_id]) | article.record
        doc_id = found.doc_id if article.from_file and found.doc_id not in taken else article.doc_id
        taken.add(doc_id)
        articles.append(Article(doc_id, body, record))
    return replace(reading, articles=articles)
