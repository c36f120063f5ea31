// Links to passages, after the W3C Web Annotation Data Model.

class Links {
  constructor(room) {
    this.room = room;
    this.field = make('input', { type: 'text', readonly: true, 'aria-label': 'Link to the passage', hidden: true,
      on: { focus: () => this.field.select() } });
    this.said = make('span', { role: 'status', class: 'room-said' });
    this.note = make('button', { type: 'button', text: 'Copy as W3C annotation (JSON)', hidden: true,
      on: { click: () => this.copy(this.json, 'The annotation is copied.') } });
    this.selection = make('button', { type: 'button', text: 'Link to the selection', disabled: true,
      on: { mousedown: (event) => event.preventDefault(), click: () => this.ofSelection() } });
    this.element = make('div', { class: 'room-links' }, this.selection, this.note, this.said, this.field);
    this.watch = () => { this.selection.disabled = !room.columns.some((column) => column.selected()); };
    document.addEventListener('selectionchange', this.watch);
  }
  leave() { document.removeEventListener('selectionchange', this.watch); }

  paragraph(column, id) { this.show(column, this.address({ passage: id }), null); }
  sentence(column, id) {
    const sentence = column.sentences.find((each) => each.id === id);
    this.stretch(column, id, sentence.start, sentence.start + sentence.text.length);
  }
  ofSelection() {
    const column = this.room.columns.find((each) => each.selected());
    if (!column) return;
    const { start, end, sentence } = column.selected();
    this.stretch(column, sentence, start, end);
  }
  stretch(column, id, start, end) {
    const text = column.text, quote = text.slice(start, end);
    if (points(quote) > LONGEST_QUOTE) {
      this.said.textContent = `A link holds ${LONGEST_QUOTE.toLocaleString('en')} characters at most. Select less.`;
      return;
    }
    const from = points(text.slice(0, start));
    const anchor = {
      exact: quote, prefix: [...text.slice(Math.max(0, start - 2 * AROUND), start)].slice(-AROUND).join(''),
      suffix: [...text.slice(end, end + 2 * AROUND)].slice(0, AROUND).join(''), start: from, end: from + points(quote),
    };
    const asked = { passage: id, quote: anchor.exact, before: anchor.prefix, after: anchor.suffix, from: anchor.start, to: anchor.end };
    this.show(column, this.address(asked), anchor);
  }
  address(asked) {
    const address = new URL(location.href);
    address.hash = '';
    address.search = new URLSearchParams(asked).toString();
    return address.href;
  }
  show(column, address, anchor) {
    this.field.value = address;
    this.field.hidden = false;
    this.note.hidden = !anchor;
    this.json = anchor && JSON.stringify({
      '@context': 'http://www.w3.org/ns/anno.jsonld', id: address, type: 'Annotation', motivation: 'bookmarking',
      target: { source: column.article.url ?? address, selector: [
        { type: 'TextQuoteSelector', exact: anchor.exact, prefix: anchor.prefix, suffix: anchor.suffix },
        { type: 'TextPositionSelector', start: anchor.start, end: anchor.end }] },
    }, null, 2);
    this.copy(address, 'The link is copied.');
  }
  async copy(text, done) {
    try { await navigator.clipboard.writeText(text); this.said.textContent = done; }
    catch { this.said.textContent = 'This browser does not let a page copy: take the link from the field.'; }
  }
}
