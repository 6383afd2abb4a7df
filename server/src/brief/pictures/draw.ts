import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** A drawing with its title and its description for those who do not see it. */
export interface Picture {
  title: string;
  svg: string;
  width: number;
  height: number;
}

export interface Drawing {
  /** Unique on the page; the ids of title and description are made of it. */
  name: string;
  title: string;
  description: string;
  width: number;
  height: number;
  options: Plot.PlotOptions;
}

/** As wide as a column of the page; on a narrow screen it shrinks, and its letters stay legible. */
export const columnWidth = 440;

/**
 * Draws by Observable Plot, without a browser. The picture brings no style of its own: colours and letters are those of the page's (or
 * the file's) style sheet, which a strict Content-Security-Policy names by its hash.
 */
export function draw({ name, title, description, width, height, options }: Drawing): Picture {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({
    ...options,
    width,
    height,
    document: document as never,
  });
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const attribute of ['font-size', 'font-family', 'width', 'height']) svg.removeAttribute(attribute);
  svg.setAttribute('class', 'picture');
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${name}-title`);
  svg.setAttribute('aria-describedby', `${name}-desc`);
  // The table beside a picture has the same links; a picture with stops of its own would be read out as nothing but links
  for (const link of svg.querySelectorAll('a')) link.setAttribute('tabindex', '-1');
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  const words = (tag: 'title' | 'desc', text: string) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    element.setAttribute('id', `${name}-${tag}`);
    element.textContent = text;
    return element as unknown as Node;
  };
  svg.prepend(words('title', title), words('desc', description));
  return { title, svg: svg.outerHTML, width, height };
}
