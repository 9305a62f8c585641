import { readFileSync } from 'node:fs';

/** A row of the committed access matrix. */
export interface MatrixRow {
  readonly action: string;
  readonly role: string;
  readonly withoutGround: boolean;
  readonly grounds: readonly string[];
}

const page = new URL('../../../../docs/privacy/access-matrix.md', import.meta.url);

/** The matrix as it is committed, read back from the page itself: what a lawyer reads is what is asked. */
export function committedMatrix(): MatrixRow[] {
  const lines = readFileSync(page, 'utf8').split('\n').map(cellsOf);
  const start = lines.findIndex(([first]) => first === 'action');
  const end = lines.findIndex((cells, i) => i > start && cells.length === 0);
  const [head = [], , ...rows] = lines.slice(start, end);
  const grounds = head.slice(3);
  return rows.map(([action = '', role = '', without = '', ...marks]) => ({
    action: action.replaceAll('`', ''),
    role,
    withoutGround: without === 'x',
    grounds: grounds.filter((_, i) => marks[i] === 'x'),
  }));
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
