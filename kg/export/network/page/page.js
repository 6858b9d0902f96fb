"use strict";
// Draws the network that stands in the page as JSON. Nothing is fetched; every word goes in as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { nodes, ties, kinds, words, passages, directed } = data;
  const $ = id => document.getElementById(id);
  const canvas = $("canvas"), ctx = canvas.getContext("2d"), tip = $("tip"), details = $("details"), live = $("live");
  const root = document.documentElement;
  const hidden = new Set(), beside = nodes.map(() => []);
  ties.forEach((t, n) => { beside[t.s].push(n); if (t.s !== t.t) beside[t.t].push(n); });
  const order = nodes.map((_, n) => n).sort((a, b) => nodes[b].w - nodes[a].w || a - b);
  let chosen = -1, pointed = -1, pointedTie = -1, found = null, scale = 1, left = 0, top = 0, asked = false, ink = {};

  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const visible = n => !hidden.has(nodes[n].k);
  const shown = t => visible(t.s) && visible(t.t);
  const near = n => { const set = new Set([n]); for (const t of beside[n]) { set.add(ties[t].s); set.add(ties[t].t); } return set; };

  // ── places ──
  const x = n => nodes[n].x * scale + left, y = n => nodes[n].y * scale + top;
  const size = n => Math.max(2.2, nodes[n].r * Math.min(1.6, Math.sqrt(scale)));
  function fit() {
    const box = canvas.getBoundingClientRect();
    const room = Math.min(box.width / (data.width + 60), box.height / (data.height + 40));
    scale = Math.min(1.4, Math.max(.02, room));
    left = (box.width - data.width * scale) / 2; top = (box.height - data.height * scale) / 2;
    draw();
  }
  function zoom(by, cx, cy) {
    const next = Math.min(12, Math.max(.02, scale * by));
    left = cx - (cx - left) * next / scale; top = cy - (cy - top) * next / scale; scale = next;
    draw();
  }
  function middle() { const box = canvas.getBoundingClientRect(); return [box.width / 2, box.height / 2]; }
  function bring(n) {
    const box = canvas.getBoundingClientRect();
    if (scale < .7) scale = .9;
    left = box.width / 2 - nodes[n].x * scale; top = box.height / 2 - nodes[n].y * scale;
  }

  // ── drawing ──
  function colours() {
    const style = getComputedStyle(root);
    ink = Object.fromEntries(["ground", "ink", "soft", "edge", "brown", "halo", "mark"].map(n => [n, style.getPropertyValue("--" + n).trim()]));
  }
  function draw() { if (!asked) { asked = true; requestAnimationFrame(() => { asked = false; paint(); }); } }
  function paint() {
    const box = canvas.getBoundingClientRect(), ratio = window.devicePixelRatio || 1;
    const width = Math.round(box.width * ratio), height = Math.round(box.height * ratio);
    if (canvas.width !== width || canvas.height !== height) { canvas.width = width; canvas.height = height; }
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.fillStyle = ink.ground; ctx.fillRect(0, 0, box.width, box.height);
    const lit = chosen >= 0 ? near(chosen) : pointed >= 0 ? near(pointed) : found;
    const focus = chosen >= 0 ? chosen : pointed;
    const inside = n => { const a = x(n), b = y(n); return a > -40 && b > -40 && a < box.width + 40 && b < box.height + 40; };
    ties.forEach((t, n) => { if (shown(t) && (inside(t.s) || inside(t.t))) line(t, n, lit, focus); });
    ctx.setLineDash([]); ctx.globalAlpha = 1;
    for (let at = order.length - 1; at >= 0; at--) { const n = order[at]; if (visible(n) && inside(n)) thing(n, lit); }
    names(lit, inside);
  }
  function line(t, n, lit, focus) {
    const strong = n === pointedTie || (focus >= 0 && (t.s === focus || t.t === focus));
    ctx.globalAlpha = strong ? .95 : lit ? .08 : ties.length > 4000 ? .18 : .5;
    const word = words[t.l];
    ctx.strokeStyle = ctx.fillStyle = t.c || (strong ? ink.mark : word.brown ? ink.brown : ink.edge);
    ctx.lineWidth = Math.max(.6, t.b * Math.min(1.5, Math.sqrt(scale)));
    ctx.setLineDash(word.dashes);
    const ax = x(t.s), ay = y(t.s), bx = x(t.t), by = y(t.t), dx = bx - ax, dy = by - ay, long = Math.hypot(dx, dy) || 1;
    ctx.beginPath();
    if (t.s === t.t) { ctx.arc(ax, ay - size(t.s) * 1.6, size(t.s) * 1.2, 0, 7); ctx.stroke(); return; }
    const mx = (ax + bx) / 2 - dy / long * t.d * scale * 2, my = (ay + by) / 2 + dx / long * t.d * scale * 2;
    const back = Math.hypot(bx - mx, by - my) || 1, r = size(t.t) + 1;
    const tx = bx - (bx - mx) / back * r, ty = by - (by - my) / back * r;
    ctx.moveTo(ax, ay);
    if (t.d) ctx.quadraticCurveTo(mx, my, tx, ty); else ctx.lineTo(tx, ty);
    ctx.stroke();
    if (directed && long > 14) {
      const s = Math.min(9, 4 + ctx.lineWidth), ux = (bx - mx) / back * s, uy = (by - my) / back * s;
      ctx.beginPath(); ctx.moveTo(tx, ty); ctx.lineTo(tx - ux - uy * .45, ty - uy + ux * .45); ctx.lineTo(tx - ux + uy * .45, ty - uy - ux * .45); ctx.fill();
    }
  }
  function outline(kind, cx, cy, r) {
    ctx.beginPath();
    if (!kind.corners) { ctx.arc(cx, cy, r, 0, 7); return; }
    kind.corners.forEach(([px, py], at) => at ? ctx.lineTo(cx + px * r, cy + py * r) : ctx.moveTo(cx + px * r, cy + py * r));
    ctx.closePath();
  }
  function thing(n, lit) {
    const node = nodes[n], r = size(n);
    ctx.globalAlpha = !lit || lit.has(n) ? 1 : .14;
    outline(kinds[node.k], x(n), y(n), r);
    ctx.fillStyle = node.c || kinds[node.k].colour; ctx.fill();
    ctx.strokeStyle = n === chosen || n === pointed ? ink.mark : ink.ink; ctx.lineWidth = n === chosen ? 3.5 : n === pointed ? 2.5 : .8;
    ctx.stroke();
  }
  function names(lit, inside) {
    ctx.font = '12px "DejaVu Sans", Verdana, "Segoe UI", Helvetica, Arial, sans-serif';
    ctx.textBaseline = "middle"; ctx.lineJoin = "round"; ctx.setLineDash([]);
    const taken = new Map(), things = new Map();
    const clash = (b, o) => b[0] < o[2] && o[0] < b[2] && b[1] < o[3] && o[1] < b[3];
    const free = (b, own, sure) => {
      for (let i = Math.floor(b[0] / 80); i <= b[2] / 80; i++) for (let j = Math.floor(b[1] / 40); j <= b[3] / 40; j++)
        if ((taken.get(i + "," + j) || []).some(o => clash(b, o)) || (!sure && things.get(i + "," + j) || []).some(o => o[4] !== own && clash(b, o))) return false;
      return true;
    };
    const take = (b, where = taken) => {
      for (let i = Math.floor(b[0] / 80); i <= b[2] / 80; i++) for (let j = Math.floor(b[1] / 40); j <= b[3] / 40; j++) {
        const key = i + "," + j; where.has(key) ? where.get(key).push(b) : where.set(key, [b]);
      }
    };
    const first = [chosen, pointed].filter(n => n >= 0), rest = lit ? order.filter(n => lit.has(n)) : order;
    for (const n of rest) if (visible(n) && inside(n)) { const r = size(n); take([x(n) - r, y(n) - r, x(n) + r, y(n) + r, n], things); }
    let drawn = 0;
    const surest = new Set(rest.filter(visible).slice(0, 20));  // the largest may cover lesser things
    for (const n of [...first, ...rest]) {
      if (drawn > 400) break;
      if (!visible(n) || !inside(n) || (first.includes(n) && drawn >= first.length)) continue;
      const text = nodes[n].l.length > 32 ? nodes[n].l.slice(0, 31) + "…" : nodes[n].l, wide = ctx.measureText(text).width, r = size(n) + 4;
      const spots = [[x(n) + r, y(n)], [x(n) - r - wide, y(n)], [x(n) - wide / 2, y(n) + r + 7], [x(n) - wide / 2, y(n) - r - 7]];
      const spot = spots.find(([a, b]) => free([a - 2, b - 8, a + wide + 2, b + 8], n, surest.has(n))) || (first.includes(n) ? spots[0] : null);
      if (!spot) continue;
      take([spot[0] - 2, spot[1] - 8, spot[0] + wide + 2, spot[1] + 8]); drawn++;
      ctx.globalAlpha = !lit || lit.has(n) ? 1 : .25;
      ctx.strokeStyle = ink.halo; ctx.lineWidth = 3.5; ctx.strokeText(text, spot[0], spot[1]);
      ctx.fillStyle = ink.ink; ctx.fillText(text, spot[0], spot[1]);
    }
    ctx.globalAlpha = 1;
  }

  // ── what is under the pointer ──
  function thingAt(px, py) {
    let best = -1, nearest = 1e9;
    for (let n = 0; n < nodes.length; n++) {
      if (!visible(n)) continue;
      const d = Math.hypot(x(n) - px, y(n) - py);
      if (d < size(n) + 5 && d < nearest) { best = n; nearest = d; }
    }
    return best;
  }
  function tieAt(px, py) {
    let best = -1, nearest = 5;
    ties.forEach((t, n) => {
      if (!shown(t)) return;
      const ax = x(t.s), ay = y(t.s), dx = x(t.t) - ax, dy = y(t.t) - ay, square = dx * dx + dy * dy || 1, long = Math.sqrt(square);
      const share = ((px - ax) * dx + (py - ay) * dy) / square;
      if (share < 0 || share > 1) return;
      const bow = 4 * share * (1 - share) * t.d * scale;
      const d = Math.hypot(ax + share * dx - dy / long * bow - px, ay + share * dy + dx / long * bow - py);
      if (d < nearest) { best = n; nearest = d; }
    });
    return best;
  }
  const said = p => passages[p][2] ? passages[p][0] + ", " + passages[p][1] + ": “" + passages[p][2] + "”" : passages[p][0] + ", " + passages[p][1];
  const sentence = t => nodes[t.s].l + " " + (words[t.l].text || "–") + " " + nodes[t.t].l;
  function point(event) {
    const box = canvas.getBoundingClientRect(), px = event.clientX - box.left, py = event.clientY - box.top;
    const n = thingAt(px, py), t = n < 0 && ties.length < 20000 ? tieAt(px, py) : -1;
    if (n !== pointed || t !== pointedTie) { pointed = n; pointedTie = t; draw(); }
    if (n < 0 && t < 0) { tip.hidden = true; canvas.style.cursor = "grab"; return; }
    canvas.style.cursor = "pointer";
    tip.replaceChildren();
    if (n >= 0) {
      tip.append(make("strong", nodes[n].n), make("div", kinds[nodes[n].k].text + ", " + beside[n].length + " relations"));
      if (nodes[n].p !== undefined) tip.append(make("div", said(nodes[n].p)));
    } else {
      const tie = ties[t];
      tip.append(make("strong", sentence(tie)), make("div", when(tie) + "weight " + tie.w));
      for (const p of tie.p) tip.append(make("div", said(p)));
      if (tie.m) tip.append(make("div", "and " + tie.m + " more"));
    }
    tip.hidden = false;
    tip.style.left = Math.max(4, Math.min(px + 14, box.width - tip.offsetWidth - 6)) + "px";
    tip.style.top = Math.max(4, Math.min(py + 14, box.height - tip.offsetHeight - 6)) + "px";
  }
  const when = t => t.f ? (t.u && t.u !== t.f ? t.f + " to " + t.u : t.f) + ", " : "";

  // ── choosing ──
  function choose(n, move) {
    chosen = n;
    if (n >= 0 && move) bring(n);
    tell(); draw();
  }
  function tell() {
    details.replaceChildren();
    if (chosen < 0) { details.append(make("p", "Click a thing, or search, to see its neighbours and where they are said.")); live.textContent = ""; return; }
    const node = nodes[chosen];
    details.append(make("h2", node.n));
    const list = make("dl"), add = (name, value) => list.append(make("dt", name), make("dd", value));
    add("kind", kinds[node.k].text);
    for (const [name, value] of Object.entries(node.a)) add(name, String(value));
    details.append(list);
    if (/^https?:\/\//.test(node.i)) { const p = make("p"), link = make("a", node.i, { href: node.i, rel: "noreferrer" }); p.append(link); details.append(p); }
    if (node.p !== undefined) details.append(make("blockquote", said(node.p)));
    details.append(make("h2", beside[chosen].length + (beside[chosen].length === 1 ? " relation" : " relations")));
    const neighbours = make("ul");
    for (const n of beside[chosen].slice(0, 300)) {
      const t = ties[n], other = t.s === chosen ? t.t : t.s, item = make("li");
      const lead = (words[t.l].text || "–") + (directed ? (t.s === chosen ? " → " : " ← ") : " ");
      const button = make("button", nodes[other].l, { type: "button", title: nodes[other].n });
      button.addEventListener("click", () => choose(other, true));
      item.append(make("span", lead), button);
      if (t.w !== 1 || t.f) item.append(make("span", " (" + when(t) + "weight\u00a0" + t.w + ")"));
      for (const p of t.p) item.append(make("blockquote", said(p)));
      neighbours.append(item);
    }
    if (beside[chosen].length > 300) neighbours.append(make("li", "and " + (beside[chosen].length - 300) + " more in the table"));
    details.append(neighbours);
    live.textContent = node.n + ", " + kinds[node.k].text + ", " + beside[chosen].length + " relations";
  }
  function step(dx, dy) {
    if (chosen < 0) { choose(order.find(visible) ?? -1, true); return; }
    let best = -1, least = Infinity;
    for (let n = 0; n < nodes.length; n++) {
      if (n === chosen || !visible(n)) continue;
      const ax = nodes[n].x - nodes[chosen].x, ay = nodes[n].y - nodes[chosen].y, along = ax * dx + ay * dy, aside = Math.abs(ax * dy - ay * dx);
      if (along > 0 && along + 2 * aside < least) { best = n; least = along + 2 * aside; }
    }
    if (best >= 0) choose(best, true);
  }

  // ── search, filter, theme ──
  const search = $("search");
  function look() {
    const wanted = search.value.trim().toLowerCase();
    const hits = wanted ? order.filter(n => visible(n) && (nodes[n].l + " " + nodes[n].n).toLowerCase().includes(wanted)) : [];
    found = wanted ? new Set(hits) : null;
    $("hits").textContent = wanted ? hits.length + (hits.length === 1 ? " thing found" : " things found") : "";
    draw();
    return hits;
  }
  search.addEventListener("input", () => { chosen = -1; tell(); look(); });
  search.addEventListener("keydown", event => { if (event.key === "Enter") { const [hit] = look(); if (hit !== undefined) choose(hit, true); } });
  document.querySelectorAll("[data-kind]").forEach(box => box.addEventListener("change", () => {
    const kind = Number(box.dataset.kind);
    box.checked ? hidden.delete(kind) : hidden.add(kind);
    if (chosen >= 0 && !visible(chosen)) { chosen = -1; tell(); }
    document.querySelectorAll("#things tbody tr").forEach(row => { row.hidden = !visible(Number(row.dataset.n)); });
    document.querySelectorAll("#relations tbody tr").forEach(row => { row.hidden = !shown(ties[Number(row.dataset.t)]); });
    look();
  }));
  const theme = $("theme");
  theme.addEventListener("change", () => { theme.value === "auto" ? root.removeAttribute("data-theme") : root.setAttribute("data-theme", theme.value); colours(); draw(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { colours(); draw(); });
  $("in").addEventListener("click", () => zoom(1.4, ...middle()));
  $("out").addEventListener("click", () => zoom(1 / 1.4, ...middle()));
  $("all").addEventListener("click", () => { search.value = ""; look(); choose(-1); fit(); });

  // ── pointer and keys ──
  let held = null;
  canvas.addEventListener("pointerdown", event => { held = { x: event.clientX, y: event.clientY, moved: false }; canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener("pointermove", event => {
    if (!held) { point(event); return; }
    const dx = event.clientX - held.x, dy = event.clientY - held.y;
    if (held.moved || Math.hypot(dx, dy) > 4) { held.moved = true; left += dx; top += dy; held.x = event.clientX; held.y = event.clientY; tip.hidden = true; draw(); }
  });
  canvas.addEventListener("pointerup", event => {
    if (held && !held.moved) { const box = canvas.getBoundingClientRect(); choose(thingAt(event.clientX - box.left, event.clientY - box.top)); }
    held = null;
  });
  canvas.addEventListener("pointerleave", () => { pointed = pointedTie = -1; tip.hidden = true; draw(); });
  canvas.addEventListener("wheel", event => { event.preventDefault(); const box = canvas.getBoundingClientRect(); zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, event.clientX - box.left, event.clientY - box.top); }, { passive: false });
  canvas.addEventListener("keydown", event => {
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (moves[event.key]) step(...moves[event.key]);
    else if (event.key === "+" || event.key === "=") zoom(1.4, ...middle());
    else if (event.key === "-") zoom(1 / 1.4, ...middle());
    else if (event.key === "0") fit();
    else if (event.key === "Escape") choose(-1);
    else if (event.key === "Enter" && chosen >= 0) { details.tabIndex = -1; details.focus(); }
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", event => { if (event.key === "/" && event.target.tagName !== "INPUT") { search.focus(); event.preventDefault(); } });

  // ── the table twin ──
  $("things").addEventListener("click", event => { const row = event.target.closest("tr[data-n]"); if (row && event.target.closest("button")) { choose(Number(row.dataset.n), true); canvas.focus(); canvas.scrollIntoView({ block: "center" }); } });
  document.querySelectorAll("th button").forEach(head => head.addEventListener("click", () => {
    const th = head.closest("th"), body = th.closest("table").tBodies[0], at = th.cellIndex, number = th.classList.contains("number");
    const up = th.getAttribute("aria-sort") !== (number ? "descending" : "ascending");
    const sign = (number ? -1 : 1) * (up ? 1 : -1);
    const key = row => number ? Number(row.cells[at].textContent) : row.cells[at].textContent.toLowerCase();
    const rows = [...body.rows].map(row => [key(row), row]).sort((a, b) => sign * (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    th.closest("tr").querySelectorAll("th").forEach(other => other.removeAttribute("aria-sort"));
    th.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
    body.append(...rows.map(row => row[1]));
  }));

  colours(); tell(); fit();
  new ResizeObserver(fit).observe(canvas.parentElement);
  // A link may name what to show: page.html#thing=12, page.html#theme=dark
  const wish = new URLSearchParams(location.hash.slice(1));
  if (wish.get("theme")) { theme.value = wish.get("theme"); theme.dispatchEvent(new Event("change")); }
  if (wish.get("search")) { search.value = wish.get("search"); look(); }
  const asked_for = wish.get("thing") === null ? -1 : nodes.findIndex(node => node.l === wish.get("thing") || node.i === wish.get("thing"));
  if (asked_for >= 0) setTimeout(() => choose(asked_for, false), 0);
  root.setAttribute("data-ready", String(nodes.length) + " " + ties.length);
})();
