// First step of every root command. Plain JavaScript without dependencies: it runs on whatever Node is there, before the
// packages are, puts the packages down when needed, and hands over to Node 24, which is one of them.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const root = dirname(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname));
const installed = join(root, 'node_modules');
const neededMajor = 24;

/** The packages that the lock asks for, by folder; those for other platforms may be absent. */
function packagesIn(file) {
  if (!existsSync(file)) return {};
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.fromEntries(
    Object.entries(packages).filter(
      ([path, { link, optional }]) => path.startsWith('node_modules/') && !link && !optional,
    ),
  );
}

function isInstalled() {
  const present = packagesIn(join(installed, '.package-lock.json'));
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(
    ([path, { version }]) => present[path]?.version === version,
  );
}

function run(command, parameters, options) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { cwd: root, stdio: 'inherit', ...options });
    // A terminal sends Ctrl-C to parent and child; whoever signals only this process must reach the child as well.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(signal === null ? code : 128 + (signal === 'SIGINT' ? 2 : 15)));
  });
}

async function installPackages() {
  const logFile = join(root, '.local', 'log', 'npm.log');
  mkdirSync(dirname(logFile), { recursive: true });
  console.log(`Installing the Node packages (log: ${logFile})`);
  const begin = Date.now();
  const log = openSync(logFile, 'a');
  const code = await run('npm', ['ci', '--include=dev'], { stdio: ['ignore', log, log] });
  closeSync(log);
  if (code !== 0) {
    console.error(`npm ci failed; see ${logFile}`);
    process.exit(1);
  }
  console.log(`${((Date.now() - begin) / 1000).toFixed(1)} s`.padStart(8) + '  Node packages');
}

function nodeProgram() {
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return process.execPath;
  const packaged = join(installed, '.bin', 'node');
  if (existsSync(packaged)) return packaged;
  console.error(
    `Node ${neededMajor} is needed; this is ${process.version}, and no packaged one exists for this platform.`,
  );
  process.exit(1);
}

const [command, ...parameters] = process.argv.slice(2);
const script = join(root, 'infra', 'src', 'commands', `${command}.ts`);
if (command === undefined || !existsSync(script)) {
  console.error(`Unknown command: ${command}`);
  process.exit(2);
}
if (!isInstalled()) await installPackages();
const environment = { ...process.env, PATH: [join(installed, '.bin'), process.env.PATH].join(delimiter) };
process.exit(await run(nodeProgram(), [script, ...parameters], { env: environment }));
