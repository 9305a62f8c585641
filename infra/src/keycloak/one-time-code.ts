import { createHmac } from 'node:crypto';

const STEP_SECONDS = 30;

/** A second factor as a realm file has it: six digits that change each half minute (RFC 6238, SHA-1). */
export function oneTimeCodeCredential(seed: string): object {
  const credentialData = { subType: 'totp', digits: 6, counter: 0, period: STEP_SECONDS, algorithm: 'HmacSHA1' };
  return {
    type: 'otp',
    userLabel: 'demo',
    secretData: JSON.stringify({ value: seed }),
    credentialData: JSON.stringify(credentialData),
  };
}

/** The code that belongs to a seed at a moment (milliseconds since 1970). */
export function oneTimeCode(seed: string | Buffer, at: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 1000 / STEP_SECONDS)));
  const hash = createHmac('sha1', seed).update(counter).digest();
  const offset = hash.readUInt8(hash.length - 1) & 0xf;
  return String((hash.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}

/** A seed as an app for one-time codes takes it in (base32, RFC 4648). */
export function seedForApp(seed: string): string {
  const bits = [...Buffer.from(seed)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const fives = bits.match(/.{1,5}/g) ?? [];
  return fives.map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}
