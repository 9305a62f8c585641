import { demoSecondFactor } from '../keycloak/demo-staff.ts';
import { oneTimeCode, seedForApp } from '../keycloak/one-time-code.ts';
import { runCommand } from './run-command.ts';

// npm run code; the second factor of the one demo sign-in that has one.
await runCommand(() => {
  console.log(`${oneTimeCode(demoSecondFactor, Date.now())}  (for an app on a phone: ${seedForApp(demoSecondFactor)})`);
  return Promise.resolve(0);
});
