import { audit, notAsked } from '../dependencies/audit.ts';
import { runCommand } from './run-command.ts';

// npm run audit: asks the registry which of our packages have known weaknesses. Ends with 0 when none is high or critical,
// with 1 when one is, and with 75 when the registry doesn't answer: then nothing is known, and nothing is said to be well.
await runCommand(async () => {
  const outcome = await audit();
  if (outcome === 'not-asked') {
    console.error('NOT AUDITED: the package registry gives no advisories here. Run it where it does: npm run audit');
    return notAsked;
  }
  for (const { name, severity, title } of outcome) console.error(`${severity}: ${name}: ${title}`);
  if (outcome.length === 0) console.log('No package with a known weakness that is high or critical.');
  return outcome.length === 0 ? 0 : 1;
});
