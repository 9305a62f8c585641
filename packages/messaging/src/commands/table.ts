import type { DeadLetter } from '../dead-letters/dead-letter.ts';

const columns = [
  'id',
  'type',
  'reason',
  'error',
  'attempts',
  'firstFailedAt',
  'deadAt',
] as const satisfies readonly (keyof DeadLetter)[];

/** Rows under headings, as wide as their widest cell. */
export function table(letters: readonly DeadLetter[]): string {
  const rows = [columns.map(String), ...letters.map((letter) => columns.map((column) => String(letter[column] ?? '')))];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, index) => cell.padEnd(widths[index] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
