"""How much of a reader's file is read: far more than articles take, far less than would stall a laptop."""

LARGEST_FILE = 200 * 2**20  # bytes of a table, a list or an archive
LARGEST_PAGE = 20 * 2**20  # bytes of a file that is one article: a web page, Markdown, Word or PDF
LARGEST_PART = 40 * 2**20  # bytes of a part of a Word file, unpacked
LARGEST_MARKUP = 4 * 2**20  # characters of a web page, without the pictures in it
LARGEST_ARTICLE = 2 * 2**20  # characters: a book of 350,000 words, far more than an article
MOST_PARAGRAPHS = 5_000  # of one article
MOST_COLUMNS = 100  # of a table, besides those that are called as ours
LONGEST_ID = 200  # characters of a doc_id
LONGEST_FIELD = 2_000  # characters of a title, an author's name …
MOST_ARTICLES = 10_000  # of one file
MOST_PAGES = 1_000  # of one PDF

MOST_MEMBERS = 2_000  # files in an archive
LARGEST_UNPACKED = 200 * 2**20  # bytes of all that an archive or a table holds, unpacked
LARGEST_RATIO = 200  # bytes unpacked for one packed; prose packs 3 to 1, a bomb 1,000 to 1
SMALLEST_BOMB = 2**20  # bytes unpacked below which the ratio says nothing

LONGEST_READING = 20  # seconds for a file that is read in a process of its own
LONGEST_START = 60  # seconds for that process to start, on a busy machine
LARGEST_MEMORY = 2 * 2**30  # bytes of memory that it may take
MOST_STOPPED = 3  # files of an archive that are stopped, before the rest of it is left


def megabytes(n_bytes: int) -> str:
    """The size as a message tells it."""
    return f"{n_bytes / 2**20:,.0f} MB"
