// The queue without reloading.
"use strict";
(() => {
  const desk = document.querySelector(".desk.queue");
  const rows = desk.querySelector(".rows");
  const state = () => rows.querySelector("[data-waiting]");

  function show(html) {
    const here = document.activeElement?.closest(".rows a")?.getAttribute("href");
    rows.innerHTML = html;
    if (here) [...rows.querySelectorAll("a")].find((link) => link.getAttribute("href") === here)?.focus();
    alerts.hear(state());
  }

  alerts.hear(state());
  polling.start({
    address: () => desk.dataset.rows + window.location.search,
    every: 3000,
    show,
    leave: () => window.location.reload(),
    problem: desk.querySelector(".problem"),
  });
})();
