"use strict";
// Filters, and opening what a link leads to. Without this script the page shows all, folded.
(() => {
  const form = document.getElementById("filters");
  const cards = [...document.querySelectorAll(".card")].map((element) => ({
    element,
    findings: [...element.querySelectorAll(".finding")],
    account: element.dataset.a,
    channels: element.dataset.c.split("\t"),
    state: element.dataset.s,
    words: null, // looked up when somebody searches
  }));
  const posts = new Map();
  for (const post of document.querySelectorAll("[data-d]")) posts.set(post.dataset.d, post);
  const clean = document.getElementById("clean");
  const lists = ["level", "kind", "state", "family"];
  const single = ["account", "channel", "q"];

  function chosen() {
    const asked = { q: form.q.value.trim().toLowerCase(), account: form.account.value, channel: form.channel.value };
    for (const name of lists) {
      asked[name] = [...form.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value);
    }
    return asked;
  }

  function fits(finding, asked) {
    const [family, level, kind] = finding.dataset.m.split("\t");
    const among = (list, value) => list.length === 0 || list.includes(value);
    return among(asked.family, family) && among(asked.level, level) && among(asked.kind, kind);
  }

  function apply() {
    const asked = chosen();
    const byFinding = asked.family.length + asked.level.length + asked.kind.length > 0;
    let shown = 0;
    let shownClean = 0;
    for (const card of cards) {
      let found = !byFinding;
      for (const finding of card.findings) {
        const fit = !byFinding || fits(finding, asked);
        if (finding.hidden === fit) finding.hidden = !fit;
        found = found || fit;
      }
      if (asked.q && card.words === null) card.words = card.element.textContent.toLowerCase();
      const fit =
        found &&
        (asked.state.length === 0 || asked.state.includes(card.state)) &&
        (!asked.account || asked.account === card.account) &&
        (!asked.channel || card.channels.includes(asked.channel)) &&
        (!asked.q || card.words.includes(asked.q));
      if (card.element.hidden === fit) card.element.hidden = !fit;
      const post = posts.get(card.element.id);
      if (post && post.hidden === fit) post.hidden = !fit;
      if (fit) shown += 1;
      if (fit && card.state === "clean") shownClean += 1;
    }
    if (clean) {
      clean.hidden = shownClean === 0;
      if (asked.state.includes("clean") || (asked.q && shownClean)) clean.open = true;
    }
    const said = form.dataset.shown.replace("{shown}", shown).replace("{all}", cards.length);
    form.querySelector("output").textContent = said;
    return asked;
  }

  function keep(asked) {
    const state = new URLSearchParams();
    for (const name of lists) for (const value of asked[name]) state.append(name, value);
    for (const name of single) if (form[name].value) state.set(name, form[name].value);
    history.replaceState(null, "", `#${state}`);
  }

  function restore() {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) {
      apply();
      reveal(hash);
      return;
    }
    const state = new URLSearchParams(hash);
    for (const name of lists) {
      const values = state.getAll(name);
      for (const box of form.querySelectorAll(`input[name="${name}"]`)) box.checked = values.includes(box.value);
    }
    for (const name of single) form[name].value = state.get(name) || "";
    apply();
  }

  function reveal(id) {
    const target = document.getElementById(id);
    if (!target) return;
    for (let outer = target; outer; outer = outer.parentElement) {
      if (outer.hidden) outer.hidden = false;
      if (outer.tagName === "DETAILS") outer.open = true;
    }
    target.scrollIntoView();
    const summary = target.querySelector(":scope > summary");
    if (!summary) target.tabIndex = -1;
    (summary || target).focus();
  }

  let waiting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => keep(apply()), event.target.name === "q" ? 200 : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => keep(apply()), 0));
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault(); // the address keeps the filters
    reveal(link.getAttribute("href").slice(1));
  });
  window.addEventListener("hashchange", restore);

  let closed = []; // paper cannot be unfolded
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const details of closed) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });

  form.hidden = false;
  restore();
})();
