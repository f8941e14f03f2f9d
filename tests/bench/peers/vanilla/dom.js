// What every part is made with.

/** An element with attributes and children; what is undefined is left out. */
export function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
  for (const child of children.flat()) if (child) element.append(child);
  return element;
}

export const icon = (name) => h("span", { class: `icon icon-${name}`, "aria-hidden": "true" });

/** When something was published. */
export const time = ({ time, date }) => h("time", { datetime: time }, date);
