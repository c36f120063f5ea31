"""Method: how sure is that, and how was it made? Written from the catalogue of measures and the codebooks."""

import streamlit as st

from analysis.contrast.phrases import in_words
from analysis.contrast.tone_findings import say_translated
from analysis.evidence.method import actors_by_kind, cue_facts, deeper_actors, event_facts, mask_groups, topic_facts
from analysis.evidence.second_reader import say_second_reader
from pages.shared.coding.asking import rules_of_coding
from pages.shared.labels import plain
from pages.shared.ledger.reader import acts_defined
from pages.shared.method_parts import RESULTS, benchmarks, contents, expanders, measure_sections, section_titles
from pages.shared.printed import facts, listed, prose, table, write_table_styles
from pages.shared.project import the_project
from pages.shared.results import codebooks, measures, results
from pages.shared.said_method import ACTS, AGREEMENT, CODING, VOICE, of_facts, pipeline, rules, say_several
from pages.shared.stance_method import of_stance, stance_section

st.title("Method", anchor=False)
write_table_styles()
prose(["How sure is that, and how was it made? Measures and codebooks are read from the files that the analysis uses."])
scope, documents = results().scope, results().documents
titles = section_titles(scope.event_word)
contents(measures(), titles)
books = codebooks()

st.header(titles["pipeline"], anchor="pipeline")
listed(pipeline(scope))

st.header(titles["rules"], anchor="rules")
listed(rules(say_translated(results()), of_two=len(documents) == 2))

st.header(titles["measures"], anchor="measures")
measure_sections(measures())

st.header(titles["topics"], anchor="topics")
prose([f"Version {books.topics.version}. Terms name a topic; hints often belong to it."])
expanders({topic.label: topic_facts(topic) for topic in books.topics.topics})

st.header(titles["events"], anchor="events")
prose([f"Version {books.events.version}. {say_several(scope)}"])
expanders({event.label: event_facts(event) for event in books.events.events})

st.header(titles["actors"], anchor="actors")
table(actors_by_kind(books.actors), "Actors by kind")
deeper = deeper_actors(books.actors)
prose(
    [
        f"{in_words(len(deeper)).capitalize()} actors are covered in depth; the others by name, demonym, capital and "
        "leaders where they are clear."
    ]
)
expanders(deeper)

st.header(titles["mask"], anchor="mask")
names = frozenset(books.actors.terms)
prose([f"The {len(names):,} names of actors are masked, and these phrases, each group for a reason."])
table(mask_groups(books.mask, names), "What is masked, and why")

st.header(titles["voice"], anchor="voice")
prose([VOICE])
with st.expander(plain("The cues, as the rules read them")):
    facts(cue_facts(books.cues))

st.header(titles["stance-method"], anchor="stance-method")
stance_section()

st.header(titles["facts"], anchor="facts")
prose([*of_facts(scope, built_in=the_project() is None), say_second_reader(RESULTS)])
with st.expander(plain(ACTS)):
    facts(acts_defined())

st.header(titles["coding"], anchor="coding")
prose(CODING)
expanders(rules_of_coding())

st.header(titles["agreement"], anchor="agreement")
prose([AGREEMENT])
benchmarks(lambda name: not of_stance(name))
