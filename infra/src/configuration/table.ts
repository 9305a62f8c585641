import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { repositoryRoot } from '../paths.ts';

const variableSchema = z.object({
  name: z.string(),
  description: z.string(),
  default: z.string().optional(),
  secret: z.literal(true).optional(),
  processes: z.array(z.string()),
});

/** A variable that some process reads. Without a default it is required by those processes. */
export type Variable = z.infer<typeof variableSchema>;

/**
 * The configuration table of the processes, read from the compiled service kit: this package is below that one and
 * so can't import it.
 */
export async function configurationTable(): Promise<Variable[]> {
  const file = join(repositoryRoot, 'packages', 'service-kit', 'dist', 'src', 'configuration-table.js');
  if (!existsSync(file)) throw new Error('The configuration table is not compiled yet: npm run build');
  const module: unknown = await import(pathToFileURL(file).href);
  return z.object({ configurationTable: z.array(variableSchema) }).parse(module).configurationTable;
}

/**
 * What is wrong with the variables that a process is given: one sentence for each that the table lacks or gives to
 * other processes, and for each required one that is missing. A secret may come as a file (`<NAME>_FILE`).
 */
export function configurationFaults(table: readonly Variable[], process: string, given: readonly string[]): string[] {
  const own = table.filter((variable) => variable.processes.includes(process));
  const names = new Set(own.flatMap(({ name, secret }) => (secret === true ? [name, `${name}_FILE`] : [name])));
  const unknown = given.filter((name) => !names.has(name)).map((name) => `${process} does not read ${name}`);
  const missing = own
    .filter(
      ({ name, default: standard }) =>
        standard === undefined && !given.includes(name) && !given.includes(`${name}_FILE`),
    )
    .map(({ name }) => `${process} is not given ${name}`);
  return [...unknown, ...missing];
}
