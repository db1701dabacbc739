// Two articles beside each other: which sentences speak of the same, and which words of them differ.
// Nothing here touches the page; offsets count characters (code points) until `Prose` has made them units of a string.

/** An article's text by character offsets; strings of the page count UTF-16 units. */
class Prose {
  constructor(article) {
    this.article = article;
    this.text = article.text;
    this.units = null;
    if (/[\u{10000}-\u{10FFFF}]/u.test(this.text)) {
      const units = [0];
      for (const c of this.text) units.push(units[units.length - 1] + c.length);
      this.units = units;
    }
    this.sentences = article.sentences.map(([start, end, kind]) => ({start: this.unit(start), end: this.unit(end), kind}));
  }
  unit(at) { return this.units ? this.units[Math.min(at, this.units.length - 1)] : at; }
  at(unit) {
    if (!this.units) return unit;
    let low = 0, high = this.units.length - 1;
    while (low < high) { const mid = (low + high) >> 1; if (this.units[mid] < unit) low = mid + 1; else high = mid; }
    return low;
  }
  /** Numbers of the sentences that a span of units touches. */
  touched(start, end) {
    const found = [];
    for (let n = this.first(start); n < this.sentences.length && this.sentences[n].start < end; n++) {
      if (this.sentences[n].end > start) found.push(n);
    }
    return found;
  }
  first(start) {
    let low = 0, high = this.sentences.length;
    while (low < high) { const mid = (low + high) >> 1; if (this.sentences[mid].end <= start) low = mid + 1; else high = mid; }
    return low;
  }
}

/** Sentence pairs that tell the same claim or have a passage in common, each side once; those selected first of all. */
function pairs(a, b, claims, alike, selected) {
  const votes = new Map();
  const vote = (startA, endA, startB, endB, weight) => {
    for (const i of a.touched(a.unit(startA), a.unit(endA))) for (const j of b.touched(b.unit(startB), b.unit(endB))) {
      votes.set(`${i} ${j}`, (votes.get(`${i} ${j}`) || 0) + weight);
    }
  };
  for (const claim of claims) {
    const [x, y] = [claim.cells[a.article.id], claim.cells[b.article.id]];
    if (x && y && x[2] !== null && y[2] !== null) vote(x[2], x[3], y[2], y[3], 2);
  }
  for (const [p, startP, endP, q, startQ, endQ] of alike) {
    if (p === a.article.id && q === b.article.id) vote(startP, endP, startQ, endQ, 3);
    if (q === a.article.id && p === b.article.id) vote(startQ, endQ, startP, endP, 3);
  }
  const own = t => selected.find(p => p[0] === t.article.id && p[1] !== null);
  if (own(a) && own(b) && a !== b) vote(own(a)[1], own(a)[2], own(b)[1], own(b)[2], 1000);
  const made = new Map(), taken = new Set();
  const ranked = [...votes].map(([key, weight]) => [...key.split(' ').map(Number), weight]);
  ranked.sort((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1]);
  for (const [i, j] of ranked) if (!made.has(i) && !taken.has(j)) { made.set(i, j); taken.add(j); }
  return made;
}

/** Rows [sentence of a or -1, sentence of b or -1]: a in its order, what b alone has after what stands before it there. */
function aligned(a, b, paired) {
  const rows = a.sentences.map((_, i) => [i, paired.has(i) ? paired.get(i) : -1]);
  const place = new Map(rows.filter(r => r[1] >= 0).map(r => [r[1], r]));
  const after = new Map(), first = [];
  for (let j = 0, last = null; j < b.sentences.length; j++) {
    if (place.has(j)) last = place.get(j);
    else if (last) after.set(last, [...(after.get(last) || []), [-1, j]]);
    else first.push([-1, j]);
  }
  return [...first, ...rows.flatMap(r => [r, ...(after.get(r) || [])])];
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'.,-]*/gu;
const ALIKE = 0.5; // share of words in common below which two sentences are in other words altogether
const MOST = 400; // words of a sentence that are compared; a longer one is no sentence

/** Spans [start, end] of the words of one string that a like one has not in this order; none where they are unlike. */
function unlike(one, other) {
  const list = s => [...s.matchAll(WORD)].map(m => [m.index, m.index + m[0].length, m[0].toLowerCase().replace(/[.,’'-]+$/, '')]);
  const [x, y] = [list(one), list(other)];
  if (x.length > MOST || y.length > MOST) return [];
  const best = Array.from({length: x.length + 1}, () => new Uint16Array(y.length + 1));
  for (let i = x.length - 1; i >= 0; i--) for (let j = y.length - 1; j >= 0; j--) {
    best[i][j] = x[i][2] === y[j][2] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
  }
  const found = [];
  if (best[0][0] < ALIKE * Math.min(x.length, y.length)) return found;
  let i = 0, j = 0;
  while (i < x.length) {
    if (j < y.length && x[i][2] === y[j][2]) { i++; j++; }
    else if (j < y.length && best[i][j + 1] >= best[i + 1][j]) j++;
    else { found.push([x[i][0], x[i][1]]); i++; }
  }
  return found;
}
