// Search: terms are found as analysis/text/terms.py finds them.

const LETTERS = '[\\p{L}\\p{N}]';
const JOINT = '(?:[’\']s)?(?:[\\s/’\'“”‘"\\[\\]]*|[’\'”"\\]]?[-–‐‑][“‘\'"\\[]?)';   // as analysis/text/terms.py joins words
const partPattern = (part) => {
  const stem = part.replace(/\*$/, '');
  const small = stem === stem.toLowerCase();
  const body = small ? [...stem].map((sign) => `[${sign}${sign.toUpperCase()}]`).join('')
    : stem.length > 3 ? `(?:${stem}|${stem.toUpperCase()})` : stem;
  return part.endsWith('*') ? `${body}${LETTERS}*` : body;
};
const termPattern = (term) => {
  const parts = term.match(/[\p{L}\p{N}]+\*?/gu);
  return parts && new RegExp(`(?<!${LETTERS})${parts.map(partPattern).join(JOINT)}(?!${LETTERS})`, 'gu');
};

const placesIn = (column, term) => {
  const pattern = termPattern(term);
  if (!pattern) return [];
  const inText = column.sentences.flatMap(({ text, start, element }) => [...text.matchAll(pattern)].map((match) =>
    ({ column, element, n: 1, range: column.rangeOf(start + match.index, start + match.index + match[0].length) })));
  const silent = column.article.paragraphs.filter((paragraph) => !paragraph.sentences).flatMap((paragraph) => {
    const small = termPattern(term.toLowerCase());
    const counted = Object.entries(paragraph.words).filter(([word]) => word.match(small)?.[0] === word);
    const chips = paragraph.chips.filter(({ layer, text }) => layer !== 'voice' && text.match(pattern));
    const n = [...counted.map(([, times]) => times), ...(counted.length ? [] : chips.map((mark) => mark.n))];
    const words = counted.map(([word]) => word);
    return n.length ? [{ column, element: column.find(paragraph.id), n: n.reduce((sum, each) => sum + each, 0), words, pattern }] : [];
  });
  return [...inText, ...silent];
};

class Search {
  constructor(room) {
    Object.assign(this, { room, places: [], at: -1 });
    this.field = make('input', { type: 'search', placeholder: 'Search: sanction*', maxlength: 80, value: room.data.term || null,
      'aria-label': 'Word or phrase; a closing * stands for any ending', title: 'A closing * stands for any ending. A term with a capital is found as written.',
      on: { input: () => this.typed(), change: () => room.tell.look(this.field.value), keydown: (event) => {
        if (event.key === 'Enter' && this.places.length) this.step(event.shiftKey ? -1 : 1);
      } } });
    this.said = make('span', { role: 'status', class: 'room-said' });
    this.steps = [-1, 1].map((by) => make('button', { type: 'button', text: by < 0 ? '↑' : '↓', disabled: true,
      'aria-label': by < 0 ? 'Previous place' : 'Next place', on: { click: () => this.step(by) } }));
    this.element = make('div', { class: 'room-search', role: 'search' }, this.field, ...this.steps, this.said);
  }
  typed() {
    this.look();
    if (!this.field.value) this.room.tell.look('');   // Esc or the cross of the box: what is listed beneath goes too
  }
  look() {
    const term = this.field.value.trim();
    const whole = term ? this.room.columns.map((column) => placesIn(column, term)) : [];
    this.places = whole.flat();
    this.at = -1;
    const n = whole.map((places) => places.reduce((sum, { n }) => sum + n, 0));
    const total = n.reduce((sum, each) => sum + each, 0);
    const by = this.room.columns.map((column, at) => `${column.article.name} ${n[at]}`).join(', ');
    const longer = term && !total && !term.endsWith('*') && term.match(/[\p{L}]{3,}$/u) && this.room.columns.flatMap((column) => placesIn(column, `${term}*`));
    this.said.textContent = !term ? '' : total ? `${total} ${total === 1 ? 'place' : 'places'}: ${by}`
      : longer?.length ? `No place; ${term}* has ${longer.reduce((sum, { n }) => sum + n, 0)}` : 'No place';
    this.steps.forEach((button) => { button.disabled = !total; });
    this.show();
  }
  show() {
    highlight('room-found', this.places.map(({ range }) => range));
    for (const found of this.room.root.querySelectorAll('.hit, .found, .room-times')) {
      if (found.classList.contains('room-times')) found.remove(); else found.classList.remove('hit', 'found');
    }
    for (const { element, range, n, words, pattern } of this.places.filter((place) => !place.range)) {
      element.classList.add('found');
      element.querySelector('.room-margin').append(make('span', { class: 'room-times', text: `${words.join(', ') || 'receipts'} ×${n}` }));
      element.querySelectorAll('.chip').forEach((each) => { if (each.dataset.text.match(pattern)) each.classList.add('hit'); });
    }
  }
  step(by) {
    this.at = (this.at + by + this.places.length) % this.places.length;
    const { column, element, range } = this.places[this.at];
    highlight('room-current', [range]);
    this.room.show(column);
    column.showHere(range ? range.startContainer.parentElement : element);
    this.said.textContent = `${this.at + 1} of ${this.places.length}${range ? '' : ' paragraphs'}`;
  }
}

// Ranges are coloured without touching the words; a browser without highlights shows the counts and the places alone.
const highlight = (name, ranges) => {
  if (!window.Highlight || !CSS.highlights) return;
  CSS.highlights.set(name, new Highlight(...ranges.filter(Boolean)));
};
