import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { grounds, purposes, roles } from '@veilighuis/contracts';
import type { Ground, Purpose, Role } from '@veilighuis/contracts';
import { Decider } from '@veilighuis/access';

const decider = new Decider();

/** Every role, purpose and ground with which an act is allowed. */
function allowed(action: string): Set<string> {
  const found = new Set<string>();
  for (const role of roles) {
    for (const purpose of purposes) {
      for (const ground of [...grounds, undefined]) {
        if (decides(action, role, purpose, ground)) found.add([role, purpose, ground ?? '-'].join(' '));
      }
    }
  }
  return found;
}

function decides(action: string, role: Role, purpose: Purpose, ground: Ground | undefined, centre = 'ovl'): boolean {
  const kind = role.startsWith('service-') ? 'service' : role.endsWith('-system') ? 'machine' : 'staff';
  const principal = {
    subject: 'one',
    kind,
    organisation: 'o',
    category: 'AJH',
    centre,
    roles: [role],
    zones: [],
  } as const;
  const question = {
    principal,
    action,
    record: { centre: 'ovl' },
    grounds: ground === undefined ? [] : [ground],
    purpose,
  };
  return decider.decide(question).allowed;
}

describe('R32: who reads the access log', () => {
  for (const action of ['read-log-of-person', 'export-log-of-person']) {
    it(`${action}: the privacy officer, for supervision, and nobody else`, () => {
      const expected = [...grounds, '-'].map((ground) => `privacy-officer supervision ${ground}`);
      assert.deepEqual(allowed(action), new Set(expected));
      assert.equal(decides(action, 'privacy-officer', 'supervision', undefined, 'ant'), false, 'of another centre');
    });
  }

  it('read-log-of-file: the case holder, and no other ground opens it', () => {
    const found = [...allowed('read-log-of-file')];
    const rolesAndGrounds = new Set(found.map((one) => one.replace(/ .* /, ' ')));
    assert.deepEqual(rolesAndGrounds, new Set(['case-director assigned', 'case-supporter assigned']));
  });
});
