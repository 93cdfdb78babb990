// What is typed is kept in this window (sessionStorage) until it is saved, so that an expired login loses nothing.
"use strict";
const kept = (() => {
  const form = document.querySelector("form.entry");
  const PREFIX = "desk:";
  const key = PREFIX + location.pathname;
  const LEFT_OUT = new Set(["csrfmiddlewaretoken", "try", "try_language", "action"]);

  const sourceKey = `${key}#source`;

  function values(of = form) {
    const found = {};
    for (const [name, value] of new FormData(of)) {
      if (!LEFT_OUT.has(name)) (found[name] ??= []).push(value);
    }
    return found;
  }

  function same(one, other) {
    const plain = (values) => JSON.stringify(Object.keys(values).filter((name) => name !== "mark").sort()
      .map((name) => [name, values[name].map((value) => value.replaceAll("\r\n", "\n"))]));
    return plain(one) === plain(other);
  }

  function read(name = key) {
    try { return JSON.parse(sessionStorage.getItem(name)); } catch { return null; }
  }

  function keep(name = key, found = values()) {
    try { sessionStorage.setItem(name, JSON.stringify(found)); } catch { /* full, or not allowed: typing goes on */ }
  }

  function forget() {
    sessionStorage.removeItem(key);
    if (form.dataset.saved === "new") sessionStorage.removeItem(PREFIX + location.pathname.replace(/entry\/[^/]+\/$/, "new/"));
  }

  // Puts back what was typed; `addSource` brings the row of a source that is not on the page.
  async function restore(addSource) {
    if (form.dataset.saved) {
      forget();
      history.replaceState(null, "", location.pathname + location.hash);
      return false;
    }
    const before = read();
    if (!before || form.hasAttribute("data-unsaved") || same(before, values())) return false;
    for (const field of form.elements) {
      if (!field.name || LEFT_OUT.has(field.name) || field.name === "source" || field.type === "submit") continue;
      if (field.type === "checkbox") field.checked = field.name in before;
      else if (field.name in before) field.value = before[field.name][0];
    }
    const list = form.querySelector(".sources");
    for (const row of [...list.children]) if (!(before.source ?? []).includes(row.dataset.source)) row.remove();
    for (const number of before.source ?? []) {
      const row = list.querySelector(`[data-source="${CSS.escape(number)}"]`);
      if (row) list.append(row); else await addSource(number);
    }
    return true;
  }

  // The same for a new source that is being typed into the dialog.
  const keepSource = (own) => keep(sourceKey, values(own));
  const forgetSource = () => sessionStorage.removeItem(sourceKey);

  function restoreSource(own) {
    const before = read(sourceKey);
    for (const [name, [value]] of Object.entries(before ?? {})) if (own.elements[name]) own.elements[name].value = value;
    return Boolean(before);
  }

  return { keep: () => keep(), forget, restore, keepSource, forgetSource, restoreSource };
})();
