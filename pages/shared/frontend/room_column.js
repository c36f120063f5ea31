// One article: its column, its text, its places.

class Column {
  constructor(article, room) {
    Object.assign(this, { article, room, expected: 0, target: 0, gliding: false, tops: null });
    this.body = make('div', { class: 'room-body' });
    this.scroller = make('div', {
      class: 'room-column', tabindex: 0, role: 'region', 'aria-label': `${article.name}: the article`,
    }, this.body);
    if (!article.attached) this.body.append(make('p', { class: 'note room-lacking', text: room.data.lacking }));
    for (const paragraph of article.paragraphs) this.body.append(drawParagraph(paragraph, room, this));
    this.body.append(make('p', { class: 'room-end', text: 'End of the article' }));
    this.element = make('section', { class: 'room-article', style: article.colour ? `--side: ${article.colour}` : null },
      drawHead(article), this.scroller);
    this.scroller.addEventListener('scroll', () => this.scrolled(), { passive: true });
    this.scroller.addEventListener('keydown', (event) => this.pressed(event));
    this.body.addEventListener('click', (event) => {
      const mark = event.target.closest('.mark');
      const chosen = mark && getSelection().isCollapsed && mark.closest('[data-paragraph]');
      if (chosen && this.room.isOn(mark)) this.room.tell.choose([chosen.dataset.paragraph]);
    });
    this.elements = new Map([...this.body.querySelectorAll('[data-sentence], [data-paragraph]')]
      .map((element) => [element.dataset.sentence ?? element.dataset.paragraph, element]));
    this.readText();
    this.links = [...this.body.querySelectorAll('.room-link')];
    if (this.links.length) this.links[0].tabIndex = 0;
  }

  readText() {
    this.sentences = [];
    const texts = this.article.paragraphs.map((paragraph) =>
      (paragraph.sentences ?? []).map((sentence) => sentence.runs.map(([text]) => text).join('')));
    let at = 0;
    this.article.paragraphs.forEach((paragraph, place) => {
      let start = at;
      (paragraph.sentences ?? []).forEach((sentence, n) => {
        this.sentences.push({ id: sentence.id, start, text: texts[place][n], element: this.find(sentence.id) });
        start += texts[place][n].length + 1;
      });
      at += texts[place].join(' ').length + 1;
    });
    this.text = texts.map((own) => own.join(' ')).join('\n');
  }

  // Elements and places
  find(id) { return this.elements.get(id); }
  elementOf(id) { return this.find(id) ?? this.find(paragraphOf(id)); }
  topOf(element) { return element.getBoundingClientRect().top - this.body.getBoundingClientRect().top; }
  height() { return this.scroller.clientHeight; }
  furthest() { return this.scroller.scrollHeight - this.height(); }
  beforeLine(at) { return Math.min(LINE * this.height(), at); }   // at the top the line is at the top too: all can reach it
  line() { return this.scroller.scrollTop + this.beforeLine(this.scroller.scrollTop); }

  // Where facts are told: [{ fact, nth, top }], in each paragraph that tells it the nth place of a fact
  places() {
    this.tops ??= this.room.data.facts
      .flatMap((fact, number) => this.passagesOf(fact).map((element, nth) => ({ fact: number, nth, top: this.topOf(element) })))
      .sort((one, other) => one.top - other.top || one.fact - other.fact);
    return this.tops;
  }
  passagesOf(fact) {
    const ids = fact.told[this.article.id]?.at ?? [];
    const first = ids.filter((id, at) => !at || paragraphOf(id) !== paragraphOf(ids[at - 1]));
    return first.map((id) => this.elementOf(id)).filter(Boolean);
  }

  // Scrolling
  scrolled() {
    if (Math.abs(this.scroller.scrollTop - this.expected) < 1.5) return;   // what this script did itself
    this.gliding = false;
    this.expected = this.scroller.scrollTop;
    this.room.follow(this);
  }
  put(at) { this.scroller.scrollTop = at; this.expected = this.scroller.scrollTop; }
  glide(at) {
    this.target = Math.max(0, Math.min(at, this.furthest()));
    if (still.matches || Math.abs(this.target - this.scroller.scrollTop) < NEAR) { this.gliding = false; this.put(this.target); return; }
    if (this.gliding) return;
    this.gliding = true;
    const step = () => {
      if (!this.gliding || !this.scroller.isConnected) return;
      const gap = this.target - this.scroller.scrollTop, before = this.scroller.scrollTop;
      this.put(Math.abs(gap) < 2 ? this.target : before + (Math.abs(gap) < 8 ? 2 * Math.sign(gap) : gap * 0.24));
      this.gliding = Math.abs(gap) >= 2 && this.scroller.scrollTop !== before;
      if (this.gliding) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  // Text and ranges; places in the text are UTF-16 units, as JavaScript counts
  rangeOf(start, end) {
    const edge = (at, isEnd) => {
      const sentence = this.sentences.findLast((each) => isEnd ? each.start < at : each.start <= at);
      if (!sentence) return null;
      const walker = document.createTreeWalker(sentence.element, NodeFilter.SHOW_TEXT);
      let left = Math.min(at - sentence.start, sentence.text.length), node = walker.nextNode();
      while (node && left > node.length) { left -= node.length; node = walker.nextNode(); }
      return node && [node, left];
    };
    const [from, to] = [edge(start, false), edge(end, true)];
    if (!from || !to) return null;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  }
  placeOf(node, offset) {
    const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest('[data-sentence]');
    const sentence = holder && this.sentences.find((each) => each.element === holder);
    if (!sentence) return null;
    const before = document.createRange();
    before.setStart(holder, 0);
    before.setEnd(node, offset);
    return sentence.start + before.toString().length;
  }
  selected() {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const inside = this.sentences.filter((each) => range.intersectsNode(each.element));
    if (!inside.length || !this.body.contains(range.commonAncestorContainer)) return null;
    const last = inside.at(-1);
    const start = this.placeOf(range.startContainer, range.startOffset) ?? inside[0].start;
    const end = this.placeOf(range.endContainer, range.endOffset) ?? last.start + last.text.length;
    return end > start ? { start, end, sentence: inside[0].id } : null;
  }

  // Keys: up and down go from sentence to sentence, left and right choose words, with Shift more of them; e: evidence
  pressed(event) {
    const at = this.links.indexOf(event.target);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], words = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step && this.links[at + step]) this.focusLink(this.links[at + step]);
    if (words && this.text) this.chooseWords(event.target, words, event.shiftKey);
    if (event.key === 'e') this.room.tell.choose([event.target.closest('[data-paragraph]').dataset.paragraph]);
    if (step || words) event.preventDefault();
  }
  focusLink(link) {
    this.links.forEach((each) => { each.tabIndex = each === link ? 0 : -1; });
    link.focus({ preventScroll: true });
    this.showHere(link.closest('.room-holder, .room-paragraph'));
  }
  showHere(element) {   // bring it to the reading line, and let the other columns follow
    this.glide(this.topOf(element) - LINE * this.height());
    this.room.markNearest(this, this.target + this.beforeLine(this.target));
    this.room.followTo(this, this.target);
  }
  chooseWords(link, by, more) {
    const holder = link.closest('.room-holder')?.querySelector('[data-sentence]');
    const sentence = this.sentences.find((each) => each.element === holder);
    if (!sentence) return;
    this.words ??= [...this.text.matchAll(/\S+/gu)].map((match) => [match.index, match.index + match[0].length]);
    const first = this.words.findIndex(([start]) => start >= sentence.start);
    const known = this.chosen?.sentence === sentence.id && this.selected() ? this.chosen : null;
    const clamp = (word) => Math.max(0, Math.min(word, this.words.length - 1));
    const from = !known ? first : more ? known.from : clamp(known.from + by);
    const to = !known ? first : more ? Math.max(known.from, clamp(known.to + by)) : from;
    this.chosen = { sentence: sentence.id, from, to };
    const range = this.rangeOf(this.words[from][0], this.words[to][1]);
    getSelection().removeAllRanges();
    if (range) getSelection().addRange(range);
  }
}

const drawHead = (article) => make('header', { class: 'room-head' },
  make('p', { class: 'who' }, make('b', { text: article.side ?? 'Author' }),
    document.createTextNode(`${article.author ? ` · ${article.author}` : ''}${article.translated ? ' · translated' : ''}`)),
  make('p', { class: 'title', text: article.title, title: article.title }));
