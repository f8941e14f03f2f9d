export const Icon = ({ name }) => <span class={`icon icon-${name}`} aria-hidden="true" />;
