import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { OperationDefinition } from '@veilighuis/contracts';
import { problemIn, type Answer } from '../support/exchange.ts';
import { permitted, principals } from '../support/permitted.ts';
import { tokenOf } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { sampleOf, send, served, type Input } from '../support/walk.ts';

describe('R30: who may do what', { timeout: 180_000 }, () => {
  before(protocolsOfZones);

  it('every action names who may try it, and nobody is named who does not exist', () => {
    assert.deepEqual(
      served.filter(({ action }) => permitted[action] === undefined).map(({ id }) => id),
      [],
    );
    const known = new Set(principals);
    const named = Object.values(permitted).flat();
    assert.deepEqual(
      named.filter((name) => !known.has(name)),
      [],
    );
  });

  it('whoever is not named gets nothing, whatever the operation', async () => {
    const others = (action: string) => principals.filter((name) => permitted[action]?.includes(name) !== true);
    const open = await walk(others, (answer) => !isRefusal(answer));
    assert.deepEqual(open, []);
  });

  it('whoever is named is not turned away for the role (negative control)', async () => {
    const shut = await walk(
      (action) => permitted[action] ?? [],
      ({ status }) => status === 401 || status === 403,
    );
    assert.deepEqual(shut, []);
  });

  it('who runs the platform sees no case content, ever', async () => {
    for (const operation of served) {
      assert.ok(isRefusal(await attempt(operation, 'operations')), operation.id);
    }
  });

  it('stating a purpose that is not of the role opens nothing', async () => {
    const token = await tokenOf('police-liaison-gent');
    for (const purpose of ['coordination', 'case-direction', 'supervision', 'system-exchange']) {
      for (const operation of served) {
        const answer = await send(operation, withOwnIds(sampleOf(operation)), {
          token,
          headers: { 'vh-purpose': purpose },
        });
        assert.ok(isRefusal(answer), `${operation.id} with ${purpose}: ${String(answer.status)}`);
      }
    }
  });
});

/** Lets those chosen try each operation, and names the attempts that went wrong. */
async function walk(
  choose: (action: string) => readonly string[],
  isWrong: (answer: Answer) => boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const operation of served) {
    const tries = choose(operation.action).map(async (who) => {
      const answer = await attempt(operation, who);
      if (isWrong(answer)) wrong.push(`${operation.id} for ${who}: ${String(answer.status)}`);
    });
    await Promise.all(tries);
  }
  return wrong;
}

async function attempt(operation: OperationDefinition, who: string): Promise<Answer> {
  return send(operation, withOwnIds(sampleOf(operation)), { token: await tokenOf(who) });
}

/** Nothing but a problem; a file that may not be seen is answered as one that does not exist. */
function isRefusal(answer: Answer): boolean {
  if (answer.status !== 403 && answer.status !== 404) return false;
  const { code, fields, currentVersion } = problemIn(answer);
  return ['not-allowed', 'not-found'].includes(code) && fields === undefined && currentVersion === undefined;
}

/** The recorded pages start from a cursor of their own time. */
function withOwnIds({ cursor: _cursor, ...input }: Input): Input {
  return input;
}
