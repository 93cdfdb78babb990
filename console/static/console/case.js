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
  const token = desk.querySelector("[name=csrfmiddlewaretoken]")?.value;
  let asked = 0;
  let searched = 0;

  const list = () => live.querySelector(".lines");
  const state = () => live.querySelector(".state").dataset;
  const end = () => { list().scrollTop = list().scrollHeight; };

  // The case's own address: this page may be the answer to a form that must not be sent twice.
  const anew = () => window.location.assign(desk.dataset.page);

  function show(html) {
    const before = { ...state() };
    const open = [...live.querySelectorAll("details[open]")].map((one) => one.id);
    const { scrollTop, scrollHeight, clientHeight } = list();
    live.innerHTML = html;
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    list().scrollTop = scrollHeight - scrollTop - clientHeight < 80 ? list().scrollHeight : scrollTop;
    alerts.hear(live.querySelector(".state"));
    // Somebody else took or closed the case, or the person changed language: what stands beside it is another now.
    const isSame = ["owner", "state", "language"].every((name) => before[name] === state()[name]);
    if (!isSame) anew();
    return isSame;
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

  // What was typed in a form that names its step stays until that step is done, which the address then says: what did
  // not get through (an expired login, say), or stood there while the page changed, comes back.
  const kept = (step) => `case-${desk.dataset.case}-${step}`;
  const done = new URLSearchParams(window.location.search).get("done");
  if (done) {
    sessionStorage.removeItem(kept(done));
    history.replaceState(null, "", desk.dataset.page);
  }
  for (const form of desk.querySelectorAll("form[data-step]")) {
    const fields = [...form.elements].filter((field) => field.name && field.name !== "csrfmiddlewaretoken");
    const saved = JSON.parse(sessionStorage.getItem(kept(form.dataset.step)) ?? "{}");
    const isFresh = fields.every((field) => !field.value);
    for (const field of isFresh ? fields : []) field.value = saved[field.name] ?? "";
    for (const more of form.querySelectorAll("details")) {
      more.open ||= fields.some((field) => more.contains(field) && field.value);
    }
    form.addEventListener("input", () => {
      const typed = Object.fromEntries(fields.map((field) => [field.name, field.value]));
      sessionStorage.setItem(kept(form.dataset.step), JSON.stringify(typed));
    });
  }

  // A form goes out once, however often its button or keys are pressed; coming back to the page frees it.
  const sent = new Set();
  desk.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (sent.has(event.target)) { event.preventDefault(); return; }
    sent.add(event.target);
  });
  window.addEventListener("pageshow", () => sent.clear());

  if (composer) {
    let timer;
    box.addEventListener("input", () => {
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
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
    return true;
  }

  const found = document.getElementById("suggestions");
  async function suggest() {
    const number = ++searched;
    try {
      const html = await (await post(search.action, { q: search.elements.q.value })).text();
      if (number === searched) found.innerHTML = html;
    } catch {
      offline.hidden = false;
    }
  }
  search?.addEventListener("submit", (event) => { event.preventDefault(); suggest(); });
  // Whose case it is finds what fits the last question without asking for it.
  if (search && composer && !found.children.length) suggest();
  desk.addEventListener("click", (event) => {
    const link = event.target.closest("[data-insert]");
    if (link && insert(link)) event.preventDefault();
  });
  end();
  alerts.hear(live.querySelector(".state"));
  polling.start({ address: () => desk.dataset.lines, every: 2000, show, leave: anew, problem: offline });
})();
