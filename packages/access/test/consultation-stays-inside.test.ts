import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accessMatrix, Decider } from '@veilighuis/access';
import { operations, roles } from '@veilighuis/contracts';
import type { OperationDefinition } from '@veilighuis/contracts';
import { z } from 'zod';

/** Systems of police and prosecutor, of other partners, and the other services of the platform: nobody sits at the table. */
const systems = roles.filter((role) => role.endsWith('-system') || role.startsWith('service-'));

/** What only a consultation makes: input of organisations, what was said, dissent, and what may be told of it. */
const made = ['runningHelp', 'analysis', 'dissent', 'disclosures', 'necessity', 'contributions'];

const matrix = accessMatrix(new Decider());
const granted = ({ action }: Pick<OperationDefinition, 'action'>) =>
  matrix.filter((row) => row.action === action && systems.includes(row.role)).map(({ role }) => `${action} ${role}`);

/** Names of all fields of an answer, however deep. */
function namesIn(schema: z.ZodType): string[] {
  const names: string[] = [];
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { properties } = part as { properties?: Record<string, unknown> };
    names.push(...Object.keys(properties ?? {}));
    Object.values(part).forEach(walk);
  };
  walk(z.toJSONSchema(schema, { io: 'output' }));
  return names;
}

const showing = operations.filter(({ output }) => namesIn(output).some((name) => made.includes(name)));

describe('R29: the content of a consultation never flows back to the files of police or prosecutor', () => {
  it('no operation of the triage table is for a system, whatever the ground', () => {
    const ofTable = operations.filter(({ service }) => service === 'triage');
    assert.ok(ofTable.length > 20);
    assert.deepEqual(ofTable.flatMap(granted), []);
  });

  it('no operation of any service that shows such content is for a system, exports it, or stays between services', () => {
    assert.deepEqual(showing.flatMap(granted), []);
    const otherways = showing.filter(({ answerMediaType, internal }) => answerMediaType !== undefined || internal);
    assert.deepEqual(
      otherways.map(({ id }) => id),
      [],
    );
  });

  it('only reading the file and the minutes shows it, to people of the table', () => {
    assert.deepEqual(showing.map(({ id }) => id).sort(), ['triage.get-file', 'triage.get-minutes']);
  });

  it('a system that is granted something would be found (negative control)', () => {
    assert.ok(granted({ action: 'register-police-report' }).includes('register-police-report police-system'));
    assert.ok(granted({ action: 'summarise-client-system' }).length > 0);
    assert.ok(namesIn(z.strictObject({ rows: z.array(z.strictObject({ dissent: z.string() })) })).includes('dissent'));
  });
});
