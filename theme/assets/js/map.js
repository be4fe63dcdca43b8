// Maps are pictures beside lists; this lets the eye come nearer: by the buttons, the keys + - 0 and
// the arrows while one of them has the focus, the wheel with Ctrl held, and the pointer.
(() => {
  "use strict";
  const nearest = 16;
  /** @typedef {{x: number, y: number, width: number, height: number}} View */

  /** @param {HTMLElement} figure */
  const enhance = (figure) => {
    const map = figure.querySelector("svg");
    if (!map) return;
    const { width, height } = map.viewBox.baseVal;
    const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (
      figure.querySelectorAll("[data-zoom]")
    );
    /** @type {View} */
    let view = { x: 0, y: 0, width, height };

    // Never farther than the whole, never beyond its edges.
    /** @param {View} wished */
    const show = (wished) => {
      const part = Math.min(1, Math.max(1 / nearest, wished.width / width));
      const room = { width: width * part, height: height * part };
      view = {
        ...room,
        x: Math.min(Math.max(0, wished.x), width - room.width),
        y: Math.min(Math.max(0, wished.y), height - room.height),
      };
      map.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
      figure.toggleAttribute("data-zoomed", part < 1);
      for (const button of buttons) {
        button.disabled = button.dataset.zoom === "in" ? part <= 1 / nearest : part === 1;
      }
    };
    // What lies under a point, given in parts of the picture, stays there.
    /** @param {number} factor @param {number} [across] @param {number} [down] */
    const zoom = (factor, across = 0.5, down = 0.5) => {
      const part = Math.min(1, Math.max(1 / nearest, view.width / width / factor));
      const x = view.x + across * (view.width - width * part);
      const y = view.y + down * (view.height - height * part);
      show({ x, y, width: width * part, height: height * part });
    };
    /** @param {number} right @param {number} down in parts of what is seen */
    const move = (right, down) => {
      show({ ...view, x: view.x + right * view.width, y: view.y + down * view.height });
    };
    const whole = () => show({ x: 0, y: 0, width, height });

    /** @type {Record<string, () => void>} */
    const acts = { in: () => zoom(2), out: () => zoom(0.5), whole };
    for (const button of buttons) {
      button.addEventListener("click", () => acts[button.dataset.zoom ?? "whole"]());
      if (button.parentElement) button.parentElement.hidden = false;
    }
    /** @type {Record<string, () => void>} */
    const keys = {
      "+": acts.in, "=": acts.in, "-": acts.out, "0": whole,
      ArrowLeft: () => move(-0.2, 0), ArrowRight: () => move(0.2, 0),
      ArrowUp: () => move(0, -0.2), ArrowDown: () => move(0, 0.2),
    };
    figure.addEventListener("keydown", (event) => {
      const act = event.ctrlKey || event.metaKey || event.altKey ? null : keys[event.key];
      if (!act || (event.key.startsWith("Arrow") && view.width === width)) return;
      event.preventDefault();
      act();
    });

    /** @param {MouseEvent} event @returns {[number, number]} */
    const at = (event) => {
      const box = map.getBoundingClientRect();
      return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    };
    map.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(2 ** (-event.deltaY / 200), ...at(event));
    }, { passive: false });

    /** @type {Map<number, [number, number]>} */
    const held = new Map();
    const span = () => {
      const [[x, y], [otherX, otherY]] = [...held.values()];
      return Math.hypot(x - otherX, y - otherY);
    };
    map.addEventListener("pointerdown", (event) => {
      if (event.button || view.width === width) return;
      held.set(event.pointerId, at(event));
      map.setPointerCapture(event.pointerId);
    });
    map.addEventListener("pointermove", (event) => {
      const before = held.get(event.pointerId);
      if (!before) return;
      const now = at(event);
      const apart = held.size === 2 ? span() : 0;
      held.set(event.pointerId, now);
      if (apart) zoom(span() / apart, ...now);
      else move(before[0] - now[0], before[1] - now[1]);
    });
    for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
      map.addEventListener(end, (event) => held.delete(event.pointerId));
    }

    // Whoever comes by a link to a place sees the place.
    addEventListener("hashchange", () => {
      const place = document.getElementById(location.hash.slice(1));
      if (place && map.contains(place)) whole();
    });
  };

  for (const figure of document.querySelectorAll("[data-map]")) {
    if (figure instanceof HTMLElement) enhance(figure);
  }
})();
