// New ways of asking that lead to another answer now: looked up once the page stands, as it takes a moment.
"use strict";
(async () => {
  const place = document.querySelector("[data-near-draft]");
  try {
    const answer = await fetch(place.dataset.nearDraft);
    if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
  } catch { /* the page does without */ }
})();
