"use strict";
(() => {
  // What stands in a document reaches the page by textContent and by attributes that do nothing, never as markup.
  const { verdicts, rungs, norms, deals, quotes } = JSON.parse(document.getElementById("data").textContent);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const form = document.querySelector(".controls");
  const map = document.querySelector(".map");
  const panel = document.querySelector(".panel");
  const filters = all(".filter", form);
  const field = (name) => form.querySelector(`.${name}`) || { value: "" };
  const [pack, partner, region, from, to, search] = ["pack", "partner", "region", "from", "to", "search"].map(field);

  function element(name, words, className) {
    const made = document.createElement(name);
    if (words !== undefined) made.textContent = words;
    if (className) made.className = className;
    return made;
  }

  // Which cells fit the filters.

  const low = (...words) => words.join(" ").toLowerCase();
  const normWords = norms.map((norm) => low(norm.title, norm.rule));
  const dealWords = deals.map((deal) => low(deal.label, deal.name, deal.title, deal.partner, deal.region, deal.signed, ...deal.documents));
  const clauseWords = new Map();

  function wordsOfClauses(row, column) {
    const clauses = deals[row].clauses[column];
    if (!clauses) return "";
    const key = row * norms.length + column;
    if (!clauseWords.has(key)) clauseWords.set(key, low(...clauses[1].map((one) => `${one[1]} ${quotes[one[3]]}`)));
    return clauseWords.get(key);
  }

  function verdictOf(row, column) {
    const digit = deals[row].cells[column];
    return digit === " " ? null : Number(digit);
  }

  function fitting() {
    const wanted = new Set(filters.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.dataset.verdict));
    const sought = low(search.value).split(/\s+/).filter(Boolean);
    const columns = norms.map((_, column) => column).filter((column) => !pack.value || norms[column].pack === pack.value);
    const rows = new Map();
    const used = new Set();
    deals.forEach((deal, row) => {
      if (partner.value && deal.partner !== partner.value) return;
      if (region.value && deal.region !== region.value) return;
      if (from.value && !(deal.year >= Number(from.value))) return;
      if (to.value && !(deal.year !== null && deal.year <= Number(to.value))) return;
      const open = sought.filter((word) => !dealWords[row].includes(word));
      const fits = columns.filter((column) => {
        const verdict = verdictOf(row, column);
        if (verdict === null || (wanted.size && !wanted.has(verdicts[verdict][0]))) return false;
        return open.every((word) => normWords[column].includes(word) || wordsOfClauses(row, column).includes(word));
      });
      if (!fits.length) return;
      rows.set(row, new Set(fits));
      for (const column of fits) used.add(column);
    });
    return { rows, columns: columns.filter((column) => used.has(column)) };
  }

  // The map: rows are filled with their cells when they come near to being seen.

  let shown = { rows: new Map(), columns: [] };
  let lines = [];
  let current = null;
  let watch = null;

  function draw() {
    shown = fitting();
    if (watch) watch.disconnect();
    watch = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) fill(entry.target);
    }, { root: map, rootMargin: "600px" });
    const table = element("table");
    table.setAttribute("role", "grid");
    table.setAttribute("aria-label", "Agreements by norms");
    const head = element("tr");
    head.append(element("th", "Signed, agreement"));
    head.firstChild.scope = "col";
    for (const column of shown.columns) {
      const cell = element("th", undefined, starts(column));
      cell.scope = "col";
      const button = element("button", norms[column].title, "norm");
      button.type = "button";
      button.title = norms[column].title;
      button.dataset.column = column;
      cell.append(button);
      head.append(cell);
    }
    table.append(element("thead"), element("tbody"));
    table.tHead.append(head);
    lines = Array.from(shown.rows.keys(), (row) => {
      const deal = deals[row];
      const line = element("tr");
      line.dataset.row = row;
      const title = element("th");
      title.scope = "row";
      title.title = deal.title || deal.label;
      const label = element("div", undefined, "deal");
      label.append(element("span", deal.year === null ? "–" : String(deal.year), "year"), element("span", deal.label));
      title.append(label);
      line.append(title);
      watch.observe(line);
      return line;
    });
    table.tBodies[0].append(...lines);
    map.replaceChildren(table);
    map.hidden = !lines.length;
    document.querySelector(".nothing").hidden = Boolean(lines.length);
    for (const section of all(".timelines")) section.hidden = Boolean(pack.value) && section.dataset.pack !== pack.value;
    let cells = 0;
    for (const fits of shown.rows.values()) cells += fits.size;
    form.querySelector(".count").textContent =
      `${lines.length} of ${deals.length} agreements, ${shown.columns.length} of ${norms.length} norms, ${cells} verdicts`;
    if (lines.length) focusable(fill(lines[0]).querySelector(".cell"));
  }

  const starts = (column) => {
    const place = shown.columns.indexOf(column);
    return place === 0 || norms[shown.columns[place - 1]].pack !== norms[column].pack ? "starts" : "";
  };

  function fill(line) {
    if (line.cells.length > 1) return line;
    const row = Number(line.dataset.row);
    const fits = shown.rows.get(row);
    for (const column of shown.columns) {
      const place = element("td", undefined, starts(column));
      if (fits.has(column)) place.append(cellOf(row, column));
      line.append(place);
    }
    watch.unobserve(line);
    return line;
  }

  function cellOf(row, column) {
    const [name, sign] = verdicts[verdictOf(row, column)];
    const cell = element("button", sign, `cell ${name}`);
    cell.type = "button";
    cell.tabIndex = -1;
    cell.dataset.row = row;
    cell.dataset.column = column;
    cell.setAttribute("aria-label", `${norms[column].title}: ${name}`);
    cell.title = `${norms[column].title}: ${name}`;
    return cell;
  }

  // One cell of the map can be reached by Tab; the arrow keys move from there.
  function focusable(cell) {
    if (current) current.tabIndex = -1;
    current = cell;
    if (cell) cell.tabIndex = 0;
  }

  const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] };

  function move(event) {
    const cell = event.target.closest(".cell");
    const step = cell && moves[event.key];
    if (!step) return;
    event.preventDefault();
    let place = lines.indexOf(cell.closest("tr"));
    let column = shown.columns.indexOf(Number(cell.dataset.column));
    // Over gaps, to the next cell that fits.
    for (;;) {
      place += step[0];
      column += step[1];
      if (place < 0 || place >= lines.length || column < 0 || column >= shown.columns.length) return;
      const next = fill(lines[place]).cells[column + 1].firstChild;
      if (next) return reach(next);
    }
  }

  function reach(cell) {
    focusable(cell);
    cell.focus();
    // Not under the heads that stay in place.
    const box = cell.getBoundingClientRect();
    const head = cell.closest("table").tHead.getBoundingClientRect();
    const side = cell.closest("tr").cells[0].getBoundingClientRect();
    if (box.top < head.bottom) map.scrollTop -= head.bottom - box.top;
    if (box.left < side.right) map.scrollLeft -= side.right - box.left;
  }

  // The panel: the clauses of a cell, or of a norm.

  const badge = (verdict) => {
    const made = element("span", verdicts[verdict][0], `verdict ${verdicts[verdict][0]}`);
    const sign = element("span", `${verdicts[verdict][1]} `);
    sign.setAttribute("aria-hidden", "true");
    made.prepend(sign);
    return made;
  };

  function clause(deal, one, several) {
    const [document_, citation, page, quote, grade, rung, verb, why] = one;
    const item = element("li");
    const place = element("p");
    place.append(element("strong", page === null ? citation : `${citation}, page ${page}`));
    if (grade) place.append(" ", element("span", grade, `grade ${grade}`));
    item.append(place);
    if (quotes[quote]) item.append(element("blockquote", `“${quotes[quote]}”`));
    const told = [];
    if (rung !== null) told.push(`${rung}: ${rungs[rung]}`);
    if (verb) told.push(`verb “${verb}”`);
    if (why) told.push(why);
    if (told.length) item.append(element("p", told.join("; "), "soft"));
    if (several) item.append(element("p", deal.documents[document_], "soft"));
    return item;
  }

  function listed(deal, title, found) {
    if (!found) return [];
    const [number, kept] = found;
    const list = element("ul");
    list.append(...kept.map((one) => clause(deal, one, deal.documents.length > 1)));
    const more = number > kept.length ? [element("p", `${number - kept.length} more in the store.`, "soft")] : [];
    return [element("h3", title), list, ...more];
  }

  function open(...parts) {
    const close = element("button", "Close", "close");
    close.type = "button";
    close.addEventListener("click", shut);
    panel.replaceChildren(close, ...parts);
    panel.hidden = false;
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
  }

  function shut() {
    if (panel.hidden) return;
    panel.hidden = true;
    for (const one of all("[aria-current]", map)) one.removeAttribute("aria-current");
    if (panel.opener && panel.opener.isConnected) panel.opener.focus();
    history.replaceState(null, "", location.pathname + location.search);
  }

  function openCell(cell) {
    const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
    const deal = deals[row];
    for (const one of all("[aria-current]", map)) one.removeAttribute("aria-current");
    cell.setAttribute("aria-current", "true");
    focusable(cell);
    panel.opener = cell;
    const verdict = element("p");
    verdict.append(badge(verdictOf(row, column)));
    if (deal.notes[column]) verdict.append(` ${deal.notes[column]}`);
    const title = element("p", [deal.label, deal.title !== deal.label && deal.title, deal.partner, deal.signed].filter(Boolean).join(" · "));
    open(
      element("h2", norms[column].title), title, verdict, element("p", norms[column].norm, "soft"),
      ...listed(deal, "What the agreement says", deal.clauses[column]),
      ...listed(deal, "Near misses", deal.misses[column]),
      element("h3", deal.documents.length > 1 ? "Documents" : "Document"), ...deal.documents.map((path) => element("p", path, "soft")),
    );
    history.replaceState(null, "", `#${encodeURIComponent(norms[column].rule)}@${encodeURIComponent(deal.name)}`);
  }

  function openNorm(button) {
    const column = Number(button.dataset.column);
    panel.opener = button;
    const found = [];
    for (const [row, fits] of shown.rows) {
      const clauses = fits.has(column) && deals[row].clauses[column];
      if (!clauses) continue;
      const item = clause(deals[row], clauses[1][0], false);
      const title = element("p", `${deals[row].year ?? "–"} ${deals[row].label} `);
      title.append(badge(verdictOf(row, column)));
      item.prepend(title);
      found.push(item);
    }
    const list = element("ul");
    list.append(...found);
    open(element("h2", norms[column].title), element("p", norms[column].norm, "soft"),
      element("h3", `The best clause of each of ${found.length} agreements shown`), list);
  }

  // The address of a cell: #rule@agreement.
  function follow() {
    const parts = location.hash.slice(1).split("@");
    if (parts.length !== 2) return;
    let rule, name;
    try {
      [rule, name] = parts.map(decodeURIComponent);
    } catch {
      return;
    }
    const row = deals.findIndex((deal) => deal.name === name);
    const column = norms.findIndex((norm) => norm.rule === rule);
    if (row < 0 || column < 0 || verdictOf(row, column) === null) return;
    if (!shown.rows.get(row)?.has(column)) reset();
    const line = lines.find((one) => Number(one.dataset.row) === row);
    const cell = fill(line).querySelector(`[data-column="${column}"]`);
    cell.scrollIntoView({ block: "center", inline: "center" });
    reach(cell);
    openCell(cell);
  }

  function reset() {
    for (const one of filters) one.setAttribute("aria-pressed", "false");
    for (const one of [pack, partner, region, from, to, search]) one.value = "";
    draw();
  }

  for (const one of filters)
    one.addEventListener("click", () => {
      one.setAttribute("aria-pressed", String(one.getAttribute("aria-pressed") !== "true"));
      draw();
    });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", draw);
  form.querySelector(".reset").addEventListener("click", reset);
  map.addEventListener("click", (event) => {
    const cell = event.target.closest(".cell");
    const norm = event.target.closest(".norm");
    if (cell) openCell(cell);
    else if (norm) openNorm(norm);
  });
  map.addEventListener("keydown", move);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut();
    if (event.key === "/" && !/^(input|select|textarea)$/i.test(event.target.tagName)) {
      event.preventDefault();
      search.focus();
    }
  });
  addEventListener("hashchange", follow);
  form.hidden = false;
  draw();
  follow();
})();
