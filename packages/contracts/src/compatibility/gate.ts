import type { Break } from './break.ts';
import type { Contract } from './contract.ts';
import { uncovered } from './covers.ts';

/** What breaks for those who rely on the frozen contract; `today` is undefined when the contract is gone. */
export function breaksOf(frozen: Contract, today: Contract | undefined): Break[] {
  if (today === undefined) return [{ rule: 'removed', path: '' }];
  return [
    ...factBreaks(frozen, today),
    ...today.requiredHeaders
      .filter((header) => !frozen.requiredHeaders.includes(header))
      .map((header): Break => ({ rule: 'header', path: header })),
    ...(frozen.input
      ? uncovered({ wide: today.input ?? {}, narrow: frozen.input, direction: 'input', path: 'input' })
      : []),
    ...(frozen.output
      ? uncovered({ wide: frozen.output, narrow: today.output ?? {}, direction: 'output', path: 'output' })
      : []),
  ];
}

function factBreaks(frozen: Contract, today: Contract): Break[] {
  return Object.entries(frozen.facts)
    .filter(([name, value]) => today.facts[name] !== value)
    .map(([name]) => ({ rule: 'fact', path: name }));
}

/** A break that was weighed and let through: only code lists that grow for readers qualify. */
export interface AcceptedBreak extends Break {
  readonly contract: string;
  /** Why no reader comes to harm. */
  readonly reason: string;
}

/** The breaks that nobody accepted. Only `values` in an output can be accepted; all else needs a version 2. */
export function notAccepted(contract: string, breaks: readonly Break[], accepted: readonly AcceptedBreak[]): Break[] {
  return breaks.filter(
    ({ rule, path }) =>
      !(
        rule === 'values' &&
        path.startsWith('output') &&
        accepted.some(
          (entry) =>
            entry.contract === contract && entry.rule === rule && entry.path === path && entry.reason.length > 20,
        )
      ),
  );
}
