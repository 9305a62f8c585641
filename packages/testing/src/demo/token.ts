import { demoStaff, realmName } from '@veilighuis/infra';
import { demoSignIn } from '../platform/index.ts';

// Prints an access token of a demo sign-in or system, to try the API with.
const [who = ''] = process.argv.slice(2);
const signIn = demoSignIn(`${process.env['KEYCLOAK_URL'] ?? ''}/realms/${realmName}`);
try {
  const isPerson = demoStaff.some(({ username }) => username === who);
  process.stdout.write(`${await (isPerson ? signIn.staff(who) : signIn.machine(who))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'No token.'}\n`);
  process.exitCode = 1;
}
