// The editor while somebody types: rules and previews beside the fields, near-duplicates, sources, a question to try.
"use strict";
(() => {
  const desk = document.querySelector(".desk");
  const form = desk.querySelector("form.entry");
  const sources = form.querySelector(".sources");
  const timers = {};
  let typed = false, sending = false, asked = 0, expired = 0;

  async function ask(address, options) {
    const began = performance.now();
    try {
      const answer = await fetch(address, options);
      show("[data-offline]", false);
      if (answer.redirected || answer.status === 403) { expired = performance.now(); show("[data-expired]", true); return null; }
      if (began > expired) show("[data-expired]", false); // an answer asked for before says nothing of the login now
      const done = answer.ok || answer.status === 422;
      show("[data-failed]", !done);
      return done ? answer : null;
    } catch {
      show("[data-offline]", true);
      return null;
    }
  }
  const post = (address) => ask(address, { method: "POST", body: new FormData(form) });

  function show(selector, whether) {
    for (const one of desk.querySelectorAll(selector)) one.hidden = !whether; // the dialog has notices of its own
  }

  function fill(list, sentences) {
    list.replaceChildren(...sentences.map((sentence) => {
      const item = document.createElement("li");
      item.append(sentence);
      return item;
    }));
    list.hidden = sentences.length === 0;
  }

  async function check() {
    const mine = ++asked;
    const answer = await post(form.dataset.check);
    if (!answer || mine !== asked) return;
    const { findings, previews } = await answer.json();
    let count = 0;
    for (const list of form.querySelectorAll("[data-findings]")) {
      const sentences = findings[list.dataset.findings] ?? [];
      fill(list, sentences);
      count += sentences.length;
    }
    for (const [language, html] of Object.entries(previews)) {
      form.querySelector(`[data-preview="${language}"]`).innerHTML = html;
    }
    form.querySelector("[data-count]").textContent = count;
    show("[data-first-finding]", count > 0);
    show("[data-none]", count === 0);
  }

  async function near() {
    const answer = await post(form.dataset.near);
    if (!answer) return;
    const found = await answer.json();
    for (const list of form.querySelectorAll("ul[data-near]")) {
      const ones = found[list.dataset.near] ?? [];
      list.replaceChildren(...ones.map(({ phrasing, question, address }) => {
        const item = document.createElement("li"), link = document.createElement("a");
        link.href = address;
        link.target = "_blank";
        link.textContent = question;
        item.append(desk.dataset.beforeNear, `“${phrasing}”`, desk.dataset.afterNear, link);
        return item;
      }));
      list.hidden = ones.length === 0;
    }
  }

  function later(name, what, wait) {
    clearTimeout(timers[name]);
    timers[name] = setTimeout(what, wait);
  }

  function changed(target) {
    typed = true;
    kept.keep();
    later("check", check, 500);
    if (!target || target.name?.startsWith("phrasings")) later("near", near, 1200);
    if (!target || target.name === "related") nameRelated();
  }

  async function tryOut() {
    const answer = await post(form.dataset.try);
    if (answer) form.querySelector("[data-tried]").innerHTML = await answer.text();
  }

  function addRow(html) {
    const fresh = document.createElement("template");
    fresh.innerHTML = html.trim();
    const row = fresh.content.firstElementChild;
    if (!sources.querySelector(`[data-source="${CSS.escape(row.dataset.source)}"]`)) sources.append(row);
  }

  async function addSource(number) {
    const answer = await ask(form.dataset.source.replace("/0/", `/${number}/`));
    if (answer) addRow(await answer.text());
    return Boolean(answer);
  }

  async function pick() {
    const box = form.querySelector("#pick");
    const number = /\| (\d+)$/.exec(box.value)?.[1];
    const added = number ? await addSource(number) : false;
    show("[data-pick-problem]", !added);
    if (!added) return;
    box.value = "";
    changed();
  }

  function nameRelated() {
    const names = new Map([...form.querySelectorAll("#every-entry option")].map((one) => /^(.*) \| ([a-z0-9-]+)$/.exec(one.value)?.slice(1).reverse() ?? []));
    fill(form.querySelector("[data-related]"), form.querySelector("#id_related").value.split(/\s+/).filter(Boolean).map((id) => names.get(id) ?? id));
  }

  function pickEntry() {
    const box = form.querySelector("#pick-entry"), related = form.querySelector("#id_related");
    const id = /\| ([a-z0-9-]+)$/.exec(box.value)?.[1];
    show("[data-pick-entry-problem]", !id);
    if (!id) return;
    related.value = [...new Set([...related.value.split(/\s+/).filter(Boolean), id])].join("\n");
    box.value = "";
    changed(related);
  }

  function move(button) {
    const row = button.closest("li"), way = button.dataset.move;
    if (way === "up" && row.previousElementSibling) row.previousElementSibling.before(row);
    if (way === "down" && row.nextElementSibling) row.nextElementSibling.after(row);
    if (way === "away") {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (next?.querySelector("a") ?? form.querySelector("#pick")).focus();
    } else button.focus();
    changed();
  }

  const dialog = desk.querySelector("dialog.new-source");
  async function newSource(event) {
    event.preventDefault();
    const own = dialog.querySelector("form");
    const answer = await ask(own.action, { method: "POST", body: new FormData(own) });
    if (!answer) return;
    const errors = answer.status === 422 ? (await answer.json()).errors : {};
    for (const list of own.querySelectorAll("[data-errors]")) fill(list, errors[list.dataset.errors] ?? []);
    if (answer.status === 422) { own.querySelector(".findings:not([hidden])").parentElement.querySelector("input, select").focus(); return; }
    addRow(await answer.text());
    own.reset();
    dialog.close();
    changed();
  }

  form.addEventListener("input", (event) => {
    if (!["try", "try_language"].includes(event.target.name) && !["pick", "pick-entry"].includes(event.target.id)) changed(event.target);
  });
  form.addEventListener("submit", () => { sending = true; kept.keep(); });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input, [name^=question_]")) return;
    event.preventDefault(); // a line typed in a hurry must not save the entry
    if (event.target.id === "try") tryOut();
    if (event.target.id === "pick") pick();
    if (event.target.id === "pick-entry") pickEntry();
  });
  form.querySelector("button[data-try]").addEventListener("click", tryOut);
  form.querySelector("button[data-pick]").addEventListener("click", pick);
  form.querySelector("button[data-pick-entry]").addEventListener("click", pickEntry);
  sources.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (button) move(button);
  });
  form.querySelector("[data-new-source]")?.addEventListener("click", () => dialog.showModal());
  dialog?.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog?.addEventListener("input", () => kept.keepSource(dialog.querySelector("form")));
  dialog?.addEventListener("close", () => kept.forgetSource());
  dialog?.querySelector("form").addEventListener("submit", newSource);
  desk.querySelector("[data-forget]").addEventListener("click", () => { kept.forget(); typed = false; location.reload(); });
  form.querySelector("[data-first-finding]").addEventListener("click", (event) => {
    event.preventDefault();
    const first = form.querySelector("[data-findings]:not([hidden])");
    first?.closest(".cell, fieldset").querySelector("textarea, input:not([type=hidden]), select")?.focus();
  });
  window.addEventListener("beforeunload", (event) => { if (typed && !sending) event.preventDefault(); });
  kept.restore(addSource).then((restored) => {
    show("[data-restored]", restored);
    if (restored) changed(); else { near(); nameRelated(); }
  });
  if (dialog && kept.restoreSource(dialog.querySelector("form"))) dialog.showModal();
})();
