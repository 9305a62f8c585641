import { execFile } from 'node:child_process';
import { z } from 'zod';
import { repositoryRoot } from '../paths.ts';

/** Exit code of a check that couldn't be done now and may later (EX_TEMPFAIL of sysexits.h). */
export const notAsked = 75;

const advisorySchema = z.object({ title: z.string() });

const reportSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']),
      via: z.array(z.union([z.string(), advisorySchema])),
    }),
  ),
});

export interface Weakness {
  readonly name: string;
  readonly severity: string;
  readonly title: string;
}

/** Packages with a known weakness that is high or critical; `not-asked` when the registry doesn't answer that question. */
export async function audit(): Promise<readonly Weakness[] | 'not-asked'> {
  return readAudit(await npmAudit());
}

/** What `npm audit --json` printed. */
export function readAudit(text: string): readonly Weakness[] | 'not-asked' {
  const report = reportSchema.safeParse(asJson(text));
  if (!report.success) return 'not-asked';
  return Object.entries(report.data.vulnerabilities)
    .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
    .map(([name, { severity, via }]) => ({
      name,
      severity,
      title: via.map((entry) => (typeof entry === 'string' ? entry : entry.title)).join('; '),
    }));
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// It ends with 1 both when it found something and when it couldn't ask; what it printed tells which.
function npmAudit(): Promise<string> {
  return new Promise((resolve) => {
    execFile('npm', ['audit', '--json'], { cwd: repositoryRoot, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout) => {
      resolve(stdout);
    });
  });
}
