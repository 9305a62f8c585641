/** What makes a spreadsheet take a value for a formula, also behind blanks that it strips. */
const FORMULA = /^\s*[=+\-@|\t\r]/;

/**
 * A table that spreadsheets read: UTF-8 with its mark, semicolons between (as Belgian settings expect), every value between
 * quotes. A value that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}

function cell(value: string): string {
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
