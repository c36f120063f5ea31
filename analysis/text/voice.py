"""Voice: which words of an article are the author's own, which are quoted or reported, and who speaks them."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
import pandas as pd

from analysis.schemas import SCHEMAS, conform
from analysis.text.cues import Cues, read_cues
from analysis.text.quotation import Quotation, find_quotations
from analysis.text.reported import Report, find_reports
from analysis.text.speakers import Attribution, Floor, tokenise
from analysis.text.words import find_words
