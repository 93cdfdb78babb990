// While a release is being built: how far it is; then the whole page, with its report.
"use strict";
(() => {
  const place = document.querySelector("[data-progress]");
  async function look() {
    try {
      const answer = await fetch(place.dataset.progress);
      if (answer.redirected) { location.reload(); return; }
      if (answer.ok) place.innerHTML = await answer.text();
    } catch { /* tried again */ }
    const { state } = place.firstElementChild.dataset;
    if (state === "queued" || state === "building") setTimeout(look, 1000);
    else location.reload();
  }
  setTimeout(look, 1000);
})();
