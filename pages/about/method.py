"""Method: how sure is that, and how was it made? Written from the catalogue of measures and the codebooks."""

import streamlit as st

from analysis.evidence.method import actors_by_kind, cue_facts, deeper_actors, event_facts, mask_groups, topic_facts
from analysis.evidence.second_reader import say_second_reader
from pages.shared.coding.asking import rules_of_coding
from pages.shared.labels import plain
from pages.shared.ledger.reader import acts_defined
from pages.shared.method_parts import RESULTS, SECTIONS, benchmarks, contents, expanders, measure_sections
from pages.shared.printed import facts, listed, prose, table, write_table_styles
from pages.shared.results import codebooks, measures
from pages.shared.said_method import ACTS, AGREEMENT, CODING, FACTS, PIPELINE, RULES, VOICE
from pages.shared.stance_method import of_stance, stance_section

st.title("Method", anchor=False)
write_table_styles()
prose(["How sure is that, and how was it made? Measures and codebooks are read from the files that the analysis uses."])
contents(measures())
books = codebooks()

st.header(SECTIONS["pipeline"], anchor="pipeline")
listed(PIPELINE)

st.header(SECTIONS["rules"], anchor="rules")
listed(RULES)

st.header(SECTIONS["measures"], anchor="measures")
measure_sections(measures())

st.header(SECTIONS["topics"], anchor="topics")
prose([f"Version {books.topics.version}. Terms name a topic; hints often belong to it."])
expanders({topic.label: topic_facts(topic) for topic in books.topics.topics})

st.header(SECTIONS["events"], anchor="events")
prose([f"Version {books.events.version}. A paragraph about both meetings belongs to neither side of a contrast."])
expanders({event.label: event_facts(event) for event in books.events.events})

st.header(SECTIONS["actors"], anchor="actors")
table(actors_by_kind(books.actors), "Actors by kind")
prose(["Five actors are covered in depth; the others by name, demonym, capital and leaders where they are clear."])
expanders(deeper_actors(books.actors))

st.header(SECTIONS["mask"], anchor="mask")
names = frozenset(books.actors.terms)
prose([f"The {len(names):,} names of actors are masked, and these phrases, each group for a reason."])
table(mask_groups(books.mask, names), "What is masked, and why")

st.header(SECTIONS["voice"], anchor="voice")
prose([VOICE])
with st.expander(plain("The cues, as the rules read them")):
    facts(cue_facts(books.cues))

st.header(SECTIONS["stance-method"], anchor="stance-method")
stance_section()

st.header(SECTIONS["facts"], anchor="facts")
prose([*FACTS, say_second_reader(RESULTS)])
with st.expander(plain(ACTS)):
    facts(acts_defined())

st.header(SECTIONS["coding"], anchor="coding")
prose(CODING)
expanders(rules_of_coding())

st.header(SECTIONS["agreement"], anchor="agreement")
prose([AGREEMENT])
benchmarks(lambda name: not of_stance(name))
