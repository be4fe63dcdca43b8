// Everything works without this file; it only makes some things quicker.
(() => {
  "use strict";
  const root = document.documentElement;
  const stored = (() => {
    try { return localStorage; } catch { return null; }
  })();

  const wished = stored?.getItem("scheme");
  if (wished === "dark" || wished === "light") root.dataset.scheme = wished;

  // Aids to reading: each choice is an attribute of the root, kept for the next page.
  const aids = ["text", "contrast", "reading", "pointer"];
  if (matchMedia("(prefers-contrast: more)").matches) root.dataset.contrast = "high";
  for (const name of aids) {
    const chosen = stored?.getItem(name);
    if (chosen) root.dataset[name] = chosen;
  }

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
      // From a folder on a disk, what can be passed on is the public address.
      const home = location.protocol === "file:" && document.querySelector("link[rel=canonical]");
      navigator.clipboard.writeText((home || event.currentTarget).href);
    },
  };

  for (const element of document.querySelectorAll("[data-action]")) {
    element.addEventListener("click", actions[element.dataset.action]);
    element.hidden = false;
    if (element.parentElement.hidden) element.parentElement.hidden = false;
  }

  const panel = document.querySelector(".aids");
  if (panel) {
    const inputs = [...panel.querySelectorAll("input")];
    const show = () => {
      for (const input of inputs) {
        input.checked = (root.dataset[input.name] ?? "normal") === input.value;
      }
    };
    show();
    panel.hidden = false;
    panel.addEventListener("change", ({ target }) => {
      const off = target.type === "checkbox" && !target.checked;
      root.dataset[target.name] = off ? "normal" : target.value;
      stored?.setItem(target.name, root.dataset[target.name]);
    });
    panel.querySelector("[data-reset]").addEventListener("click", () => {
      for (const name of aids) {
        delete root.dataset[name];
        stored?.removeItem(name);
      }
      show();
    });
    const close = (event) => {
      if (!panel.contains(event.target)) panel.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("focusin", close);
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      panel.open = false;
      panel.querySelector("summary").focus();
    });
  }

  // Reading aloud, by voices of this machine alone: the others send the text to their makers.
  const speech = window.speechSynthesis;
  const speaker = document.querySelector("[data-speak]");
  if (speech && speaker) {
    const blocks = "h1, h2, h3, p, li, dt, dd, th, td, figcaption";
    const words = { start: speaker.textContent, stop: speaker.dataset.speak };
    let spoken = null;

    const language = (tag) => tag.toLowerCase().split(/[-_]/)[0];
    const voice = (tag) => speech.getVoices().find(
      (one) => one.localService && language(one.lang) === language(tag),
    );
    const mark = (element) => {
      spoken?.classList.remove("spoken");
      spoken = element;
      spoken?.classList.add("spoken");
      spoken?.scrollIntoView({ block: "nearest" });
      speaker.textContent = spoken ? words.stop : words.start;
    };
    // Each innermost block from the top of the window on, if there is a voice for its language.
    const passages = () => [...document.querySelectorAll(`main :is(${blocks})`)].filter(
      (element) => element.innerText.trim() && !element.querySelector(blocks)
        && element.offsetParent && element.getBoundingClientRect().bottom > 0
        && voice(element.closest("[lang]").lang),
    );
    const read = ([element, ...rest]) => {
      mark(element ?? null);
      if (!element) return;
      const utterance = new SpeechSynthesisUtterance(element.innerText);
      utterance.lang = element.closest("[lang]").lang;
      utterance.voice = voice(utterance.lang);
      utterance.onend = () => { if (spoken === element) read(rest); };
      utterance.onerror = () => { if (spoken === element) mark(null); };
      speech.speak(utterance);
    };
    const offer = () => { speaker.hidden = !voice(root.lang); };
    offer();
    speech.addEventListener?.("voiceschanged", offer);
    speaker.addEventListener("click", () => {
      const was = spoken;
      mark(null);
      speech.cancel();
      if (!was) read(passages());
    });
    window.addEventListener("pagehide", () => speech.cancel());
  }

  // Browsers are content when a part of what the keyboard reached is seen in a strip.
  for (const strip of document.querySelectorAll(".facets, .scroll")) {
    strip.addEventListener("focusin", ({ target }) => {
      target.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  }

  // How far off an event is; without this the date stands alone.
  const near = Intl.RelativeTimeFormat && new Intl.RelativeTimeFormat(
    `${root.lang}-u-nu-latn`, { numeric: "auto" },
  );
  for (const element of document.querySelectorAll("[data-countdown]")) {
    const [year, month, day] = element.dataset.countdown.split("-").map(Number);
    const now = new Date();
    const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    const days = Math.round((Date.UTC(year, month - 1, day) - today) / 86400000);
    if (!near || days < 0) continue;
    element.textContent = near.format(days, "day");
    element.hidden = false;
  }

  // The finder's first line leads to the static list of the first thing that was chosen.
  document.querySelector("[data-finder]")?.addEventListener("submit", (event) => {
    const form = event.currentTarget;
    const chosen = [...form.querySelectorAll("select")].find((select) => select.value);
    if (!chosen) return;
    event.preventDefault();
    location.href = form.action.replace(/projects\/(index\.html)?$/, "") + chosen.value;
  });
})();
