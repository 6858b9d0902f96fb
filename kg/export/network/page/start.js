// The first view; a link may name what to show: page.html#thing=12, page.html#theme=dark
colours(); tell(); fit();
new ResizeObserver(fit).observe(canvas.parentElement);
const wish = new URLSearchParams(location.hash.slice(1));
if (wish.get("theme")) { theme.value = wish.get("theme"); theme.dispatchEvent(new Event("change")); }
if (wish.get("search")) { search.value = wish.get("search"); look(); }
const asked_for = wish.get("thing") === null ? -1 : nodes.findIndex(node => node.l === wish.get("thing") || node.i === wish.get("thing"));
if (asked_for >= 0) setTimeout(() => choose(asked_for, false), 0);
root.setAttribute("data-ready", String(nodes.length) + " " + ties.length);
