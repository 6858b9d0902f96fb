// The table twin: sorted by its heads, a row chooses its thing.
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
