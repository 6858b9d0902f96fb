// Names beside things: none on another, none over the edge, none on one of the twenty largest. The largest choose first: where all near
// places are taken, close by with a leader, then over a lesser thing, then farther off; a lesser thing that finds no room goes without. As kg/network/labels.py does it.
const SURE = 20, MOST_NAMES = 400, SHORT = 32, LONG = 60, CLOSE = 6;
const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const brief = (text, most) => text.length > most ? text.slice(0, most - 1) + "…" : text;

// Boxes by the cells of a grid, each with its owner.
function grid() {
  const cells = new Map();
  const each = (b, go) => {
    for (let i = Math.floor(b[0] / 80); i <= b[2] / 80; i++) for (let j = Math.floor(b[1] / 40); j <= b[3] / 40; j++) if (go(i + "," + j)) return true;
    return false;
  };
  return {
    add: (b, own) => { each(b, key => { cells.has(key) ? cells.get(key).push([b, own]) : cells.set(key, [[b, own]]); }); },
    free: (b, own) => !each(b, key => (cells.get(key) || []).some(([o, other]) => other !== own && overlap(b, o))),
    under: b => { const seen = new Set(); each(b, key => { for (const entry of cells.get(key) || []) if (overlap(b, entry[0])) seen.add(entry); }); return seen.size; },
  };
}
const advances = new Map();
const advance = text => { if (!advances.has(text)) advances.set(text, ctx.measureText(text).width); return advances.get(text); };
const spot = (text, wide, a, b, leader = false) => ({ text, a, b, leader, box: [a - 2, b - 8, a + wide + 2, b + 8] });
function nearSpots(n, text) {
  const wide = advance(text), cx = x(n), cy = y(n), r = reach(n), off = r + 4, slant = r * .75 + 3;
  return [[cx + off, cy], [cx - off - wide, cy], [cx - wide / 2, cy + off + 7], [cx - wide / 2, cy - off - 7], [cx + slant, cy + slant + 5],
    [cx - slant - wide, cy + slant + 5], [cx + slant, cy - slant - 5], [cx - slant - wide, cy - slant - 5]].map(([a, b]) => spot(text, wide, a, b));
}
function farSpots(n, text, from, to) {
  const wide = advance(text), cx = x(n), cy = y(n), found = [];
  for (let s = from; s < to; s++) for (const [a, b] of [[13 * s, 0], [-13 * s - wide, 0], [9 * s, 11 * s], [-9 * s - wide, 11 * s], [9 * s, -11 * s],
    [-9 * s - wide, -11 * s], [-wide / 2, 14 * s], [-wide / 2, -14 * s]]) found.push(spot(text, wide, cx + a, cy + b, true));
  return found;
}
// Where the leader of a thing meets the box of its name, and how far from a place the leader passes.
const meets = (n, box) => [Math.min(Math.max(x(n), box[0]), box[2]), Math.min(Math.max(y(n), box[1]), box[3])];
function passes(n, box, cx, cy) {
  const [ex, ey] = meets(n, box), dx = ex - x(n), dy = ey - y(n), share = ((cx - x(n)) * dx + (cy - y(n)) * dy) / (dx * dx + dy * dy || 1);
  return Math.hypot(x(n) + dx * Math.min(1, Math.max(0, share)) - cx, y(n) + dy * Math.min(1, Math.max(0, share)) - cy);
}
// The spots of all names, those that `first` holds wherever there is some room.
function placed(first, rest, room, arrows) {
  const labels = grid(), things = grid(), largest = grid(), tips = grid(), found = new Map();
  const extent = n => { const r = reach(n); return [x(n) - r, y(n) - r, x(n) + r, y(n) + r]; };
  const surest = new Set(rest.slice(0, SURE));
  for (const n of rest) { things.add(extent(n), n); if (surest.has(n)) largest.add(extent(n), n); }
  for (const [a, b] of arrows) tips.add([a, b, a, b], -1);
  const within = s => s.box[0] >= 0 && s.box[1] >= 0 && s.box[2] <= room.width && s.box[3] <= room.height;
  const free = (spots, n, over) => spots.filter(s => within(s) && labels.free(s.box, n) && over.free(s.box, n));
  const best = spots => spots.reduce((held, s) => { const under = tips.under(s.box); return !held || under < held.under ? Object.assign(s, { under }) : held; }, null);
  for (const n of [...first, ...rest]) {
    if (found.size > MOST_NAMES) break;
    if (found.has(n)) continue;
    const text = brief(nodes[n].l, SHORT), near = nearSpots(n, text);
    let one = best(free(near, n, things));
    if (!one && (surest.has(n) || first.includes(n))) {
      const clear = s => ![...surest].some(other => other !== n && passes(n, s.box, x(other), y(other)) < reach(other));
      const close = farSpots(n, text, 2, CLOSE).filter(clear), far = farSpots(n, text, CLOSE, 20);
      one = free(close, n, things)[0] || best(free(near, n, largest)) || free(close, n, largest)[0] || free(far, n, largest)[0];
    }
    if (one) { labels.add(one.box, n); found.set(n, one); }
  }
  for (const [n, one] of found) {
    if (one.leader || one.text === nodes[n].l) continue;
    const longer = best(free(nearSpots(n, brief(nodes[n].l, LONG)), n, things));
    if (longer && longer.under <= one.under) { labels.add(longer.box, n); found.set(n, longer); }
  }
  return found;
}
function names(lit, inside, arrows) {
  ctx.font = '12px "DejaVu Sans", Verdana, "Segoe UI", Helvetica, Arial, sans-serif';
  ctx.textBaseline = "middle"; ctx.lineJoin = "round"; ctx.setLineDash([]);
  const seen = n => visible(n) && inside(n);
  const first = [chosen, pointed].filter(n => n >= 0 && seen(n));
  const found = placed(first, order.filter(n => seen(n) && (!lit || lit.has(n))), canvas.getBoundingClientRect(), arrows);
  for (const [n, { a, b, box, leader }] of found) if (leader) {
    const [ex, ey] = meets(n, box);
    const long = Math.hypot(ex - x(n), ey - y(n)) || 1, share = Math.min(1, size(n) / long);
    ctx.globalAlpha = 1;
    ctx.beginPath(); ctx.moveTo(x(n) + (ex - x(n)) * share, y(n) + (ey - y(n)) * share); ctx.lineTo(ex, ey);
    for (const [colour, wide] of [[ink.halo, 4], [ink.ink, 1.3]]) { ctx.strokeStyle = colour; ctx.lineWidth = wide; ctx.stroke(); }
  }
  ctx.globalAlpha = 1; ctx.strokeStyle = ink.halo; ctx.fillStyle = ink.ink; ctx.lineWidth = 3.5;
  for (const { text, a, b } of found.values()) { ctx.strokeText(text, a, b); ctx.fillText(text, a, b); }
}
