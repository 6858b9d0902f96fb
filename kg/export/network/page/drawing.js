// Lines, things and, by labels.js, their names.
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
  const arrows = [];
  ties.forEach((t, n) => { if (shown(t) && (inside(t.s) || inside(t.t))) line(t, n, lit, focus, arrows); });
  ctx.setLineDash([]); ctx.globalAlpha = 1;
  for (let at = order.length - 1; at >= 0; at--) { const n = order[at]; if (visible(n) && inside(n)) thing(n, lit); }
  names(lit, inside, arrows);
}
function line(t, n, lit, focus, arrows) {
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
    arrows.push([tx - ux * .67, ty - uy * .67]);
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
