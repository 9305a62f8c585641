import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import { demoSignIn } from '../platform/index.ts';
import { playMonth } from './play.ts';
import { demoSettings, SettingsFault } from './settings.ts';

try {
  const settings = demoSettings(process.argv.slice(2), process.env, dateInBrussels(new Date().toISOString()));
  const signIn = demoSignIn(settings.realmUrl);
  await playMonth(settings, signIn, (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exitCode = error instanceof SettingsFault ? 2 : 1;
}

function reasonOf(error: unknown): string {
  if (error instanceof ProblemError)
    return `${error.problem.title} (${error.problem.code}${error.problem.detail === undefined ? '' : `: ${error.problem.detail}`})`;
  if (!(error instanceof Error)) return 'The demo stopped.';
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}
