// The queue without reloading: rows are fetched again and again, waiting times tick, and news are told.
"use strict";
(() => {
  const desk = document.querySelector(".desk.queue");
  const rows = desk.querySelector(".rows");
  const problem = desk.querySelector(".problem");
  const news = document.getElementById("news");
  const sound = document.getElementById("sound");
  const notify = document.getElementById("notify");
  const title = document.title;
  const LATE = 15 * 60;
  let tag = null;
  let known = ids();
  let audio = null;

  function ids() {
    return new Set([...rows.querySelectorAll("[data-case]")].map((row) => row.dataset.case));
  }

  function tick() {
    for (const time of desk.querySelectorAll(".since")) {
      const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 1000));
      const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
      if (!parts[0]) parts.shift();
      time.textContent = parts.map((part, place) => (place ? String(part).padStart(2, "0") : part)).join(":");
      time.classList.toggle("late", seconds > LATE);
    }
  }

  function count() {
    const waiting = Number(rows.querySelector("[data-waiting]")?.dataset.waiting ?? 0);
    document.title = waiting ? `(${waiting}) ${title}` : title;
  }

  function beep() {
    audio ??= new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.value = 0.1;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.25);
  }

  function tell() {
    const text = rows.dataset.new;
    news.textContent = `${text} (${new Date().toLocaleTimeString()})`;
    if (sound.checked) beep();
    if (window.Notification?.permission === "granted" && localStorage.getItem("cases-notify")) new Notification(text);
  }

  async function look() {
    try {
      const headers = { "X-Requested-With": "XMLHttpRequest", ...(tag ? { "If-None-Match": tag } : {}) };
      const answer = await fetch(desk.dataset.rows + window.location.search, { headers, cache: "no-store" });
      if (answer.redirected || answer.status === 403) { window.location.reload(); return; }
      if (answer.status !== 304) {
        if (!answer.ok) throw new Error(answer.status);
        tag = answer.headers.get("ETag");
        const here = document.activeElement?.closest(".rows a")?.getAttribute("href");
        rows.innerHTML = await answer.text();
        if (here) [...rows.querySelectorAll("a")].find((link) => link.getAttribute("href") === here)?.focus();
        const now = ids();
        if ([...now].some((id) => !known.has(id))) tell();
        known = now;
        count();
      }
      problem.hidden = true;
    } catch {
      problem.hidden = false;
    }
    tick();
    setTimeout(look, document.hidden ? 10000 : 3000);
  }

  desk.querySelector(".alerts").hidden = false;
  sound.checked = Boolean(localStorage.getItem("cases-sound"));
  sound.addEventListener("change", () => {
    if (sound.checked) { localStorage.setItem("cases-sound", "1"); beep(); } else localStorage.removeItem("cases-sound");
  });
  if (!window.Notification) notify.hidden = true;
  notify.addEventListener("click", async () => {
    if ((await Notification.requestPermission()) === "granted") {
      localStorage.setItem("cases-notify", "1");
      notify.disabled = true;
    }
  });
  count();
  tick();
  setInterval(tick, 1000);
  setTimeout(look, 1000);
})();
