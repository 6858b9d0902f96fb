// Search, filter, theme and keys.
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
