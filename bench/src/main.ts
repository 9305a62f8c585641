import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPlatform } from './platform/platform.ts';
import { machine } from './result/machine.ts';
import { report } from './result/report.ts';
import { targets } from './result/targets.ts';
import { measure } from './run.ts';
import { choicesFrom } from './settings.ts';

const folder = join(import.meta.dirname, '..', '..', '..', '.local', 'bench');

try {
  await run();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { settings, profile } = choicesFrom(process.argv.slice(2));
  const begin = performance.now();
  const say = (line: string) => {
    console.log(`${((performance.now() - begin) / 1000).toFixed(0).padStart(5)} s  ${line}`);
  };
  const startedAt = new Date().toISOString();
  const on = machine();
  const directory = join(folder, `stack-${settings.mode}`);
  const profiles = profile ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${join(directory, 'profiles')}` } : {};
  const platform = await startPlatform(directory, profiles, say);
  try {
    const measured = await measure(platform, settings, say);
    const judged = targets(measured);
    const file = join(folder, `${startedAt.replaceAll(':', '-').slice(0, 19)}-${settings.mode}.json`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      file,
      `${JSON.stringify({ startedAt, machine: on, settings, targets: judged, ...measured }, undefined, 2)}\n`,
    );
    console.log(`\n${report(measured, judged)}\n`);
    console.log(
      `${String(on.processors)} × ${on.model}, ${String(on.memoryGb)} GB, Node ${on.node}, load before ${on.loadBefore.toFixed(1)}`,
    );
    say(`written to ${file}`);
    if (profile) say(`profiles in ${join(directory, 'profiles')}`);
  } finally {
    await platform.close();
  }
}
