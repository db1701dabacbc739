// The explorer: filters, findings, claims and decisions beside two articles. Whatever a text says is set as text, never
// as markup; nothing is asked of any host. `send` is null where nobody listens (an exported page): it is then for
// reading alone.

const SHOWN = 60; // claims or findings at first; a button shows more
const LONG = 60; // aligned rows shown at first of more, from a little before the selection
const PLAIN = ['states', 'differs', 'contradicts', 'other time', 'something like it'];

const WIDE = 4; // articles up to which the matrix stands beside the texts; of more it stands above them

/** At most so many characters, cut at a word where there is one, with an ellipsis. */
const cut = (text, most) => text.length <= most ? text
  : `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '').replace(/(\S.*)\s\S*$/s, '$1')}…`;
const short = label => cut(label, 27);

function h(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter(c => c !== null && c !== undefined));
  return made;
}

function explorer(el, data, send) {
  const state = {tab: 'findings', sources: null, story: '', kind: '', from: '', to: '', least: 0.5, words: '', mark: 'figures',
                 at: null, places: [], sides: [], more: {}, told: '', row: null};
  let articles, texts, labels, rows;
  const root = h('div', {class: 'nmi-explorer'});
  el.replaceChildren(root);

  function take(given) {
    data = given;
    articles = new Map(data.articles.map(a => [a.id, a]));
    labels = new Map(data.articles.map(a => [a.id, a.label]));
    texts = new Map();
    rows = new Map();
    for (const row of data.rows) { const key = `${row[0]} ${row[1]}`; if (rows.has(key)) rows.get(key).push(row); else rows.set(key, [row]); }
    if (state.sides.some(s => !articles.has(s)) || !state.sides.length) state.sides = data.articles.slice(0, 2).map(a => a.id);
  }
  const text = id => { if (!texts.has(id)) texts.set(id, new Prose(articles.get(id))); return texts.get(id); };
  const overlaps = ([a, s, e]) => s !== null && state.places.some(([b, t, f]) => a === b && t !== null && s < f && t < e);

  // --- what the filters leave
  const has = words => !state.words || words.toLowerCase().includes(state.words.toLowerCase());
  function kept() {
    return data.articles.filter(a => (!state.sources || state.sources.has(a.id)) && (!state.story || a.story === state.story)
      && (!state.from || (a.published && a.published >= state.from))
      && (!state.to || (a.published && a.published.slice(0, state.to.length) <= state.to)));
  }
  function findings(ids) {
    return data.findings.filter(f => (!state.kind || f.kind === state.kind) && f.confidence >= state.least
      && f.places.some(p => ids.has(p[0])) && has(f.text + ' ' + f.places.map(words).join(' ')));
  }
  const words = ([a, s, e]) => s === null || !articles.has(a) ? '' : text(a).text.slice(text(a).unit(s), text(a).unit(e));
  function claims(ids) {
    return data.claims.filter(c => Object.keys(c.cells).some(a => ids.has(a)) && has(c.label));
  }

  // --- one selection moves all views
  function select(at, places, row = null) {
    state.at = at; state.places = places; state.row = row; state.told = ''; state.more.rows = null;
    const placed = places.filter(p => p[1] !== null && articles.has(p[0]));
    const others = [...new Set([...placed, ...places].map(p => p[0]))].filter(a => articles.has(a));
    if (row === null && others.length) {
      const left = others[0], role = [...placed, ...places].find(p => p[0] === left)[3];
      const against = places.find(p => p[0] !== left && articles.has(p[0]) && p[3] && p[3] !== role);  // the other side
      const right = against ? against[0] : others[1] || state.sides.find(s => s !== left) || left;
      state.sides = [left, right];
    }
    touch(); read(); card();
  }
  function touch() {
    for (const item of root.querySelectorAll('[data-at]')) {
      const here = item.dataset.at === state.at;
      item.classList.toggle('here', here);
      item.classList.toggle('near', !here && item.places.some(overlaps));
      item.setAttribute('aria-pressed', here);
    }
  }

  // --- the bar
  const options = (list, chosen) => list.map(([value, label]) => h('option', {value, selected: value === chosen}, label));
  function bar() {
    const set = (name, value) => { state[name] = value; state.more = {}; lists(); };
    const input = (label, name, given) => h('label', {}, label, h('input', {
      ...given, value: state[name], oninput: e => set(name, given.type === 'range' ? Number(e.target.value) : e.target.value)}));
    const stories = [...new Set(data.articles.map(a => a.story))].filter(Boolean);
    const kinds = [...new Set(data.findings.map(f => f.kind))];
    const picked = h('details', {class: 'sources'}, h('summary', {}, 'Sources'), h('div', {}, data.articles.map(a => h('label', {},
      h('input', {type: 'checkbox', checked: !state.sources || state.sources.has(a.id), onchange: e => {
        const now = state.sources || new Set(articles.keys());
        if (e.target.checked) now.add(a.id); else now.delete(a.id);
        set('sources', now.size === articles.size ? null : now);
      }}), a.label))));
    const title = s => (articles.get(s) || {title: s}).title;
    return h('div', {class: 'bar', role: 'search'}, picked,
      stories.length > 1 ? h('label', {}, 'Story', h('select', {title: state.story && title(state.story), onchange: e => {
        set('story', e.target.value); e.target.title = state.story && title(state.story);
      }}, options([['', 'all'], ...stories.map(s => [s, title(s)])], state.story))) : null,
      h('label', {}, 'Kind', h('select', {onchange: e => set('kind', e.target.value)},
        options([['', 'all'], ...kinds.map(k => [k, data.kinds[k] || k])], state.kind))),
      input('From', 'from', {type: 'text', size: 8, placeholder: 'YYYY-MM'}), input('to', 'to', {type: 'text', size: 8, placeholder: 'YYYY-MM'}),
      input('Sure at least', 'least', {type: 'range', min: 0, max: 1, step: 0.05}),
      input('Words', 'words', {type: 'search', size: 14}),
      h('button', {type: 'button', onclick: () => {
        Object.assign(state, {sources: null, story: '', kind: '', from: '', to: '', least: 0.5, words: '', more: {}}); draw();
      }}, 'Reset'), h('output', {class: 'count', 'aria-live': 'polite'}));
  }

  // --- findings, claims, decisions
  function lists() {
    const shown = kept(), ids = new Set(shown.map(a => a.id)), told = findings(ids), listed = claims(ids);
    root.querySelector('.count').textContent =
      `${told.length} of ${data.findings.length} findings at ${Math.round(state.least * 100)}% or more; ${shown.length} of ${data.articles.length} articles`;
    const tabs = [['findings', `Findings (${told.length})`], ['claims', `Claims (${listed.length})`]];
    if (send || data.decisions.length) tabs.push(['decisions', `Decisions (${data.decisions.length})`]);
    const tab = ([name, label]) => h('button', {type: 'button', role: 'tab', 'aria-selected': String(state.tab === name),
      onclick: () => { state.tab = name; lists(); }}, label);
    const body = state.tab === 'findings' ? finding(told) : state.tab === 'claims' ? matrix(listed, shown) : decisions();
    root.querySelector('.panes').classList.toggle('stacked', state.tab === 'claims' && shown.length > WIDE);
    root.querySelector('.left').replaceChildren(h('div', {role: 'tablist'}, tabs.map(tab)), body);
    touch();
  }
  function more(name, list) {
    const count = state.more[name] || SHOWN;
    return [list.slice(0, count), list.length <= count ? null : h('button', {type: 'button', class: 'more', onclick: () => {
      state.more[name] = count * 4; lists();
    }}, `show more of the ${list.length}`)];
  }
  function item(tag, key, places, given, ...children) {
    const made = h(tag, {'data-at': key, onclick: () => select(key, places), ...given}, ...children);
    made.places = places;
    return made;
  }
  const badge = told => told ? h('span', {class: 'decided', title: told}, 'decided') : null;
  function finding(told) {
    const [first, rest] = more('findings', told);
    if (!told.length) return h('p', {class: 'none'}, 'No finding is left by these filters.');
    return h('div', {class: 'scroll', onkeydown: arrows}, first.map(f => item('button', `finding ${f.key}`, f.places,
      {type: 'button', class: 'finding'}, h('span', {class: `kind ${f.kind}`}, data.kinds[f.kind] || f.kind), ' ', f.text, badge(f.decided),
      h('small', {}, ` ${Math.round(f.confidence * 100)}% sure · ${[...new Set(f.places.map(p => labels.get(p[0]) || p[0]))].join(', ')}`))), rest);
  }
  function matrix(listed, shown) {
    const [first, rest] = more('claims', listed);
    if (!listed.length) return h('p', {class: 'none'}, 'No claim is left by these filters.');
    const head = h('tr', {}, h('th', {}, 'Claim'), shown.map(a => h('th', {scope: 'col', title: `${a.label.slice(0, 200)}: ${a.title}`}, h('span', {}, h('bdi', {}, short(a.label))))));
    const cell = (c, a) => {
      const [kind, brief, start, end] = c.cells[a.id] || ['silent', '', null, null];
      const glyph = data.glyphs[kind] || '';
      const label = kind === 'states' ? brief || glyph : `${glyph} ${brief.includes('≠') ? brief.split(' ≠ ')[0] : brief}`.trim();
      if (!c.cells[a.id]) return h('td', {class: 'silent'});
      const places = [[a.id, start, end], ...Object.entries(c.cells).filter(([b]) => b !== a.id && articles.has(b)).map(([b, x]) => [b, x[2], x[3]])];
      return h('td', {class: `c${PLAIN.indexOf(kind)}`}, start === null ? h('span', {title: `${a.label}: ${kind}`}, label)
        : item('button', `claim ${c.key} ${a.id}`, places.slice(0, 1), {type: 'button', title: `${a.label}: ${kind}`,
            onclick: () => select(`claim ${c.key} ${a.id}`, places)}, label));
    };
    const body = first.map(c => h('tr', {}, h('th', {scope: 'row'}, item('button', `claim ${c.key}`,
      Object.entries(c.cells).filter(([a]) => articles.has(a)).map(([a, x]) => [a, x[2], x[3]]), {type: 'button', title: c.label}, c.label, badge(c.decided))), shown.map(a => cell(c, a))));
    return h('div', {class: 'scroll', onkeydown: arrows}, h('table', {class: shown.length > 8 ? 'many' : ''}, h('thead', {}, head), h('tbody', {}, body)), rest);
  }
  function decisions() {
    const one = d => h('li', {}, h('b', {}, `${d.decision} ${d.table}${d.field ? ' ' + d.field : ''}`), ` “${d.was || ''}”${d.value ? ' → ' + d.value : ''}`,
      h('small', {}, ` ${[labels.get(d.article) || d.article, d.why, d.who, d.status].filter(Boolean).join(' · ')}`),
      send ? h('button', {type: 'button', onclick: () => ask({do: 'undo', row: data.decisions.indexOf(d)})}, 'undo') : null);
    return h('div', {class: 'scroll'}, data.decisions.length ? h('ul', {class: 'decisions'}, data.decisions.map(one))
      : h('p', {class: 'none'}, 'No decision yet. Choose a mark in a text, a finding or a claim, and say what is wrong with it.'));
  }
  function arrows(e) {
    const step = {ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1}[e.key];
    if (!step || e.target.tagName !== 'BUTTON') return;
    const all = [...e.currentTarget.querySelectorAll('button[data-at]')], at = all.indexOf(e.target);
    const wide = /Arrow(Up|Down)/.test(e.key) && e.target.closest('td') ? e.target.closest('tr').querySelectorAll('button[data-at]').length : 1;
    (all[at + step * wide] || e.target).focus();
    e.preventDefault();
  }

  // --- two articles
  function read() {
    const named = a => `${a.label} · ${a.published || 'date unknown'}`;
    const pick = n => h('select', {'aria-label': n ? 'Right article' : 'Left article', onchange: e => { state.sides[n] = e.target.value; state.more.rows = null; read(); }},
      options(data.articles.map(a => [a.id, named(a)]), state.sides[n]));
    const heading = t => h('p', {class: 'named', title: t.article.title}, h('bdi', {}, named(t.article)));
    const marks = h('label', {}, 'Mark', h('select', {onchange: e => { state.mark = e.target.value; read(); }},
      options([['', 'nothing'], ...Object.keys(data.columns).map(t => [t, t])], state.mark)));
    const [a, b] = state.sides.map(text);
    if (!a) return;
    const paired = pairs(a, b, data.claims, data.alike, state.places), all = aligned(a, b, a === b ? new Map(a.sentences.map((_, i) => [i, i])) : paired);
    const wanted = all.findIndex(r => [a, b].some((t, n) => r[n] >= 0 && placed(t, r[n])));
    const [first, last] = state.more.rows || (all.length <= LONG ? [0, all.length] : [Math.max(0, wanted - LONG / 4), Math.max(0, wanted) + LONG]);
    const further = (label, from, to) => from >= to ? null : h('button', {type: 'button', class: 'more', onclick: () => {
      state.more.rows = [Math.min(first, from), Math.max(last, to)]; read();
    }}, label);
    const grid = h('div', {class: 'aligned scroll', onmouseup: drawn},
      further('show what stands before', Math.max(0, first - 4 * LONG), first), all.slice(first, last).map(([i, j]) => h('div',
        {class: i >= 0 && j >= 0 ? 'pair both' : 'pair'}, sentence(a, i, b, j), sentence(b, j, a, i))),
      further('show what follows', last, Math.min(all.length, last + 4 * LONG)));
    const note = `${paired.size} of ${a.sentences.length} and ${b.sentences.length} sentences speak of the same; where they are much alike, the words that differ are underlined`;
    root.querySelector('.right').replaceChildren(h('div', {class: 'heads'}, pick(0), pick(1), heading(a), heading(b)), h('div', {class: 'about'}, h('p', {class: 'none'}, note), marks), grid);
    const target = grid.querySelector('.at');
    if (target) grid.scrollTop = Math.max(0, target.closest('.pair').offsetTop - 60);
  }
  const placed = (t, n) => state.places.some(([id, s, e]) => id === t.article.id && s !== null
    && t.unit(s) < t.sentences[n].end && t.unit(e) > t.sentences[n].start);
  function sentence(t, n, other, m) {
    if (n < 0) return h('div', {class: 'gap'});
    const {start, end, kind} = t.sentences[n], raw = t.text.slice(start, end), spans = [];
    const put = (s, e, cls, row) => { if (s < end && e > start) spans.push([Math.max(s, start) - start, Math.min(e, end) - start, cls, row]); };
    for (const [id, s, e] of state.places) if (id === t.article.id && s !== null) put(t.unit(s), t.unit(e), 'at');
    if (m >= 0 && t !== other) for (const [s, e] of unlike(raw, other.text.slice(other.sentences[m].start, other.sentences[m].end))) spans.push([s, e, 'unlike']);
    for (const row of rows.get(`${state.mark} ${t.article.id}`) || []) put(t.unit(row[2]), t.unit(row[3]), 'row', row);
    const cuts = [...new Set([0, raw.length, ...spans.flatMap(s => s.slice(0, 2))])].sort((x, y) => x - y);
    const made = h('div', {class: `said ${kind}${m < 0 ? ' alone' : ''}`});
    for (let k = 0; k + 1 < cuts.length; k++) {
      const over = spans.filter(s => s[0] <= cuts[k] && s[1] >= cuts[k + 1]), row = over.filter(s => s[3]).map(s => s[3]).pop();
      const piece = h(row ? 'button' : 'span', {class: [...new Set(over.map(s => s[2]))].join(' ') || null, ...(row ? {type: 'button', title: row[4],
        onclick: () => select(null, [[row[1], row[2], row[3]]], row)} : {})}, raw.slice(cuts[k], cuts[k + 1]));
      piece.from = [t, start + cuts[k]];
      made.append(piece);
    }
    return made;
  }

  // --- what a person decides
  function ask(message) {
    state.told = 'working …'; card();
    send(message);
  }
  function drawn() {
    const chosen = root.ownerDocument.getSelection();
    if (!send || !chosen || chosen.isCollapsed || !chosen.rangeCount) return;
    const range = chosen.getRangeAt(0), ends = [[range.startContainer, range.startOffset], [range.endContainer, range.endOffset]].map(
      ([node, at]) => { const piece = node.parentElement; return piece && piece.from ? [piece.from[0], piece.from[1] + at] : null; });
    if (!ends[0] || !ends[1] || ends[0][0] !== ends[1][0] || ends[0][1] >= ends[1][1]) return;
    const [t, s] = ends[0];
    state.row = ['', t.article.id, t.at(s), t.at(ends[1][1]), '', {}]; state.at = null; state.told = '';
    card();
  }
  function card() {
    const place = root.querySelector('.card');
    if (!send) return;
    const chosen = state.row ? single(state.row) : state.at && state.places.some(p => p[1] !== null) ? whole() : null;
    place.replaceChildren(...[chosen, state.told ? h('p', {role: 'status'}, state.told) : null].filter(Boolean));
  }
  const findingAt = at => data.findings.find(f => at === `finding ${f.key}`);
  const why = () => h('input', {class: 'why', placeholder: 'why', 'aria-label': 'why', size: 24});
  function whole() {
    const table = state.at.startsWith('finding') ? 'findings' : 'claims', at = state.places.find(p => p[1] !== null), reason = why();
    const one = findingAt(state.at);  // several may stand on one place
    const row = one ? {statement: one.text} : null;
    const say = (decision, more) => ask({do: 'decide', table, place: at.slice(0, 3), row, decision, why: reason.value, ...more});
    const others = table === 'claims' ? data.claims.filter(c => !state.at.startsWith(`claim ${c.key}`)).map(c => [c.label, Object.entries(c.cells).find(([, x]) => x[2] !== null)]).filter(c => c[1]) : [];
    const to = h('select', {'aria-label': 'another claim'}, others.map(([label], n) => h('option', {value: n}, label)));
    const other = () => { const [id, x] = others[to.value][1]; return {to: [id, x[2], x[3]]}; };
    return h('form', {onsubmit: e => e.preventDefault()}, h('b', {}, `${table === 'findings' ? 'This finding' : 'This statement'}: “${cut(one ? one.text : words(at), 90)}”`), reason,
      h('button', {type: 'button', onclick: () => say('accept')}, 'is right'), h('button', {type: 'button', onclick: () => say('reject')}, 'is wrong'),
      others.length ? [h('button', {type: 'button', onclick: () => say('join', other())}, 'is one claim with'),
        h('button', {type: 'button', onclick: () => say('part', other())}, 'is another claim than'), to] : null);
  }
  function single([table, id, start, end, told, values]) {
    const added = !table, reason = why(), fields = h('span', {class: 'fields'});
    const kinds = h('select', {'aria-label': 'table', onchange: () => form(kinds.value)}, Object.keys(data.columns).map(t => h('option', {value: t}, t)));
    const form = name => fields.replaceChildren(...data.columns[name].map(c => h('label', {}, c.replace(/_/g, ' '), h('input', {
      name: c, size: 8, value: values[c] === undefined ? '' : String(values[c])}))));
    form(table || Object.keys(data.columns)[0]);
    const say = (decision, given) => ask({do: 'decide', table: table || kinds.value, place: [id, start, end], row: added ? null : values, decision,
      why: reason.value, fields: given});
    const changed = () => Object.fromEntries([...fields.querySelectorAll('input')].map(i => [i.name, i.value])
      .filter(([c, v]) => v !== (values[c] === undefined ? '' : String(values[c]))));
    return h('form', {onsubmit: e => { e.preventDefault(); say(added ? 'add' : 'edit', changed()); }},
      h('b', {}, `${added ? 'Add' : table}: “${cut(words([id, start, end]), 80)}” ${told}`), added ? kinds : null, fields, reason,
      h('button', {}, added ? 'add' : 'keep these values'), added ? null : [
        h('button', {type: 'button', onclick: () => say('accept')}, 'is right'), h('button', {type: 'button', onclick: () => say('reject')}, 'is wrong')]);
  }

  function draw() {
    root.replaceChildren(bar(), h('div', {class: 'panes'}, h('section', {class: 'left', 'aria-label': 'Findings and claims'}),
      h('section', {class: 'right', 'aria-label': 'Two articles'})), h('div', {class: 'card', 'aria-label': 'Decision'}), h('p', {class: 'none'}, send
        ? 'Choose a mark, a finding or a claim to say that it is wrong, or select words that were missed: what you decide is kept beside the articles.'
        : 'For reading alone: decisions are made in JupyterLab, where this cell is run.'));
    lists(); read(); card();
  }
  root.addEventListener('keydown', e => { if (e.key === 'Escape' && state.places.length) { select(null, []); e.stopPropagation(); } });
  take(data);
  const opening = data.findings.find(f => f.confidence >= state.least);
  draw();
  if (opening) select(`finding ${opening.key}`, opening.places);
  return {
    update(given) {
      const before = findingAt(state.at);  // numbers of findings are others now: the statement tells
      take(given);
      const now = before && data.findings.find(f => f.text === before.text);
      if (before) state.at = now ? `finding ${now.key}` : null;
      state.row = null;
      draw();
    },
    said(message) { state.told = message; card(); },
  };
}
