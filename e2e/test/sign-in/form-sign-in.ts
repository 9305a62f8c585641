import assert from 'node:assert/strict';
import { addresses } from '../support/platform.ts';

interface Page {
  readonly url: URL;
  readonly html: string;
}

/**
 * Signs in by filling in the forms of the providers one after another, as a browser without scripts and pictures does:
 * quick enough to do it for everybody. For what only a browser can show there is a browser.
 */
export class FormSignIn {
  /** By path and name: realms on one host have cookies of the same names. */
  readonly #cookies = new Map<string, { readonly path: string; readonly pair: string }>();

  /** Goes through every form; a form that asks for something that isn't given is where it ends. */
  async as(given: Readonly<Record<string, string>>): Promise<void> {
    let page = await this.#go(new URL(`${addresses.gateway}/auth/sign-in?returnTo=/livez`));
    for (let forms = 0; forms < 6; forms += 1) {
      const action = /<form[^>]*\saction="([^"]+)"/.exec(page.html)?.[1];
      const asked = Object.entries(given).filter(([name]) => page.html.includes(`name="${name}"`));
      if (action === undefined || asked.length === 0) return;
      const target = new URL(action.replaceAll('&amp;', '&'), page.url);
      page = await this.#go(target, new URLSearchParams(asked));
    }
  }

  /** What the platform says of the session. */
  async session(): Promise<Record<string, unknown>> {
    const { html } = await this.#go(new URL(`${addresses.gateway}/auth/session`));
    return JSON.parse(html) as Record<string, unknown>;
  }

  async #go(start: URL, form?: URLSearchParams): Promise<Page> {
    let url = start;
    let body = form;
    for (let hops = 0; hops < 20; hops += 1) {
      const response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        redirect: 'manual',
        headers: { accept: 'text/html', cookie: this.#cookiesFor(url) },
        ...(body === undefined ? {} : { body }),
      });
      this.#keep(response, url);
      const html = await response.text();
      const next = response.headers.get('location');
      if (next === null) return { url, html };
      url = new URL(next, url);
      body = undefined;
    }
    return assert.fail('sent on without end');
  }

  #keep(response: Response, { origin }: URL): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...settings] = line.split(';').map((part) => part.trim());
      const path = settings.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
      this.#cookies.set(`${origin}${path} ${pair.split('=')[0] ?? ''}`, { path: `${origin}${path}`, pair });
    }
  }

  #cookiesFor({ href }: URL): string {
    const fitting = [...this.#cookies.values()].filter(
      ({ path, pair }) => href.startsWith(path) && !pair.endsWith('='),
    );
    return fitting.map(({ pair }) => pair).join('; ');
  }
}
