// The chosen thing: its neighbours and where they are said.
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
