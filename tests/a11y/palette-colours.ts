import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Palette, schemeOf } from '#renderer/ui/theme/palette.ts';
import { TOKENS } from '#renderer/ui/theme/tokens.ts';

/** The page in another palette as the menu leaves it, without the way through the menu. */
export async function showIn(page: Page, palette: Palette): Promise<void> {
  await page.evaluate(
    async ([name, scheme]) => {
      const { dataset } = document.documentElement;
      Object.assign(dataset, { obcTheme: name, mantineColorScheme: scheme });
      const changes = document.getAnimations().filter((each) => each instanceof CSSTransition);
      await Promise.allSettled(changes.map(({ finished }) => finished));
    },
    [palette, schemeOf(palette)],
  );
}

/**
 * Every colour on the page that is no value of the active OpenBridge palette: "path, property, colour", each once.
 *
 * Looks at what is computed and drawn: text, backgrounds and gradients, borders and outlines that have a width, fills and
 * strokes of shapes, shadows, also of `::before` and `::after`. Fully transparent is no colour.
 */
export async function foreignColours(page: Page): Promise<readonly string[]> {
  return page.evaluate((tokens: readonly string[]) => {
    const root = document.documentElement;
    const probe = document.createElement('i');
    root.append(probe);
    const normal = (colour: string): string => {
      probe.style.color = '';
      probe.style.color = colour;
      return getComputedStyle(probe).color;
    };
    const palette = new Set(tokens.map((name) => normal(getComputedStyle(root).getPropertyValue(`--${name}`).trim())));
    probe.remove();
    const foreign = new Set<string>();

    function pathOf(element: Element): string {
      const name = element.getAttribute('class')?.split(' ').slice(0, 2).join('.') ?? '';
      const own = `${element.localName}${name === '' ? '' : `.${name}`}`;
      const parent = element.parentElement?.closest('[class]');
      const above = parent?.getAttribute('class')?.split(' ')[0];
      return above === undefined ? own : `.${above} ${own}`;
    }

    function check(element: Element, pseudo: '' | '::before' | '::after'): void {
      const style = getComputedStyle(element, pseudo === '' ? null : pseudo);
      if (pseudo !== '' && (style.content === 'none' || style.content === 'normal' || style.opacity === '0')) return;
      const found: (readonly [string, string])[] = [
        ['color', style.color],
        ['background', style.backgroundColor],
        ['background-image', style.backgroundImage],
        ['box-shadow', style.boxShadow],
      ];
      for (const side of ['Top', 'Right', 'Bottom', 'Left'] as const) {
        const isDrawn = style[`border${side}Style`] !== 'none' && Number.parseFloat(style[`border${side}Width`]) > 0;
        if (isDrawn) found.push([`border-${side.toLowerCase()}`, style[`border${side}Color`]]);
      }
      if (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0)
        found.push(['outline', style.outlineColor]);
      if (style.textDecorationLine !== 'none') found.push(['text-decoration', style.textDecorationColor]);
      if (element instanceof SVGGeometryElement || element instanceof SVGTextElement) {
        found.push(['fill', style.fill], ['stroke', style.stroke]);
      }
      for (const [property, value] of found) {
        for (const colour of value.match(/(?:rgba?|color|oklch|oklab|lab|lch|hsla?)\([^)]*\)/g) ?? []) {
          const isClear = /[,/]\s*0(?:\.0+)?\s*\)$/.test(colour);
          if (!isClear && !palette.has(colour)) foreign.add(`${pathOf(element)}${pseudo}, ${property}, ${colour}`);
        }
      }
    }

    for (const element of [root, ...document.body.querySelectorAll('*')]) {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      check(element, '');
      check(element, '::before');
      check(element, '::after');
    }
    return [...foreign].sort();
  }, TOKENS);
}

/** The rules of axe that look at colours; what the others find is the same in every palette. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong: "rule: what, at these places". Animations must have ended. */
export async function axeViolations(page: Page, which: 'all' | 'colours' = 'all'): Promise<readonly string[]> {
  // The legacy mode needs no second tab for its sums: our pages have no frames of other origins.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (which === 'all' ? axe : axe.withRules(COLOUR_RULES)).analyze();
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.map(
      ({ target, failureSummary }) => `${target.join(' ')} (${failureSummary?.split('\n').pop()?.trim()})`,
    );
    return `${id}: ${help}, at ${places.slice(0, 5).join(' | ')}${places.length > 5 ? ` and ${places.length - 5} more` : ''}`;
  });
}

/** WCAG relative luminance of the brightest pixel in the window, and of the palette's text colour. */
export async function brightness(page: Page): Promise<{ readonly brightest: number; readonly text: number }> {
  const shot = (await page.screenshot()).toString('base64');
  const text = await page.evaluate(() => getComputedStyle(document.body).color);
  // Decoded in a page of its own, since the content security policy of the app stays as it is; one that stayed open would
  // put the app into the background, where Chromium draws it slowly.
  const bench = await page.context().newPage();
  const measured = await bench.evaluate(
    async ([png, colour]) => {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      const linear = Array.from({ length: 256 }, (_, value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      const luminance = (r: number, g: number, b: number) =>
        0.2126 * (linear[r] ?? 0) + 0.7152 * (linear[g] ?? 0) + 0.0722 * (linear[b] ?? 0);
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      let brightest = 0;
      for (let at = 0; at < data.length; at += 4) {
        brightest = Math.max(brightest, luminance(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0));
      }
      const [r = 0, g = 0, b = 0] = (colour.match(/\d+/g) ?? []).map(Number);
      return { brightest, text: luminance(r, g, b) };
    },
    [shot, text] as const,
  );
  await bench.close();
  return measured;
}

/**
 * What can be pressed but is under 44 px high or wide: "path, size". A control inside a label counts as large as its
 * label; links in running text and in rows that can be pressed as a whole are left out.
 */
export async function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const controls =
      'button, a[href], input, select, textarea, [role="button"], [role="menuitemradio"], [role="option"]';
    const small = new Set<string>();
    for (const element of document.querySelectorAll<HTMLElement>(controls)) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.tabIndex < 0) continue;
      if (element instanceof HTMLInputElement && element.type === 'hidden') continue;
      if (element.localName === 'a' && getComputedStyle(element).display === 'inline') continue;
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      // A field of several choices: its frame takes the press for the little place where one types.
      const frame = element.closest('[class*="-wrapper"]') ?? element;
      const boxes = [element, frame, ...labels].map((each) => each.getBoundingClientRect());
      const height = Math.max(...boxes.map((box) => box.height));
      const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
      // Shown only while it has the focus.
      if (width <= 1) continue;
      // Half a pixel for fractions of a device pixel.
      if (height >= 43.5 && width >= 43.5) continue;
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? '';
      const size = `${Math.round(width)} x ${Math.round(height)}`;
      small.add(
        `${element.localName}.${element.className.toString().split(' ').slice(0, 2).join('.')} "${name}", ${size}`,
      );
    }
    return [...small].sort();
  });
}

/** Words that are cut off because their box is too small for them, as longer languages make them. */
export async function cutWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cut = new Set<string>();
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(element);
      const hides = style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.overflowX !== 'scroll';
      const hasWords = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      );
      if (!hides || !hasWords || element.clientWidth <= 1) continue;
      if (element.scrollWidth > element.clientWidth + 1)
        cut.add(`${element.localName} "${element.textContent?.trim()}"`);
    }
    return [...cut].sort();
  });
}

/** Parts of the page that are wider than the window, so that one must scroll in two directions to read (WCAG 1.4.10). */
export async function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, [role="dialog"]')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.localName}: ${element.scrollWidth} px in ${element.clientWidth}`),
  );
}
