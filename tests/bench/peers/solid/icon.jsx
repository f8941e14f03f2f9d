export const Icon = (props) => (
  <svg class={`icon icon-${props.name}`} aria-hidden="true" width="20" height="20">
    <use href={`/icons.svg#${props.name}`} />
  </svg>
);
