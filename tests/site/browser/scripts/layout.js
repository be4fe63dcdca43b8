// What a reader cannot see or read in a page as it is laid out now.
() => {
  const problems = new Set();
  const root = document.documentElement;
  const name = (element) => {
    const text = element.textContent.trim().replace(/\s+/g, " ").slice(0, 30);
    return `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${text}`;
  };
  const over = root.scrollWidth - root.clientWidth;
  if (over > 0) problems.add(`${over} px too wide`);

  const style = new Map();
  const styled = (element) => {
    if (!style.has(element)) style.set(element, getComputedStyle(element));
    return style.get(element);
  };
  const bordered = (own) => ["Top", "Right", "Bottom", "Left"].every(
    (side) => own[`border${side}Style`] !== "none" && parseFloat(own[`border${side}Width`]) > 0,
  );
  // for the ears alone: skip link, captions
  const unseen = (element) => styled(element).clipPath === "inset(50%)";
  // What an element is within, itself included; found once for each.
  const places = new Map([[root, { unseen: false, scrolls: false }]]);
  const placed = (element) => {
    if (!places.has(element)) {
      const own = styled(element);
      const around = placed(element.parentElement ?? root);
      places.set(element, {
        unseen: around.unseen || unseen(element),
        scrolls: around.scrolls || /auto|scroll/.test(own.overflowX),
        fixed: own.position === "fixed" ? element : around.fixed,
        box: bordered(own) ? element : around.box,
      });
    }
    return places.get(element);
  };

  for (const element of document.body.querySelectorAll("*")) {
    const { overflowX, overflowY } = styled(element);
    const cut = (overflow) => overflow === "hidden" || overflow === "clip";
    if (!cut(overflowX) && !cut(overflowY)) continue;
    if (!element.textContent.trim() || element.closest("svg") || unseen(element)) continue;
    if (cut(overflowX) && element.scrollWidth > element.clientWidth + 1
      || cut(overflowY) && element.scrollHeight > element.clientHeight + 1) {
      problems.add(`cut off: ${name(element)}`);
    }
  }

  // Every line of text: where it is, and the box that should hold it.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) continue;
    if (parent.closest("svg, select, script")) continue;
    const { unseen, scrolls, fixed, box } = placed(parent);
    if (unseen) continue;
    range.selectNodeContents(walker.currentNode);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1) continue;
      // letters fill about the middle of the line's box
      const middle = rect.height / 4;
      const line = {
        left: rect.left, right: rect.right, top: rect.top + middle, bottom: rect.bottom - middle,
        parent, fixed,
      };
      const out = (frame) => line.left < frame.left - 2 || line.right > frame.right + 2
        || line.top < frame.top - 1 || line.bottom > frame.bottom + 1;
      if (fixed && out({ left: 0, top: 0, right: innerWidth, bottom: innerHeight })) {
        problems.add(`out of the window: ${name(parent)}`);
      }
      if (box && !scrolls && out(box.getBoundingClientRect())) {
        problems.add(`out of its box: ${name(parent)}`);
      }
      if (!scrolls) lines.push(line);
    }
  }

  lines.sort((one, other) => one.top - other.top);
  lines.forEach((line, index) => {
    for (let next = index + 1; next < lines.length; next += 1) {
      const other = lines[next];
      if (other.top >= line.bottom) break;
      if (line.fixed !== other.fixed || line.parent === other.parent) continue;
      if (Math.min(line.right, other.right) - Math.max(line.left, other.left) > 3) {
        problems.add(`on top of each other: ${name(line.parent)} | ${name(other.parent)}`);
      }
    }
  });
  return [...problems];
}
