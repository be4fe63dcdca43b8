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

  /** @type {Record<string, (event: Event) => void>} */
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
      /** @type {HTMLLinkElement | null} */
      const home = document.querySelector("link[rel=canonical]");
      const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
      navigator.clipboard.writeText((location.protocol === "file:" && home || link).href);
    },
  };

  /**
   * @template {HTMLElement} T
   * @param {string} selector
   * @returns {NodeListOf<T>}
   */
  const every = (selector) => document.querySelectorAll(selector);
  for (const element of every("[data-action]")) {
    element.addEventListener("click", actions[element.dataset.action ?? ""]);
    element.hidden = false;
    if (element.parentElement?.hidden) element.parentElement.hidden = false;
  }

  /** @type {HTMLDetailsElement | null} */
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
    panel.addEventListener("change", (event) => {
      const target = /** @type {HTMLInputElement} */ (event.target);
      const off = target.type === "checkbox" && !target.checked;
      const chosen = off ? "normal" : target.value;
      root.dataset[target.name] = chosen;
      stored?.setItem(target.name, chosen);
    });
    panel.querySelector("[data-reset]")?.addEventListener("click", () => {
      for (const name of aids) {
        delete root.dataset[name];
        stored?.removeItem(name);
      }
      show();
    });
    /** @param {Event} event */
    const close = (event) => {
      if (!panel.contains(/** @type {Node} */ (event.target))) panel.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("focusin", close);
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      panel.open = false;
      panel.querySelector("summary")?.focus();
    });
  }

  // Reading aloud, by voices of this machine alone: the others send the text to their makers.
  const speech = window.speechSynthesis;
  /** @type {HTMLElement | null} */
  const speaker = document.querySelector("[data-speak]");
  if (speech && speaker) {
    const blocks = "h1, h2, h3, p, li, dt, dd, th, td, figcaption";
    const words = { start: speaker.textContent, stop: speaker.dataset.speak };
    /** @type {HTMLElement | null} */
    let spoken = null;

    /** @param {string} tag */
    const language = (tag) => tag.toLowerCase().split(/[-_]/)[0];
    /** @param {string} tag */
    const voice = (tag) => speech.getVoices().find(
      (one) => one.localService && language(one.lang) === language(tag),
    ) ?? null;
    /** @param {HTMLElement} element */
    const tongue = (element) => /** @type {HTMLElement} */ (element.closest("[lang]")).lang;
    /** @param {HTMLElement | null} element */
    const mark = (element) => {
      spoken?.classList.remove("spoken");
      spoken = element;
      spoken?.classList.add("spoken");
      spoken?.scrollIntoView({ block: "nearest" });
      speaker.textContent = (spoken ? words.stop : words.start) ?? "";
    };
    // Each innermost block from the top of the window on, if there is a voice for its language.
    const passages = () => [...every(`main :is(${blocks})`)].filter(
      (element) => element.innerText.trim() && !element.querySelector(blocks)
        && element.offsetParent && element.getBoundingClientRect().bottom > 0
        && voice(tongue(element)),
    );
    /** @param {HTMLElement[]} passages */
    const read = ([element, ...rest]) => {
      mark(element ?? null);
      if (!element) return;
      const utterance = new SpeechSynthesisUtterance(element.innerText);
      utterance.lang = tongue(element);
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
  for (const strip of every(".facets, .scroll")) {
    strip.addEventListener("focusin", ({ target }) => {
      /** @type {HTMLElement} */ (target).scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  }

  // How far off an event is; without this the date stands alone.
  const near = Intl.RelativeTimeFormat && new Intl.RelativeTimeFormat(
    `${root.lang}-u-nu-latn`, { numeric: "auto" },
  );
  for (const element of every("[data-countdown]")) {
    const [year, month, day] = (element.dataset.countdown ?? "").split("-").map(Number);
    const now = new Date();
    const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    const days = Math.round((Date.UTC(year, month - 1, day) - today) / 86400000);
    if (!near || days < 0) continue;
    element.textContent = near.format(days, "day");
    element.hidden = false;
  }

  // The finder's first line leads to the static list of the first thing that was chosen.
  document.querySelector("[data-finder]")?.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const chosen = [...form.querySelectorAll("select")].find((select) => select.value);
    if (!chosen) return;
    event.preventDefault();
    location.href = form.action.replace(/projects\/(index\.html)?$/, "") + chosen.value;
  });
})();
