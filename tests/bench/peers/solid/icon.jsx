export const Icon = (props) => <span class={`icon icon-${props.name}`} aria-hidden="true" />;
