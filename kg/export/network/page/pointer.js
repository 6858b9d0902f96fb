// What is under the pointer, told in a small box; dragging, clicking and zooming by it.
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
