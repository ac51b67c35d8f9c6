/// The one script of a site.
///
/// Without it every page is whole and every table is full; with it tables can be searched.
enum SiteScript {
  static let text = """
    // Adds a field above long tables that keeps only the rows in which its words stand. Nothing is fetched, nothing is kept.
    (function () {
      "use strict";
      function plain(text) {
        return text.normalize("NFD").replace(/[\\u0300-\\u036f\\u00ad]/g, "").toLowerCase();
      }
      function install(table, number) {
        var rows = Array.prototype.slice.call(table.querySelectorAll("tbody tr:not(.group)"));
        var isSearch = table.id === "table-alle-paginas";
        if (rows.length < 10 && !isSearch) { return; }
        var texts = null;
        var body = document.body.dataset;
        var box = document.createElement("div");
        var label = document.createElement("label");
        var input = document.createElement("input");
        var output = document.createElement("output");
        box.className = "filter";
        input.type = "search";
        input.id = "filter-" + number;
        input.autocomplete = "off";
        label.htmlFor = input.id;
        label.appendChild(document.createTextNode(isSearch ? body.search : body.filter));
        label.appendChild(input);
        output.htmlFor.add(input.id);
        output.setAttribute("aria-live", "polite");
        box.appendChild(label);
        box.appendChild(output);
        table.parentElement.insertAdjacentElement("beforebegin", box);
        input.addEventListener("input", function () {
          texts = texts || rows.map(function (row) { return plain(row.textContent); });
          var words = plain(input.value).split(/\\s+/).filter(Boolean);
          var shown = 0;
          rows.forEach(function (row, index) {
            var fits = words.every(function (word) { return texts[index].indexOf(word) >= 0; });
            row.hidden = !fits;
            if (fits) { shown += 1; }
          });
          table.querySelectorAll("tbody tr.group").forEach(function (head) {
            head.hidden = !head.parentElement.querySelector("tr:not(.group):not([hidden])");
          });
          // A total of rows that are not all shown would mislead.
          table.querySelectorAll("tfoot").forEach(function (foot) { foot.hidden = words.length > 0; });
          output.textContent = words.length === 0 ? "" :
            body.shown.replace("{n}", shown).replace("{total}", rows.length);
        });
      }
      document.querySelectorAll("main table").forEach(install);
    }());

    """
}
