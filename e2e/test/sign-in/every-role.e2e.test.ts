import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demoSecondFactor, demoStaff, demoStaffPassword, oneTimeCode } from '@veilighuis/infra';
import { signIn } from '../support/platform.ts';
import { FormSignIn } from './form-sign-in.ts';

describe('Every demo sign-in', { timeout: 180_000 }, () => {
  for (const { username, organisation, role, secondFactor } of demoStaff) {
    it(`${username} comes in as ${role} of ${organisation}`, async () => {
      const browser = new FormSignIn();
      await browser.as({
        username: `${username}@${organisation}.example`,
        password: demoStaffPassword,
        ...(secondFactor === undefined ? {} : { otp: oneTimeCode(demoSecondFactor, Date.now()) }),
      });
      const session = await browser.session();
      assert.equal(session['subject'], await signIn.subjectOf(username));
      assert.deepEqual([session['organisation'], session['roles']], [organisation, [role]]);
    });
  }

  it('opens nothing with a wrong password (negative control)', async () => {
    const browser = new FormSignIn();
    await browser.as({ username: 'auditor', password: 'wrong-password' });
    assert.equal((await browser.session())['code'], 'not-signed-in');
  });
});
