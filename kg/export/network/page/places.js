// From places of the layout to places on the canvas.
const x = n => nodes[n].x * scale + left, y = n => nodes[n].y * scale + top;
const size = n => Math.max(2.2, nodes[n].r * Math.min(1.6, Math.sqrt(scale)));
const reaches = kinds.map(kind => Math.max(1, ...(kind.corners || []).flat().map(Math.abs)));
const reach = n => size(n) * reaches[nodes[n].k];
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
