// A page's changing part, asked for again and again, and the waiting times in it, which tick.
"use strict";
const polling = (() => {
  const desk = document.querySelector(".desk");
  const late = Number(desk.dataset.late) * 60;

  function tick() {
    for (const time of desk.querySelectorAll(".since")) {
      const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 1000));
      const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
      if (!parts[0]) parts.shift();
      time.textContent = parts.map((part, place) => (place ? String(part).padStart(2, "0") : part)).join(":");
      time.classList.toggle("late", seconds > late);
    }
  }

  // `address()` gives what to fetch, `show(html)` puts what changed in place and says if the page is to go on asking,
  // `leave()` is for a page that may not be seen any more, and `problem` is shown while the server cannot be reached.
  function start({ address, every, show, leave, problem }) {
    let tag = null;

    async function look() {
      try {
        const headers = { "X-Requested-With": "XMLHttpRequest", ...(tag ? { "If-None-Match": tag } : {}) };
        const answer = await fetch(address(), { headers, cache: "no-store" });
        if (answer.redirected || answer.status === 403 || answer.status === 404) { leave(); return; }
        if (answer.status !== 304) {
          if (!answer.ok) throw new Error(answer.status);
          tag = answer.headers.get("ETag");
          if (show(await answer.text()) === false) return;
        }
        problem.hidden = true;
      } catch {
        problem.hidden = false;
      }
      tick();
      setTimeout(look, document.hidden ? 10000 : every);
    }

    tick();
    setInterval(tick, 1000);
    setTimeout(look, 1000);
  }

  return { start };
})();
