// What every part is made with.

/** An element with attributes and children; what is undefined is left out. */
export function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
  for (const child of children.flat()) if (child) element.append(child);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("width", "20");
  svg.setAttribute("height", "20");
  svg.appendChild(document.createElementNS(SVG, "use")).setAttribute("href", `/icons.svg#${name}`);
  return svg;
}

/** When something was published. */
export const time = ({ time, date }) => h("time", { datetime: time }, date);
