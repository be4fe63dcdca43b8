// What a page lacks, or offers in vain, where no script of its own runs.
() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const all = (selector) => [...document.querySelectorAll(selector)];
  const links = all("main a").filter((link) => !shown(link) && !link.closest("details:not([open])"));
  const folded = all("main details:not([open])").filter((fold) => !shown(fold.querySelector("summary")));
  const vain = all("button").filter((button) => shown(button) && button.type !== "submit"
    || button.dataset.action && shown(button));
  return [
    ...(all("h1").some(shown) ? [] : ["no heading"]),
    ...[...links, ...folded].map((element) => `link not shown: ${element.textContent.trim()}`),
    ...[...new Set(vain)].map((button) => `offered in vain: ${button.textContent.trim()}`),
  ];
}
