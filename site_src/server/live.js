// In every page of the preview: shows what was saved, or what has to be mended first.
"use strict";
(() => {
  const here = encodeURIComponent(location.pathname);
  // What of a page may differ without its frame being another one.
  const varying = [
    /<main[ >][^]*<\/main>/, /<title>[^]*?<\/title>/, / data-page="\w*"/,
    /<meta (?:name="description"|property="og:[^"]*")[^>]*>/g, /assets\/site\.\w+\.css/g,
    /<script type="application\/ld\+json">[^]*?<\/script>/g,
  ];
  const frame = (text) => varying.reduce((rest, part) => rest.replace(part, ""), text);
  let shown = document.currentScript.dataset.page;
  let known, overlay, events;

  const read = async () => (await fetch(location.href)).text();

  async function look() {
    const answer = await fetch(`/.live/look?at=${here}`).catch(() => undefined);
    if (!answer?.ok) return;
    const now = await answer.json();
    if (now.troubles.length) return tell(now);
    hide();
    if (now.page !== shown) await renew(now.page);
  }

  // Puts the new words in their place; where that is not enough, the page is loaded anew.
  async function renew(page) {
    const text = page && (await read());
    const main = document.querySelector("main");
    if (!text || frame(text) !== frame(await known) || main?.querySelector("form")) {
      location.reload();
      return;
    }
    const fresh = new DOMParser().parseFromString(text, "text/html");
    document.title = fresh.title;
    const sheets = document.querySelectorAll('link[rel="stylesheet"]');
    fresh.querySelectorAll('link[rel="stylesheet"]').forEach(({ attributes: { href } }, at) => {
      if (sheets[at].getAttribute("href") !== href.value) sheets[at].setAttribute("href", href.value);
    });
    main.replaceWith(document.adoptNode(fresh.querySelector("main")));
    known = text;
    shown = page;
  }

  function tell({ troubles, words, lang }) {
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

  if (shown) known = read();
  document.addEventListener("visibilitychange", follow);
  follow();
})();
