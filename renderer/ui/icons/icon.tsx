import classes from './icon.module.css';
import { type IconName, MIRRORED } from './icon-names.ts';
import { ICON_PATHS } from './icon-paths.generated.ts';

type IconProps = {
  readonly name: IconName;
  /** Side in px; 20 beside words, 24 alone. */
  readonly size?: number;
};

/** One OpenBridge icon, drawn in the colour of the text around it. Never the only carrier of a meaning. */
export function Icon({ name, size = 20 }: IconProps) {
  return (
    <svg
      className={MIRRORED.has(name) ? `${classes['icon']} ${classes['mirrored']}` : classes['icon']}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fillRule="evenodd"
      aria-hidden="true"
      focusable="false"
    >
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
