import { build } from './build.ts';
import { showDemo } from './load-demo.ts';
import { runCommand } from './run-command.ts';
import { addressesOfRun } from './run-lock.ts';

// npm run demo -- --reports 500 --seed 7
await runCommand(async () => {
  const addresses = addressesOfRun();
  await build();
  return showDemo(addresses, process.argv.slice(2));
});
