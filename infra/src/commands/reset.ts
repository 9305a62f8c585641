import { rmSync } from 'node:fs';
import { dataDirectory } from '../paths.ts';
import { endLeftBehind } from '../processes/left-behind.ts';
import { runCommand } from './run-command.ts';
import { presentRun } from './run-lock.ts';

await runCommand(async () => {
  const run = presentRun();
  if (run !== undefined) throw new Error(`Still running (process ${String(run.pid)}); stop it first with Ctrl-C.`);
  await endLeftBehind(dataDirectory);
  rmSync(dataDirectory, { recursive: true, force: true });
  console.log('The local data are gone; the next npm start begins from nothing.');
  return 0;
});
