import { provideDatabase } from './database.ts';
import { provideKeycloak } from './keycloak.ts';
import { provideSystemPackages } from './packages.ts';

/**
 * Puts down every program the local servers need. Quick when all is there; safe to run twice at once.
 *
 * @throws MissingRequirement when a person has to install something first.
 */
export async function provision(): Promise<void> {
  await provideSystemPackages();
  await Promise.all([provideDatabase(), provideKeycloak()]);
}
