// Narrows the index to the entries that hold every word; without it the index is simply whole.
(function () {
  "use strict";
  var form = document.getElementById("search"), wanted = document.getElementById("wanted"), found = document.getElementById("found");
  var sections = Array.prototype.slice.call(document.querySelectorAll("section.letter"));
  var entries = sections.map(function (section) {
    return Array.prototype.map.call(section.querySelectorAll("li"), function (li) { return [li, li.textContent.toLowerCase()]; });
  });
  function narrow() {
    var words = wanted.value.toLowerCase().split(/\s+/).filter(Boolean), count = 0;
    sections.forEach(function (section, number) {
      var here = 0;
      entries[number].forEach(function (entry) {
        var fits = words.every(function (word) { return entry[1].indexOf(word) >= 0; });
        entry[0].hidden = !fits;
        here += fits ? 1 : 0;
      });
      section.hidden = here === 0;
      count += here;
    });
    found.textContent = words.length ? count + " found" : "";
  }
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  wanted.addEventListener("input", narrow);
  narrow();
})();
