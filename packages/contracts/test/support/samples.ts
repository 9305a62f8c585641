import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../samples/v1');

export interface Exchange {
  readonly request: Record<string, unknown>;
  readonly answer: unknown;
}

/** Recorded messages of one kind, by the name of the operation or the type of the event. */
export function samples<Sample>(kind: 'events' | 'operations'): ReadonlyMap<string, readonly Sample[]> {
  const files = readdirSync(join(FOLDER, kind));
  return new Map(files.map((file) => [file.replace(/\.json$/, ''), readJson(join(kind, file)) as Sample[]]));
}

export function batchResultLines(): readonly unknown[] {
  return readJson('batch-result-lines.json') as unknown[];
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
}
