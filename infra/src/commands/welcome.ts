import type { DemoStaff } from '../keycloak/demo-staff.ts';
import { demoStaff, demoStaffPassword } from '../keycloak/demo-staff.ts';
import { hasDemoRealm } from '../keycloak/partner-realm-names.ts';
import type { Stack } from '../stack/stack.ts';

/** What someone sees who started the platform for the first time: where to go, and as whom. */
export function welcome(stack: Stack): string {
  return [
    '',
    `The platform runs at ${stack.urls.gateway}`,
    `Sign in at           ${stack.urls.gateway}/auth/sign-in?returnTo=/api/docs`,
    `Sign-in server       ${stack.urls.keycloak}`,
    `Logs                 ${stack.logDirectory}`,
    '',
    `Demo sign-ins, all with the password ${demoStaffPassword}`,
    ...demoStaff.map((person) => signInLine(person)),
    '',
    'A mail address goes to the sign-in of that organisation. A code for who has a second factor: npm run code',
    'A token to try the API with: npm run token -- pz-gent-system (or the name of a sign-in)',
    '',
    'Stop with Ctrl-C. Start anew from nothing: npm run reset',
  ].join('\n');
}

function signInLine({ role, username, organisation, secondFactor }: DemoStaff): string {
  const name = hasDemoRealm(organisation) ? `${username}@${organisation}.example` : username;
  const more = secondFactor === undefined ? '' : ', second factor';
  return `  ${role.padEnd(28)}${name.padEnd(58)}${organisation}${more}`;
}
