// The editor of a place: hours appear when they are wanted, the point follows the numbers.
(() => {
  const hours = document.querySelector("[data-hours]");
  if (hours) {
    const week = hours.querySelector(".week");
    const show = () => { week.hidden = hours.querySelector("input[type=radio]:checked")?.value !== "week"; };
    hours.addEventListener("change", show);
    show();
    hours.querySelector("[data-copy-monday]").addEventListener("click", () => {
      const [monday, ...others] = hours.querySelectorAll(".day");
      const times = [...monday.querySelectorAll("input")].map((input) => input.value);
      others.slice(0, 4).forEach((day) => {
        day.querySelectorAll("input").forEach((input, number) => { input.value = times[number]; });
      });
      hours.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  const map = document.querySelector(".hub-map");
  const [lat, lon] = ["lat", "lon"].map((name) => document.querySelector(`[name=${name}]`));
  if (map && lat && lon) {
    const { west, north, scale, shrink } = map.dataset;
    const point = map.querySelector(".point");
    const place = () => {
      const [x, y] = [(lon.value - west) * shrink * scale, (north - lat.value) * scale];
      const known = lat.value !== "" && lon.value !== "" && Number.isFinite(x) && Number.isFinite(y);
      point.toggleAttribute("hidden", !known);
      if (known) { point.setAttribute("cx", x); point.setAttribute("cy", y); }
    };
    [lat, lon].forEach((input) => input.addEventListener("input", place));
    map.querySelector("[data-zip-centre]").addEventListener("click", async () => {
      const said = map.querySelector(".said");
      const zip = document.querySelector("[name=zip]").value.trim();
      const answer = await fetch(`${map.dataset.zipUrl}?zip=${encodeURIComponent(zip)}`);
      const found = await answer.json();
      said.textContent = found.problem || `${found.lat}, ${found.lon}`;
      if (!found.problem) {
        [lat.value, lon.value] = [found.lat, found.lon];
        document.querySelector("[name=geo_precision]").value = "zip";
        lat.dispatchEvent(new Event("change", { bubbles: true }));
        place();
      }
    });
  }
})();
