// Marks and paragraphs. Signs of marks are CSS content, so that the text of a sentence is its words alone.

const signOf = (mark) => mark.layer === 'tone' ? signed(mark.weight) : { topic: '#', framing: '‡', actor: mark.sign }[mark.layer];

const markSpan = (mark, inner, first, last) => make('span', {
  class: `mark in-${mark.layer}${mark.layer === 'tone' ? ` is-${tone(mark.weight)}` : ''}`,
  title: mark.said || null,
  'data-sign': last && mark.layer !== 'voice' ? signOf(mark) || null : null,
  'data-speaker': first && mark.layer === 'voice' ? mark.said : null,
}, inner);

const fillSentence = (span, sentence) => {
  const covers = (run, mark) => run !== undefined && run[1].includes(mark);
  sentence.runs.forEach(([text, marks], at) => {
    let piece = document.createTextNode(text);
    for (const mark of [...marks].reverse()) {
      const ends = [sentence.runs[at - 1], sentence.runs[at + 1]].map((beside) => !covers(beside, mark));
      piece = markSpan(sentence.marks[mark], piece, ...ends);
    }
    span.append(piece);
  });
};

const factButton = (number, room) => make('button', {
  type: 'button', class: 'room-number', tabindex: -1, 'data-number': number, title: room.data.facts[number - 1].what,
  'aria-label': `Fact ${number}: ${room.data.facts[number - 1].what}`,
  on: { click: () => room.goTo(number - 1) },
});

const linkButton = (what, act) => make('button', {
  type: 'button', class: 'room-link', tabindex: -1, 'aria-label': `Copy link to this ${what}`,
  title: `Copy link to this ${what}`, on: { click: act },
});

const drawSentence = (sentence, room, column) => {
  const span = make('span', { class: 'room-sentence', 'data-sentence': sentence.id });
  fillSentence(span, sentence);
  const link = linkButton('sentence', (event) => {   // a key, where words of it are chosen by key, means these words
    const words = !event.detail && column.chosen?.sentence === sentence.id && column.selected();
    if (words) room.links.ofSelection(); else room.links.sentence(column, sentence.id);
  });
  return make('span', { class: 'room-holder' }, ...sentence.facts.map((number) => factButton(number, room)), span, link);
};

const chip = (mark) => make('li', { class: `chip in-${mark.layer}`, title: mark.said || null, 'data-text': mark.text.toLowerCase() },
  markSpan(mark, document.createTextNode(mark.text), true, true), mark.n > 1 && make('small', { text: ` ×${mark.n}` }));

const drawChips = (paragraph, room, column) => [
  make('p', { class: 'room-gist', text: paragraph.gist ?? 'No gist was written for this paragraph.' }),
  make('p', { class: 'room-told' }, ...paragraph.facts.map((number) => factButton(number, room)),
    linkButton('paragraph', () => room.links.paragraph(column, paragraph.id))),
  make('ul', { class: 'room-chips', 'aria-label': 'Words that the measures hit' }, ...paragraph.chips.map(chip)),
];

const drawParagraph = (paragraph, room, column) => {
  const body = paragraph.sentences
    ? [make('p', { class: 'room-words' }, ...paragraph.sentences.flatMap((sentence, at) =>
        [at ? document.createTextNode(' ') : null, drawSentence(sentence, room, column)].filter(Boolean)))]
    : drawChips(paragraph, room, column);
  const number = make('button', {
    type: 'button', class: 'room-place', tabindex: -1, text: `¶ ${paragraph.position}`,
    'aria-label': `Paragraph ${paragraph.position}: its evidence beneath`, title: 'Open its evidence beneath',
    on: { click: () => room.tell.choose([paragraph.id]) },
  });
  return make('div', { class: `room-paragraph${paragraph.passes ? '' : ' dim'}`, 'data-paragraph': paragraph.id },
    make('div', { class: 'room-margin' }, number), ...body);
};
