import sprite from 'bootstrap-italia/dist/svg/sprites.svg?url';

/** A picture of the design system; told to nobody, being always beside words. */
export const Icon = ({
  name,
  className = '',
}: {
  readonly name: string;
  readonly className?: string;
}) => (
  <svg className={`icon ${className}`} aria-hidden="true" focusable="false">
    <use href={`${sprite}#it-${name}`} />
  </svg>
);
