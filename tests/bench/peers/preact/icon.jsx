export const Icon = ({ name }) => (
  <svg class={`icon icon-${name}`} aria-hidden="true" width="20" height="20">
    <use href={`/icons.svg#${name}`} />
  </svg>
);
