// Everything works without this file; it only makes some things quicker.
(() => {
  "use strict";
  const root = document.documentElement;
  const stored = (() => {
    try { return localStorage; } catch { return null; }
  })();

  const wished = stored?.getItem("scheme");
  if (wished === "dark" || wished === "light") root.dataset.scheme = wished;

  const actions = {
    scheme() {
      const dark = root.dataset.scheme
        ? root.dataset.scheme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.scheme = dark ? "light" : "dark";
      stored?.setItem("scheme", root.dataset.scheme);
    },
    print() {
      print();
    },
    copy(event) {
      if (!navigator.clipboard) return;
      event.preventDefault();
      navigator.clipboard.writeText(event.currentTarget.href);
    },
  };

  for (const element of document.querySelectorAll("[data-action]")) {
    element.addEventListener("click", actions[element.dataset.action]);
    element.hidden = false;
    if (element.parentElement.hidden) element.parentElement.hidden = false;
  }

  // The finder's first line leads to the static list of the first thing that was chosen.
  document.querySelector("[data-finder]")?.addEventListener("submit", (event) => {
    const form = event.currentTarget;
    const chosen = [...form.querySelectorAll("select")].find((select) => select.value);
    if (!chosen) return;
    event.preventDefault();
    location.href = form.action.replace(/projects\/$/, "") + chosen.value;
  });
})();
