import { readFileSync, readdirSync } from 'node:fs';

/** Every process started below a stack carries this variable, with the folder of the stack as its value. */
export const stackMarker = 'VEILIGHUIS_STACK';

/** A process and all that descend from it, parents first. Empty when there is no such process. */
export function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const pid of allProcesses()) {
    const parent = parentOf(pid);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree = isAlive(root) ? [root] : [];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

/**
 * Processes that a run on this folder left behind, for example because the run itself was killed.
 * Only finds something on systems with /proc.
 */
export function leftBehind(directory: string): number[] {
  const mark = `${stackMarker}=${directory}`;
  return allProcesses().filter((pid) => pid !== process.pid && environmentOf(pid).includes(mark));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return stateOf(pid) !== 'Z';
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone between looking and signalling.
  }
}

function allProcesses(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

// The command name stands in brackets and may itself hold brackets and blanks.
function statOf(pid: number): string[] {
  const stat = read(`/proc/${String(pid)}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function stateOf(pid: number): string | undefined {
  return statOf(pid)[0];
}

function parentOf(pid: number): number | undefined {
  const parent = Number(statOf(pid)[1]);
  return Number.isInteger(parent) ? parent : undefined;
}

function environmentOf(pid: number): string[] {
  return read(`/proc/${String(pid)}/environ`).split('\0');
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
