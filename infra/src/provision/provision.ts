import { join } from 'node:path';
import { logDirectory } from '../paths.ts';
import type { Progress } from '../stack/progress.ts';
import { silent, step } from '../stack/progress.ts';
import { provideDatabase } from './database.ts';
import { provideKeycloak } from './keycloak.ts';
import { provideSystemPackages } from './packages.ts';

/**
 * Puts down every program the local servers need. Quick when all is there; safe to run twice at once.
 *
 * @throws MissingRequirement when a person has to install something first.
 */
export async function provision(progress: Progress = silent): Promise<void> {
  const log = join(logDirectory, 'provision.log');
  await step(progress, 'system packages', log, provideSystemPackages);
  await Promise.all([
    step(progress, 'MongoDB program', log, provideDatabase),
    step(progress, 'Keycloak program', log, provideKeycloak),
  ]);
}
