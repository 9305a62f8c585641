import { spawn } from 'node:child_process';
import { notAsked } from '../dependencies/audit.ts';
import { repositoryRoot } from '../paths.ts';

/** A check that passes or fails as a whole. */
export interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

export const checks: readonly Check[] = [
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'format', command: ['npm', 'run', '--silent', 'format:check'] },
  { name: 'architecture rules', command: ['npm', 'run', '--silent', 'architecture'] },
  { name: 'dead code and unused dependencies', command: ['npm', 'run', '--silent', 'knip'] },
  { name: 'known weaknesses of packages', command: ['npm', 'run', '--silent', 'audit'] },
  { name: 'generated files', command: ['npm', 'run', '--silent', 'generate', '--', '--check'] },
];

/** Runs a check; its output is shown when it fails. One that can't be done here says so, and counts as nothing. */
export async function runCheck(
  { name, command }: Check,
  signal: AbortSignal,
): Promise<{ passed: number; failed: number }> {
  const begin = performance.now();
  const { code, output } = await collect(command, signal);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  if (code === 0) {
    console.log(`${`${seconds} s`.padStart(8)}  ${name}`);
    return { passed: 1, failed: 0 };
  }
  if (code === notAsked) {
    console.log(`\n  NOT DONE  ${name}\n${output}`);
    return { passed: 0, failed: 0 };
  }
  console.log(`\n  FAILED  ${name} (${command.join(' ')})\n${output}\n`);
  return { passed: 0, failed: 1 };
}

function collect(command: Check['command'], signal: AbortSignal): Promise<{ code: number; output: string }> {
  const [program, ...parameters] = command;
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, parameters, { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'], signal });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', (error) => {
      resolve({ code: 1, output: `${output}${error.message}` });
    });
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}
