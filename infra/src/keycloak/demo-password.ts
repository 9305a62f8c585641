import { pbkdf2Sync } from 'node:crypto';
import { demoStaffPassword } from './demo-staff.ts';

const ITERATIONS = 27_500;
const SALT = Buffer.from('demo sign-ins of the platform');

/**
 * The password of the demo sign-ins as a realm file has it: hashed beforehand, because Keycloak takes seconds of every
 * first start to hash one for each. The password is public, and so is its hash.
 */
export function demoPasswordCredential(): object {
  const value = pbkdf2Sync(demoStaffPassword, SALT, ITERATIONS, 64, 'sha256').toString('base64');
  return {
    type: 'password',
    secretData: JSON.stringify({ value, salt: SALT.toString('base64') }),
    credentialData: JSON.stringify({ hashIterations: ITERATIONS, algorithm: 'pbkdf2-sha256' }),
  };
}
