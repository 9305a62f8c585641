import type { Flow } from './flow.ts';
import { whenAttribute } from './flow.ts';

export function firstSignInAlias(organisation: string): string {
  return `first-sign-in-${organisation}`;
}

/**
 * The first sign-in of a person through the provider of an organisation. An account that the centre prepared for that
 * organisation is linked; an account of another organisation, or of the centre, never is, whatever mail address or name
 * the provider states. Somebody unknown gets an account, which has no role and may do nothing.
 */
export function firstSignInFlow(organisation: string): Flow {
  return {
    alias: firstSignInAlias(organisation),
    description: 'Links an account that the centre prepared for this organisation, or makes one without roles',
    steps: [
      {
        name: 'account',
        requirement: 'REQUIRED',
        steps: [
          { authenticator: 'idp-create-user-if-unique', requirement: 'ALTERNATIVE' },
          {
            name: 'prepared',
            requirement: 'ALTERNATIVE',
            steps: [
              { authenticator: 'idp-auto-link', requirement: 'REQUIRED' },
              {
                name: 'of another organisation',
                requirement: 'CONDITIONAL',
                steps: [
                  whenAttribute('organisation', organisation, { not: true }),
                  { authenticator: 'deny-access-authenticator', requirement: 'REQUIRED' },
                ],
              },
            ],
          },
        ],
      },
      {
        name: 'membership',
        requirement: 'CONDITIONAL',
        steps: [
          { authenticator: 'conditional-user-configured', requirement: 'REQUIRED' },
          { authenticator: 'idp-add-organization-member', requirement: 'REQUIRED' },
        ],
      },
    ],
  };
}
