import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../paths.ts';

const packageSchema = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  deprecated: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  link: z.boolean().optional(),
  dev: z.boolean().optional(),
});

const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) });

export type Lock = z.infer<typeof lockSchema>;

/** Licences that bind nobody who runs or changes the platform, and go together with the EUPL-1.2 (its appendix). */
const allowedLicences: ReadonlySet<string> = new Set([
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Unlicense'],
  ...['Python-2.0', 'PSF-2.0'],
  // Code and data of `date-holidays`: the data ask that their source is named, which docs/dependencies.md does.
  '(ISC AND CC-BY-3.0)',
]);

/** Packages whose manifest doesn't say it; read in the licence file that they ship. */
const licencesRead: Readonly<Record<string, string>> = { busboy: 'MIT', streamsearch: 'MIT' };

/** Packages that would run a script when they are installed; nothing needs it, and `docs/dependencies.md` says why. */
const scriptsKnown: ReadonlySet<string> = new Set(['@scarf/scarf', 'simple-git-hooks']);

export function readLock(): Lock {
  return lockSchema.parse(JSON.parse(readFileSync(join(repositoryRoot, 'package-lock.json'), 'utf8')));
}

/** What is wrong with the packages that a lock file names, one sentence each. */
export function supplyChainFaults({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, entry]) => {
    const name = path.split('node_modules/').at(-1) ?? path;
    if (!path.includes('node_modules/') || entry.link === true) return [];
    const licence = entry.license ?? licencesRead[name];
    return [
      ...(licence === undefined || !allowedLicences.has(licence)
        ? [`${name} has licence ${licence ?? 'unknown'}`]
        : []),
      ...(entry.integrity === undefined ? [`${name} has no digest in the lock file`] : []),
      ...(entry.deprecated === undefined ? [] : [`${name} is deprecated by its makers`]),
      ...(entry.hasInstallScript === true && !scriptsKnown.has(name) ? [`${name} runs a script at installation`] : []),
    ];
  });
}
