// For each kind of sign: how many stand in the page, and which of them nobody can see, since
// neither a line nor a filling of theirs stands out from the ground.
(kinds) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const pixel = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (channels) => channels.slice(0, 3)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  const probe = document.createElement("i");
  probe.style.color = "Canvas";
  document.body.append(probe);
  const ground = light(pixel(getComputedStyle(probe).color));
  probe.remove();
  const shows = (colour) => {
    if (colour === "none") return false;
    const found = pixel(colour);
    const [high, low] = [light(found), ground].sort((a, b) => b - a);
    return found[3] > 127 && (high + 0.05) / (low + 0.05) >= 3;
  };

  const found = {};
  for (const [kind, [selector, pseudo, part]] of Object.entries(kinds)) {
    const signs = [...document.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }));
    const hidden = signs.filter((element) => {
      const style = getComputedStyle(element, pseudo || null);
      const line = (side) => style[`${side}Style`] !== "none" && parseFloat(style[`${side}Width`]) > 0
        && shows(style[`${side}Color`]);
      const sides = ["Top", "Right", "Bottom", "Left"].map((side) => `border${side}`);
      return !{
        shape: () => shows(style.fill) || shows(style.stroke),
        box: () => shows(style.backgroundColor) || sides.some(line),
        ring: () => { element.focus(); return line("outline"); },
      }[part]();
    });
    found[kind] = [signs.length, hidden.length];
  }
  return found;
}
