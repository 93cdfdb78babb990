// The phone page without reloading: forms are sent in the background, and new lines are fetched and put in place.
"use strict";
(() => {
  const phone = document.querySelector(".phone");
  const list = phone.querySelector(".lines");
  const box = phone.querySelector("textarea");
  const problem = phone.querySelector(".problem");
  const WAITING = "[data-state=waiting], [data-state=slow]";
  let timer;

  function isAtEnd() {
    return window.innerHeight + window.scrollY > document.documentElement.scrollHeight - 200;
  }

  function show(html) {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    let added = false;
    for (const line of [...fresh.content.children]) {
      const old = document.getElementById(line.id);
      if (!old) {
        list.append(line);
        added = true;
      } else if (old.dataset.state !== line.dataset.state) {
        old.replaceWith(line);
      }
    }
    return added;
  }

  async function look() {
    clearTimeout(timer);
    try {
      const answer = await fetch(phone.dataset.lines, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (answer.redirected || answer.status === 403) { window.location.reload(); return; }
      if (!answer.ok) throw new Error(answer.status);
      const end = isAtEnd();
      if (show(await answer.text()) && end) list.lastElementChild.scrollIntoView({ block: "end" });
      problem.hidden = true;
    } catch {
      problem.hidden = false;
    }
    timer = setTimeout(look, document.hidden ? 10000 : list.querySelector(WAITING) ? 500 : 3000);
  }

  async function send(form, button) {
    const data = new FormData(form, button);
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, redirect: "manual" });
      if (answer.type !== "opaqueredirect" && !answer.ok) throw new Error(answer.status);
    } catch {
      problem.hidden = false;
      return;
    }
    if (form.classList.contains("composer")) box.value = "";
    phone.querySelector(".examples").hidden = true;
    box.focus();
    await look();
    list.lastElementChild?.scrollIntoView({ block: "end" });
  }

  phone.addEventListener("submit", (event) => {
    if (!event.target.classList.contains("say")) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (box.value.trim()) box.form.requestSubmit();
    }
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  list.lastElementChild?.scrollIntoView({ block: "end" });
  look();
})();
