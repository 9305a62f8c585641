import type { Request, Response } from 'express';

/** A page without script or style, for what must be said before there is a screen. All texts are escaped. */
export interface PlainPage {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly links?: readonly { readonly to: string; readonly text: string }[];
  readonly form?: PlainForm;
}

interface PlainForm {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly button: string;
}

/** Whether a person looks at the answer; a script is answered with problem details. */
export function wantsPage(request: Request): boolean {
  return request.accepts(['application/problem+json', 'html']) === 'html';
}

export function sendPage(response: Response, status: number, page: PlainPage): void {
  response.status(status).type('html').setHeader('cache-control', 'no-store').send(html(page));
}

function html({ title, paragraphs, links = [], form }: PlainPage): string {
  const parts = [
    `<h1>${escaped(title)}</h1>`,
    ...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
    ...(form === undefined ? [] : [formOf(form)]),
    ...links.map(({ to, text }) => `<p><a href="${escaped(to)}">${escaped(text)}</a></p>`),
  ];
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">';
  return `<!doctype html><html lang="nl"><head>${head}<title>Veilig Huis</title></head><body><main>${parts.join('')}</main></body></html>`;
}

function formOf({ action, hidden, button }: PlainForm): string {
  const fields = Object.entries(hidden).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return `<form method="post" action="${escaped(action)}">${fields.join('')}<button type="submit">${escaped(button)}</button></form>`;
}

function escaped(text: string): string {
  const codes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (sign) => codes[sign] ?? sign);
}
