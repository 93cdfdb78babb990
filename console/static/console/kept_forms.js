// A form that was sent after the login expired: what was typed is kept in this window, and is back after signing in.
"use strict";
(() => {
  const KEY = "kept-form";
  const { signin, back, file } = document.currentScript.dataset;
  const isSignIn = (path) => signin.split(" ").includes(path);
  const forms = () => [...document.querySelectorAll("form[data-kept], #w-editor-form")];

  function read() {
    try { return JSON.parse(sessionStorage.getItem(KEY)); } catch { return null; }
  }

  function write(entry) {
    try { sessionStorage.setItem(KEY, JSON.stringify(entry)); } catch { /* full, or not allowed */ }
  }

  const fields = (form) => [...form.elements].filter(({ name, type }) =>
    name && !["hidden", "password", "file", "submit", "button", "fieldset"].includes(type));

  function values(form) {
    return fields(form).map((field) => {
      const ticked = ["checkbox", "radio"].includes(field.type);
      return [field.name, ticked ? field.value : "", ticked ? field.checked : field.value];
    });
  }

  function restore(form, typed) {
    for (const field of fields(form)) {
      const ticked = ["checkbox", "radio"].includes(field.type);
      const found = typed.find(([name, value]) => name === field.name && (!ticked || value === field.value));
      if (!found) continue;
      if (ticked) field.checked = found[2]; else field.value = found[2];
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    const notice = document.createElement("p");
    notice.className = "kept-notice";
    notice.setAttribute("role", "status");
    notice.textContent = form.querySelector("input[type=file]") ? file : back;
    form.before(notice);
  }

  function arrive() {
    forms().forEach((form, number) => form.addEventListener("submit", () =>
      write({ path: location.pathname, number, typed: values(form), lost: false })));
    const entry = read();
    if (!entry) return;
    const referrer = document.referrer ? new URL(document.referrer) : null;
    const camefrom = referrer?.origin === location.origin && isSignIn(referrer.pathname);
    if (isSignIn(location.pathname) || camefrom) entry.lost = true;
    if (!entry.lost) { sessionStorage.removeItem(KEY); return; } // it arrived, or the page has shown it again
    write(entry);
    const next = document.querySelector("form input[name=next]");
    if (isSignIn(location.pathname) && next) next.value = entry.path;
    if (location.pathname !== entry.path || !forms()[entry.number]) return;
    sessionStorage.removeItem(KEY);
    restore(forms()[entry.number], entry.typed);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrive); else arrive();
})();
