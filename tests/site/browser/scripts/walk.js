// Watches a walk through the page by Tab: window.walk.expected says where it should lead in which
// order, window.walk.taken where it led, window.walk.problems what was wrong on the way.
() => {
  const name = (element) => {
    const text = (element.getAttribute("aria-label") ?? element.textContent).trim();
    return `<${element.localName}> ${text.replace(/\s+/g, " ").slice(0, 40)}`;
  };
  const around = function* (element) {
    for (let each = element.parentElement; each; each = each.parentElement) yield each;
  };
  const first = (radio) => {
    const group = [...document.querySelectorAll(`input[type=radio][name="${radio.name}"]`)];
    return (group.find((each) => each.checked) ?? group[0]) === radio;
  };
  const reachable = [
    ...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]"),
  ].filter((element) => element.tabIndex >= 0 && !element.disabled
    && element.checkVisibility({ visibilityProperty: true })
    && (element.type !== "radio" || first(element)));
  const walk = { expected: reachable.map(name), taken: [], problems: [] };
  window.walk = walk;

  // colours of any notation, as numbers
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const pixel = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([...channels]) => channels.slice(0, 3)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (const each of around(element)) {
      const colour = pixel(getComputedStyle(each).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return [255, 255, 255, 255];
  };
  const ring = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset, boxShadow } = getComputedStyle(element);
    const width = outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
    return { width, colour: outlineColor, offset: parseFloat(outlineOffset), boxShadow };
  };
  const before = new Map(reachable.map((element) => [element, ring(element)]));

  const check = (element) => {
    const problems = [];
    const problem = (text) => problems.push(`${text}: ${name(element)}`);
    const was = before.get(element);
    const is = ring(element);
    const shadow = is.boxShadow !== "none" && is.boxShadow !== was?.boxShadow;
    if (!shadow && !(is.width > 0 && is.width !== was?.width)) problem("no ring");
    const faint = is.offset >= 0 && contrast(pixel(is.colour), ground(element)) < 3;
    if (!shadow && faint) problem("faint ring");

    const rects = [...element.getClientRects()].filter((rect) => rect.width && rect.height);
    const rect = rects[0];
    if (!rect) return [...problems, `nothing to be seen: ${name(element)}`];
    // In a strip that scrolls sideways a browser is content with a part of it.
    const frames = [...around(element)]
      .filter((each) => each !== document.body && each !== document.documentElement
        && getComputedStyle(each).overflowX !== "visible")
      .map((each) => each.getBoundingClientRect());
    const left = Math.max(rect.left, ...frames.map((frame) => frame.left));
    const right = Math.min(rect.right, ...frames.map((frame) => frame.right));
    const [x, y] = [(left + right) / 2, (rect.top + rect.bottom) / 2];
    const hit = document.elementFromPoint(x, y);
    if (!hit) return [...problems, `out of sight: ${name(element)}`];
    if (!element.contains(hit) && !hit.closest("label")?.contains(element)) {
      problem(`covered by <${hit.localName} class="${hit.getAttribute("class") ?? ""}">`);
    }
    const room = is.offset + 1;
    const cut = right - left < Math.min(24, rect.width) || frames.some(
      (frame) => rect.top - room < frame.top || rect.bottom + room > frame.bottom,
    );
    if (cut) problem("ring cut off");
    return problems;
  };
  // Looked at before the next step. What is found wanting is visited once more at the end, since the
  // browser scrolls with the next frame, which a quick walker does not wait for.
  let at = null;
  const doubtful = [];
  const look = () => {
    if (at && check(at).length) doubtful.push(at);
    at = null;
  };
  const arrive = ({ target }) => {
    walk.taken.push(name(target));
    at = target;
  };
  addEventListener("keydown", look, { capture: true });
  addEventListener("focusin", arrive);
  walk.end = async () => {
    look();
    removeEventListener("focusin", arrive);
    for (const element of doubtful) {
      document.activeElement.blur();
      element.focus();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      walk.problems.push(...check(element));
    }
  };
}
