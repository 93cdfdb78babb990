// One case without reloading: new lines come by themselves, the cost of an answer is told while it is typed, and what
// is typed survives a closed window or an expired login (it stays in this tab only).
"use strict";
(() => {
  const desk = document.querySelector(".desk.case");
  const live = desk.querySelector(".live");
  const offline = document.getElementById("offline");
  const composer = document.getElementById("composer");
  const box = document.getElementById("text");
  const entry = document.getElementById("entry");
  const cost = document.getElementById("cost");
  const search = document.getElementById("suggest");
  const kept = `case-${desk.dataset.case}`;
  const token = desk.querySelector("[name=csrfmiddlewaretoken]")?.value;
  let tag = null;
  let asked = 0;

  const list = () => live.querySelector(".lines");
  const state = () => live.querySelector(".state").dataset;
  const end = () => { list().scrollTop = list().scrollHeight; };

  // The case's own address: this page may be the answer to a form that must not be sent twice.
  const anew = () => window.location.assign(desk.dataset.page);

  function tick() {
    for (const time of live.querySelectorAll(".since")) {
      const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 60000));
      time.textContent = minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
    }
  }

  async function look() {
    try {
      const headers = { "X-Requested-With": "XMLHttpRequest", ...(tag ? { "If-None-Match": tag } : {}) };
      const answer = await fetch(desk.dataset.lines, { headers, cache: "no-store" });
      if (answer.redirected || answer.status === 403 || answer.status === 404) { anew(); return; }
      if (answer.status !== 304) {
        if (!answer.ok) throw new Error(answer.status);
        tag = answer.headers.get("ETag");
        const before = { ...state() };
        const open = [...live.querySelectorAll("details[open]")].map((one) => one.id);
        const { scrollTop, scrollHeight, clientHeight } = list();
        live.innerHTML = await answer.text();
        for (const id of open) document.getElementById(id)?.setAttribute("open", "");
        list().scrollTop = scrollHeight - scrollTop - clientHeight < 80 ? list().scrollHeight : scrollTop;
        // Somebody else took or closed the case: the steps beside it are others now.
        if (before.owner !== state().owner || before.state !== state().state) { anew(); return; }
      }
      offline.hidden = true;
    } catch {
      offline.hidden = false;
    }
    tick();
    setTimeout(look, document.hidden ? 10000 : 2000);
  }

  async function post(url, fields) {
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, ...fields });
    const answer = await fetch(url, { method: "POST", body, headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (answer.redirected) { anew(); throw new Error("login"); }
    if (!answer.ok) throw new Error(answer.status);
    return answer;
  }

  async function price(typing) {
    const number = ++asked;
    if (!box.value.trim()) { cost.textContent = ""; return; }
    try {
      const told = await (await post(desk.dataset.cost, { text: box.value, typing: typing ? "1" : "" })).json();
      if (number !== asked) return;
      const text = told.channel === "telegram" ? cost.dataset.telegram : told.segments === 1 ? cost.dataset.one : cost.dataset.sms;
      const filled = text.replace(/\{(\w+)\}/g, (_, name) => told[name]);
      cost.textContent = told.parts > 1 ? `${filled}. ${cost.dataset.parts.replace("{parts}", told.parts)}` : filled;
    } catch {
      offline.hidden = false;
    }
  }

  if (composer) {
    // What was sent stands in the conversation; what did not get through (an expired login, say) comes back.
    const saved = sessionStorage.getItem(kept) ?? "";
    if (saved && list().textContent.includes(saved.trim())) sessionStorage.removeItem(kept);
    else if (!box.value) box.value = saved;
    let timer;
    box.addEventListener("input", () => {
      sessionStorage.setItem(kept, box.value);
      clearTimeout(timer);
      timer = setTimeout(() => price(true), 300);
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); composer.requestSubmit(); }
    });
    price(false);
  }

  function insert(link) {
    if (!box) return false;
    const text = link.dataset.insert;
    box.value = box.value.trim() ? `${box.value.trim()}\n${text}` : text;
    entry.value = link.dataset.entry;
    box.dispatchEvent(new Event("input"));
    box.focus();
    return true;
  }

  search?.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const answer = await post(search.action, { q: search.elements.q.value });
      document.getElementById("suggestions").innerHTML = await answer.text();
    } catch {
      offline.hidden = false;
    }
  });
  desk.addEventListener("click", (event) => {
    const link = event.target.closest("[data-insert]");
    if (link && insert(link)) event.preventDefault();
  });
  end();
  tick();
  setTimeout(look, 1000);
})();
