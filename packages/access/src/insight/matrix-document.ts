import { grounds } from '@veilighuis/contracts';
import type { Decider } from '../decider.ts';
import { rules } from '../policies.ts';
import { accessMatrix } from './access-matrix.ts';
import { registerOfAccess } from './register-of-access.ts';

/** The committed page `docs/privacy/access-matrix.md`: matrix, register and rules, all of the policies in force. */
export function matrixDocument(decider: Decider): string {
  return [
    '# Who may do what: the access matrix',
    '',
    'Generated from the access rules (`packages/access/policies`) by `npm run generate`; a test compares them. Each cell is',
    'what the engine answers that decides on every access; another test asks each one through the gateway.',
    '',
    '- **no ground**: `x` when the role alone is enough. Then it is an act without a file, or one that shows none.',
    '- The other columns: `x` when the role with that one ground on the file is enough (R30).',
    '- A role and an act without a row: denied, whatever the ground. Nobody reaches another centre.',
    '- A shielded file needs, beside all this, that it names the user (R36), but for what the rules below except.',
    '',
    ...table(
      ['action', 'role', 'no ground', ...grounds],
      accessMatrix(decider).map(({ action, role, withoutGround, grounds: enough }) => [
        code(action),
        role,
        mark(withoutGround),
        ...grounds.map((ground) => mark(enough.includes(ground))),
      ]),
    ),
    '',
    '## The register of categories of persons with access (R38)',
    '',
    'The operation `intake.read-register-of-access` answers the same, for the privacy officer and the auditor.',
    '',
    ...table(
      ['role', 'function', 'data', 'acts', 'one of these grounds'],
      [...registerOfAccess(decider)].flatMap(({ role, function: does, access }) =>
        access.map(({ data, actions, grounds: needed }) => [
          role,
          does,
          data,
          actions.map(code).join(', '),
          needed.length === 0 ? '-' : needed.join(', '),
        ]),
      ),
    ),
    '',
    '## The rules',
    '',
    'What no rule permits is denied; what one rule forbids is denied whatever permits it.',
    '',
    ...table(
      ['rule', '', 'in words'],
      rules().map(({ id, effect, sentence }) => [code(id), effect, sentence]),
    ),
    '',
  ].join('\n');
}

function mark(yes: boolean): string {
  return yes ? 'x' : '';
}

function code(text: string): string {
  return `\`${text}\``;
}

// Columns are padded as the formatter of the repository would do, so that both agree about the file.
function table(head: readonly string[], body: readonly (readonly string[])[]): string[] {
  const width = head.map((title, column) =>
    Math.max(3, title.length, ...body.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${width.map((size, column) => (cells[column] ?? '').padEnd(size)).join(' | ')} |`;
  return [line(head), line(width.map((size) => '-'.repeat(size))), ...body.map(line)];
}
