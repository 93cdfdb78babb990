// News of the desk on any of its pages: how many wait stands in the title; a sound and a desktop notice if wanted.
"use strict";
const alerts = (() => {
  const box = document.querySelector(".alerts");
  const news = document.getElementById("news");
  const sound = document.getElementById("sound");
  const notify = document.getElementById("notify");
  const title = document.title;
  let known = null;
  let audio = null;

  // A browser lets no page be heard before somebody clicked or typed in it: from then on it may.
  function wake() {
    audio ??= new AudioContext();
    audio.resume();
  }
  for (const kind of ["click", "keydown"]) {
    document.addEventListener(kind, () => { if (sound.checked) wake(); }, { once: true });
  }

  function beep() {
    wake();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.value = 0.1;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.25);
  }

  // What is new says after a colon what it is, when it is more than somebody who waits.
  function tell(fresh) {
    const kinds = fresh.map((each) => each.split(":")[1] ?? "new");
    const text = box.dataset[["urgent", "undelivered", "late"].find((kind) => kinds.includes(kind)) ?? "new"];
    news.textContent = `${text} (${new Date().toLocaleTimeString()})`;
    if (sound.checked) beep();
    if (window.Notification?.permission === "granted" && localStorage.getItem("cases-notify")) {
      const notice = new Notification(text);
      notice.onclick = () => window.focus();
    }
  }

  // `state` is the element that says what waits; what stands there at first is no news.
  function hear(state) {
    const waiting = Number(state?.dataset.waiting ?? 0);
    const now = (state?.dataset.news ?? "").split(" ").filter(Boolean);
    document.title = waiting ? `(${waiting}) ${title}` : title;
    const fresh = now.filter((each) => known && !known.has(each));
    if (fresh.length) tell(fresh);
    known = new Set(now);
  }

  box.hidden = false;
  sound.checked = Boolean(localStorage.getItem("cases-sound"));
  sound.addEventListener("change", () => {
    if (sound.checked) { localStorage.setItem("cases-sound", "1"); beep(); } else localStorage.removeItem("cases-sound");
  });
  const isOn = () => window.Notification?.permission === "granted" && Boolean(localStorage.getItem("cases-notify"));
  notify.hidden = !window.Notification;
  notify.disabled = isOn();
  notify.addEventListener("click", async () => {
    if ((await Notification.requestPermission()) === "granted") localStorage.setItem("cases-notify", "1");
    notify.disabled = isOn();
  });
  return { hear };
})();
