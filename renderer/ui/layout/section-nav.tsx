import classes from './section-nav.module.css';

type SectionNavProps<P extends string> = {
  readonly label: string;
  readonly pages: readonly { readonly id: P; readonly href: string; readonly label: string }[];
  readonly current: P;
};

/** From one page of a section to the others, in one line under its title. */
export function SectionNav<P extends string>({ label, pages, current }: SectionNavProps<P>) {
  return (
    <nav aria-label={label} className={classes['nav']}>
      {pages.map((page) => (
        <a
          key={page.id}
          href={page.href}
          className={classes['link']}
          aria-current={page.id === current ? 'page' : undefined}
        >
          {page.label}
        </a>
      ))}
    </nav>
  );
}
