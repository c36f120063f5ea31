"""The tables that a dashboard of a scored folder is read from: what a row is, and how each is counted from a part.

Every row names its paragraph by a number (`row`) and repeats where the paragraph stands (PLACE), so that a filter needs
no join. Counts and sums are by voice: author, quoted, reported. What a chart shows is a sum over rows; no table holds
running text.
"""

from analysis.schemas import INSTRUMENTS

VOICES = ("author", "quoted", "reported")
ROWS_OF_PART = 10_000_000  # a paragraph's number: that of its part times this, and its place in the part
BITS = 63  # that a column of bits holds: one for each name
COLUMNS_OF_ACTORS = 4  # more actors are looked up row by row
ACTORS = tuple(f"actors_{at}" for at in range(COLUMNS_OF_ACTORS))
PLACE = ("row", "telling", "event", "topics", *ACTORS)  # numbers of names.py; telling -1: none; the others bits
_PLACE = ", ".join(f"p.{column}" for column in PLACE)
_WORDS = ", ".join(f"p.{voice}_words" for voice in VOICES)
DATE = r"^\d{4}(-(0[1-9]|1[0-2]))?"  # when an article was published, as far as its month
_LONGEST_NAME = 4  # words: what is longer is no name, and no set term that may be shown


def _by_voice(what: str, name: str) -> str:
    """Columns of a sum in each voice: `author_NAME` …"""
    return ", ".join(f"{what} FILTER (voice = '{voice}') AS {voice}_{name}" for voice in VOICES)


def _scored() -> str:
    """Columns of how many scored words a paragraph has and what they add up to, by instrument and voice."""
    columns = []
    for instrument in ("tone", "tone_unmasked", *INSTRUMENTS):
        sums = {"n": "count(*)", "weight": "sum(weight)"}
        if instrument.startswith("tone"):
            sums["subjectivity"] = "sum(subjectivity)"
        for name, what in sums.items():
            columns += [
                f"coalesce({what} FILTER (measure = '{instrument}' AND voice = '{voice}'), 0) "
                f"AS {voice}_{instrument}_{name}"
                for voice in VOICES
            ]
    return ", ".join(columns)


# One row per …: counted from the frames of one part, which stand under their own names, and `p`, its paragraphs.
TABLES = {
    # paragraph
    "paragraphs": "SELECT p.*, scored.* EXCLUDE (row) FROM p JOIN scored USING (row) ORDER BY row",
    # paragraph and topic that is mentioned or present there
    "topic_counts": f"""
        SELECT {_PLACE}, {_WORDS}, t.number AS topic, present, coalesce(author_n, 0) AS author_n,
            coalesce(quoted_n, 0) AS quoted_n, coalesce(reported_n, 0) AS reported_n
        FROM topics_by_paragraph b JOIN p USING (paragraph_id) JOIN topic_names t ON t.name = b.topic
        LEFT JOIN (SELECT row, topic, {_by_voice("count(*)", "n")}
            FROM topic_mentions JOIN sentence_rows USING (sentence_id) GROUP BY ALL) m
            ON m.row = p.row AND m.topic = b.topic
        WHERE present OR m.row IS NOT NULL ORDER BY ALL""",
    # paragraph and actor that is named there
    "actor_counts": f"""
        SELECT {_PLACE}, {_WORDS}, a.number AS actor, {_by_voice("count(*)", "n")}
        FROM mentions JOIN sentence_rows USING (sentence_id) JOIN p USING (row) JOIN actor_names a ON a.name = actor
        GROUP BY ALL ORDER BY ALL""",
    # paragraph, actor and voice in which it is judged: the author's, quoted, reported, and all
    "stances": f"""
        SELECT {_PLACE}, a.number AS actor, voice, value, code
        FROM (
            SELECT p.row, b.actor, 'author' AS voice, b.value,
                CASE WHEN unsure THEN 'unsure' WHEN stance < 0 THEN 'against' WHEN stance > 0 THEN 'favour'
                    ELSE 'neutral' END AS code
            FROM stance_by_paragraph b JOIN p USING (paragraph_id) WHERE b.holder = 'author' AND b.value IS NOT NULL
            UNION ALL
            SELECT row, actor, voice, favour - against AS value,
                CASE WHEN greatest(against, neutral, favour) < 0.5 THEN 'unsure'
                    WHEN against >= neutral AND against >= favour THEN 'against'
                    WHEN neutral >= favour THEN 'neutral' ELSE 'favour' END AS code
            FROM (SELECT row, actor, heard AS voice, avg(p_against) AS against, avg(p_neutral) AS neutral,
                    avg(p_favour) AS favour
                FROM (SELECT *, unnest(CASE WHEN voice = 'author' THEN ['all'] ELSE [voice, 'all'] END) AS heard
                    FROM mentions WHERE p_against IS NOT NULL) JOIN sentence_rows USING (sentence_id) GROUP BY ALL)
        ) JOIN p USING (row) JOIN actor_names a ON a.name = actor ORDER BY ALL""",
    # paragraph, voice and speaker
    "speakers": f"""
        SELECT {_PLACE}, voice,
            CASE WHEN trim(coalesce(speaker, '')) = '' THEN 'unnamed'
                WHEN len(string_split_regex(trim(speaker), '\\s+')) > {_LONGEST_NAME} THEN 'unnamed'
                ELSE speaker END AS speaker, sum(n_words) AS n_words
        FROM voices JOIN sentence_rows USING (sentence_id) JOIN p USING (row) GROUP BY ALL ORDER BY ALL""",
    # paragraph, topic, term of its codebook, and the words that it is found as
    "terms": f"""
        SELECT {_PLACE}, t.number AS topic, term, surface, {_by_voice("count(*)", "n")}
        FROM topic_mentions JOIN sentence_rows USING (sentence_id) JOIN p USING (row)
        JOIN topic_names t ON t.name = topic GROUP BY ALL ORDER BY ALL""",
    # paragraph, scored word (names masked) and its weight
    "scored_words": f"""
        SELECT {_PLACE}, lower(term) AS word, round(weight, 6) + 0.0 AS weight, {_by_voice("count(*)", "n")}
        FROM receipts JOIN sentence_rows USING (sentence_id) JOIN p USING (row) WHERE measure = 'tone'
        GROUP BY ALL ORDER BY ALL""",
    # paragraph and unit of keyness (word, name, set phrase); size: the paragraph's units
    "words": f"""
        SELECT {_PLACE}, word, n::INTEGER AS n, (sum(n) OVER (PARTITION BY row))::INTEGER AS size
        FROM units_of_part JOIN p USING (paragraph_id) ORDER BY ALL""",
    # unit of keyness: whether it is a word or a name or phrase, and how it is written
    "word_labels": """
        SELECT word, kind, label, sum(n)::BIGINT AS n FROM units_of_part JOIN p USING (paragraph_id)
        GROUP BY ALL ORDER BY ALL""",
    # paragraph, actor and who judges it there: author, or a speaker by a name that is no longer than names are; place:
    # in the order of the texts
    "holders": f"""
        SELECT {_PLACE}, a.number AS actor, CASE WHEN len(string_split_regex(trim(holder), '\\s+')) > {_LONGEST_NAME}
                THEN 'unnamed speaker' ELSE holder END AS holder, coalesce(h.number::SMALLINT, -1) AS holder_actor,
            value, CASE WHEN unsure THEN 'unsure' WHEN stance < 0 THEN 'against' WHEN stance > 0 THEN 'favour'
                ELSE 'neutral' END AS code, n_mentions::INTEGER AS n_mentions, place::INTEGER AS place
        FROM (SELECT *, row_number() OVER () AS place FROM stance_by_paragraph) JOIN p USING (paragraph_id)
        JOIN actor_names a ON a.name = actor LEFT JOIN actor_names h ON h.name = holder_actor
        WHERE value IS NOT NULL ORDER BY ALL""",
}
_NAMED = ", ".join(f"coalesce(naming.{column}, 0)::UBIGINT AS {column}" for column in ACTORS)
_BITS = ", ".join(
    f"bit_or(CASE WHEN n.number // {BITS} = {at} THEN 1::UBIGINT << (n.number % {BITS}) ELSE 0 END) AS {column}"
    for at, column in enumerate(ACTORS)
)
PREPARED = (
    """CREATE TABLE p AS
        SELECT {first} + row_number() OVER (ORDER BY g.file_row_number) - 1 AS row,
            coalesce(t.number::SMALLINT, -1) AS telling, e.number AS event,
            coalesce(present.topics, 0)::UBIGINT AS topics, {named},
            paragraph_id, doc_id, coalesce(regexp_extract(d.published, '{DATE}'), '') AS published,
            g.position::INTEGER AS position,
            d.n_paragraphs::INTEGER AS of_paragraphs, g.n_words::INTEGER AS all_words,
            (g.n_words - quoted_words - reported_words)::INTEGER AS author_words,
            quoted_words::INTEGER AS quoted_words, reported_words::INTEGER AS reported_words
        FROM paragraphs_of_part g JOIN documents d USING (doc_id)
        LEFT JOIN telling_names t ON t.name = d.perspective
        JOIN events v USING (paragraph_id) JOIN event_names e ON e.name = v.event
        LEFT JOIN (SELECT paragraph_id, bit_or(1::UBIGINT << n.number) AS topics FROM topics_by_paragraph
            JOIN topic_names n ON n.name = topic WHERE present GROUP BY paragraph_id) present USING (paragraph_id)
        LEFT JOIN (SELECT paragraph_id, {bits} FROM mentions JOIN sentences USING (sentence_id)
            JOIN actor_names n ON n.name = actor GROUP BY paragraph_id) naming USING (paragraph_id)
        ORDER BY row""".replace("{DATE}", DATE)
    .replace("{named}", _NAMED)
    .replace("{bits}", _BITS),
    "CREATE TABLE sentence_rows AS SELECT sentence_id, row FROM sentences JOIN p USING (paragraph_id)",
    f"""CREATE TABLE scored AS SELECT p.row, {_scored()}
        FROM p LEFT JOIN sentence_rows USING (row) LEFT JOIN receipts USING (sentence_id) GROUP BY p.row""",
)
