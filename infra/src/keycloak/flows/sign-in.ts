import type { Flow, Step } from './flow.ts';
import { whenAttribute } from './flow.ts';

/** Attribute by which a person of the demo is let in without a second factor. The production realm doesn't know it. */
export const secondFactorAttribute = 'second_factor';
export const withoutSecondFactor = 'demo-without';

/**
 * How people sign in: the mail address chooses the organisation, and with it the provider; who belongs to two chooses
 * one. Only who has no provider elsewhere comes to the password, and then to a second factor: the centre's own staff.
 * A password without second factor leads nowhere in production, whatever an account lacks.
 */
export function signInFlow({ demo }: { readonly demo: boolean }): Flow {
  const oneTimeCode: Step = { authenticator: 'auth-otp-form', requirement: 'REQUIRED' };
  const secondFactor: Step = demo
    ? {
        name: 'second factor',
        requirement: 'CONDITIONAL',
        steps: [whenAttribute(secondFactorAttribute, withoutSecondFactor, { not: true }), oneTimeCode],
      }
    : oneTimeCode;
  return {
    alias: 'sign-in',
    description: 'Through the provider of the organisation, or with a password and a second factor',
    steps: [
      { authenticator: 'auth-cookie', requirement: 'ALTERNATIVE' },
      {
        name: 'organisation',
        requirement: 'ALTERNATIVE',
        steps: [{ authenticator: 'organization', requirement: 'ALTERNATIVE' }],
      },
      {
        name: 'password',
        requirement: 'ALTERNATIVE',
        steps: [{ authenticator: 'auth-username-password-form', requirement: 'REQUIRED' }, secondFactor],
      },
    ],
  };
}

/** No token for a name and a password in one request: it would go round the second factor. */
export const noDirectGrant: Flow = {
  alias: 'no-direct-grant',
  description: 'Nobody signs in without a browser',
  steps: [{ authenticator: 'deny-access-authenticator', requirement: 'REQUIRED' }],
};

/**
 * How automated tests of the demo get a token of a member of staff: whoever holds the secret of the test client
 * speaks for any made-up person, also for those whose password only their own organisation's provider knows.
 */
export const testDirectGrant: Flow = {
  alias: 'test-direct-grant',
  description: 'For automated tests of the demo',
  steps: [{ authenticator: 'direct-grant-validate-username', requirement: 'REQUIRED' }],
};
