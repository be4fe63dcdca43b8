// In every page of the preview: shows what was saved, or what has to be mended first.
"use strict";
(() => {
  const shown = document.currentScript.dataset.page;
  const here = encodeURIComponent(location.pathname);
  let overlay, events;

  async function look() {
    const answer = await fetch(`/.live/look?at=${here}`).catch(() => undefined);
    if (!answer?.ok) return;
    const now = await answer.json();
    if (now.troubles.length) show(now);
    else if (now.page !== shown) location.reload();
    else hide();
  }

  function show({ troubles, words, lang }) {
    hide();
    overlay = document.createElement("zhuchao-preview");
    overlay.lang = lang;
    overlay.dir = "ltr";
    const root = overlay.attachShadow({ mode: "open" });
    const style = element("link", "", { rel: "stylesheet", href: "/.live/live.css" });
    const box = element("section", "", { role: "alert" });
    const close = element("button", "×", { type: "button", "aria-label": words.close });
    close.addEventListener("click", hide);
    const list = element("ol");
    for (const { place, sentence } of troubles) {
      const item = element("li");
      if (place) item.append(element("code", place));
      item.append(element("p", sentence));
      list.append(item);
    }
    box.append(close, element("h2", words.title), list);
    root.append(style, box);
    document.documentElement.append(overlay);
  }

  function hide() {
    overlay?.remove();
    overlay = undefined;
  }

  function element(name, text = "", attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  // A browser keeps few connections to a host: only a page in sight holds one.
  function follow() {
    events?.close();
    events = undefined;
    if (document.visibilityState !== "visible") return;
    events = new EventSource("/.live/events");
    events.addEventListener("message", look);
  }

  document.addEventListener("visibilitychange", follow);
  follow();
})();
