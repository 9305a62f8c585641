import { setTimeout as wait } from 'node:timers/promises';

/** All rows of a list, page by page, up to a number of rows. */
export async function collect<Row>(
  readPage: (paging: { limit: number; cursor?: string }) => Promise<{ rows: Row[]; nextCursor?: string | undefined }>,
  most = Infinity,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage({ limit: Math.min(100, most), ...(cursor === undefined ? {} : { cursor }) });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== undefined && rows.length < most);
  return rows.slice(0, most);
}

/** Asks until the answer is good enough or the time is over, and gives the last answer. */
export async function poll<T>(ask: () => Promise<T>, isEnough: (answer: T) => boolean, withinMs: number): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isEnough(answer) || Date.now() > until) return answer;
    await wait(250);
  }
}
