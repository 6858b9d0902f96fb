// Names beside things.
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
