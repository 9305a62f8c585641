import { parseArgs } from 'node:util';

/** Kinds in the order in which they run: what is quick and says most comes first. */
export const testKinds = ['unit', 'conformance', 'integration', 'e2e'] as const;
export type TestKind = (typeof testKinds)[number];

export interface TestSelection {
  readonly kinds: readonly TestKind[];
  /** Folder of one workspace from the root, or its last part; absent: all. */
  readonly workspace: string | undefined;
  /** Whether the checks (lint, format, architecture, drift) run too: only when nothing was narrowed down. */
  readonly withChecks: boolean;
}

/** @throws Error in one line when an argument is not known. */
export function readSelection(parameters: readonly string[]): TestSelection {
  const { values } = parseArgs({
    args: [...parameters],
    options: { kind: { type: 'string', multiple: true }, workspace: { type: 'string' } },
  });
  const kinds = values.kind?.map((name) => kindOf(name)) ?? testKinds;
  return {
    kinds,
    workspace: values.workspace,
    withChecks: values.kind === undefined && values.workspace === undefined,
  };
}

function kindOf(name: string): TestKind {
  const kind = testKinds.find((candidate) => candidate === name);
  if (kind === undefined) throw new Error(`No kind of test is called ${name}; there are: ${testKinds.join(', ')}.`);
  return kind;
}
