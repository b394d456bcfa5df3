"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const form = document.querySelector(".controls");
  const filters = all(".filter", form);
  const pack = form.querySelector(".pack");
  const search = form.querySelector(".search");
  const count = form.querySelector(".count");
  const toggle = form.querySelector(".toggle");
  const words = new Map();
  const results = all(".result");

  // What is said of the verdict, not what every rule says of itself.
  const sought_in = "summary, .norm, .note, h5, blockquote, .others li, .misses li";

  function wordsOf(result) {
    if (!words.has(result)) words.set(result, all(sought_in, result).map((one) => one.textContent).join(" ").toLowerCase());
    return words.get(result);
  }

  function apply() {
    const wanted = new Set(filters.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.dataset.verdict));
    const sought = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const result of results) {
      const fits =
        (!wanted.size || wanted.has(result.dataset.verdict)) &&
        (!pack.value || result.dataset.pack === pack.value) &&
        sought.every((word) => wordsOf(result).includes(word));
      result.hidden = !fits;
      shown += fits;
    }
    for (const section of all("section.pack")) section.hidden = !section.querySelector(".result:not([hidden])");
    for (const agreement of all("section.agreement:not(.failed)"))
      agreement.querySelector(".nothing").hidden = Boolean(agreement.querySelector(".result:not([hidden])"));
    count.textContent = shown === results.length ? `${shown} verdicts` : `${shown} of ${results.length} verdicts`;
  }

  function open(every) {
    for (const result of results) if (!result.hidden) result.open = every;
    toggle.setAttribute("aria-pressed", String(every));
    toggle.textContent = every ? "Close all" : "Open all";
  }

  function reset() {
    for (const one of filters) one.setAttribute("aria-pressed", "false");
    pack.value = search.value = "";
    apply();
  }

  function follow() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const result = target.closest(".result");
    if (result) {
      if (result.hidden) reset();
      result.open = true;
      target.scrollIntoView();
    }
  }

  function copied(button, done) {
    const before = button.innerHTML;
    button.textContent = done ? "Copied" : "Select the text and copy it";
    setTimeout(() => { button.innerHTML = before; }, 2000);
  }

  function copy(button) {
    const clause = document.getElementById(button.dataset.copies);
    const fallback = () => {
      const range = document.createRange();
      range.selectNodeContents(clause);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      return document.execCommand("copy");
    };
    if (!navigator.clipboard) return copied(button, fallback());
    navigator.clipboard.writeText(clause.textContent).then(() => copied(button, true), () => copied(button, fallback()));
  }

  for (const one of filters)
    one.addEventListener("click", () => {
      one.setAttribute("aria-pressed", String(one.getAttribute("aria-pressed") !== "true"));
      apply();
    });
  form.addEventListener("submit", (event) => event.preventDefault());
  pack.addEventListener("change", apply);
  search.addEventListener("input", apply);
  toggle.addEventListener("click", () => open(toggle.getAttribute("aria-pressed") !== "true"));
  form.querySelector(".reset").addEventListener("click", reset);
  for (const button of all(".copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(input|select|textarea)$/i.test(event.target.tagName)) {
      event.preventDefault();
      search.focus();
    }
  });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = results.filter((one) => !one.open && !one.hidden);
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });
  addEventListener("hashchange", follow);
  form.hidden = false;
  apply();
  follow();
})();
