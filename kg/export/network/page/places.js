// From places of the layout to places on the canvas; on one that is higher than the layout, as on a phone, things stand wider apart upwards.
const x = n => nodes[n].x * scale + left, y = n => nodes[n].y * scale * tall + top;
const size = n => Math.max(2.2, nodes[n].r * Math.min(1.6, Math.sqrt(scale)));
const reaches = kinds.map(kind => Math.max(1, ...(kind.corners || []).flat().map(Math.abs)));
const reach = n => size(n) * reaches[nodes[n].k];
const EDGE = .12, MOST_EDGE = 70, FOOT = 26, TALLEST = 1.8;  // the room for names of things at the sides, above and below
function fit() {
  const box = canvas.getBoundingClientRect();
  const across = (box.width - 2 * Math.min(MOST_EDGE, box.width * EDGE)) / data.width, upwards = (box.height - 2 * FOOT) / data.height;
  scale = Math.min(1.4, Math.max(.02, Math.min(across, upwards)));
  tall = Math.min(TALLEST, Math.max(1, upwards / scale));
  left = (box.width - data.width * scale) / 2; top = (box.height - data.height * scale * tall) / 2;
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
  left = box.width / 2 - nodes[n].x * scale; top = box.height / 2 - nodes[n].y * scale * tall;
}
