// The network that stands in the page as JSON, and what of it is seen. Nothing is fetched; every word goes in as text, never as markup.
const data = JSON.parse(document.getElementById("data").textContent);
const { nodes, ties, kinds, words, passages, directed } = data;
const $ = id => document.getElementById(id);
const canvas = $("canvas"), ctx = canvas.getContext("2d"), tip = $("tip"), details = $("details"), live = $("live");
const root = document.documentElement;
const hidden = new Set(), beside = nodes.map(() => []);
ties.forEach((t, n) => { beside[t.s].push(n); if (t.s !== t.t) beside[t.t].push(n); });
const order = nodes.map((_, n) => n).sort((a, b) => nodes[b].w - nodes[a].w || a - b);
let chosen = -1, pointed = -1, pointedTie = -1, found = null, scale = 1, tall = 1, left = 0, top = 0, asked = false, ink = {};

const make = (tag, text, attributes = {}) => {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
const visible = n => !hidden.has(nodes[n].k);
const shown = t => visible(t.s) && visible(t.t);
const near = n => { const set = new Set([n]); for (const t of beside[n]) { set.add(ties[t].s); set.add(ties[t].t); } return set; };
