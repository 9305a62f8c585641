import type { ProblemCode } from '@veilighuis/contracts';

type Known = `problem.${ProblemCode | 'no-connection'}`;

/** What a refusal means for the person at the screen, and what to do. */
export const problems = {
  'problem.no-connection': 'There is no connection with the platform. Your text stays; try again in a moment.',
  'problem.malformed-request': 'The request was not understood. Reload the page and try again.',
  'problem.invalid-input': 'Something is not right. Check the marked fields.',
  'problem.not-signed-in': 'You are signed out. Sign in again.',
  'problem.not-allowed': 'Your role does not allow this. Ask your coordinator.',
  'problem.not-found': 'This does not exist, or you have no ground to see it.',
  'problem.no-such-address': 'This page does not exist.',
  'problem.method-not-allowed': 'This can not be done here. Reload the page.',
  'problem.conflict': 'This can no longer be done as things stand. Look at the present state first.',
  'problem.version-conflict':
    'Somebody changed this since you opened it. Look at the current version and decide again.',
  'problem.version-required': 'Reload the page and try again.',
  'problem.idempotency-key-required': 'Reload the page and try again.',
  'problem.idempotency-key-reused': 'This was sent already, with other content. Check what was saved and try again.',
  'problem.unsupported-media-type': 'This kind of message is not accepted.',
  'problem.too-large': 'This is too large. Split it up.',
  'problem.too-many-requests': 'Too many requests in a row. Wait a few seconds.',
  'problem.secrecy-not-confirmed': 'Read and confirm the duty of secrecy first.',
  'problem.csrf-token-missing': 'Your session was renewed. Try once more.',
  'problem.service-unavailable':
    'This part of the platform is away for a moment. Your text stays; try again in a moment.',
  'problem.deadline-passed': 'No answer came in time. Try again; nothing is done twice.',
  'problem.internal-error': 'Something went wrong on our side. Try again, or give the code to the operators.',
  'problem.protocol-missing': 'No valid protocol covers this flow of data. Register or renew it first.',
  'problem.pv-number-unreadable': 'This pv number has no known shape. Check it, for example GE.43.L2.001234/2026.',
  'problem.zone-unknown': 'This police zone was not known on that day.',
  'problem.minor-consultation-missing': 'A minor is involved: VK or OCJ must be consulted first.',
  'problem.admission-criteria-unmet': 'A trajectory needs the three criteria, each with a motivation.',
  'problem.track-not-available': 'This track does not exist where the household lives.',
  'problem.already-decided': 'This file was decided already.',
  'problem.level-may-not-be-lowered': 'Your judgement may raise the risk, not lower it.',
  'problem.motivation-required': 'A motivation is needed here.',
  'problem.phase-entry-refused': 'The conditions of this phase are not met yet.',
  'problem.crosses-a-wall':
    'Somebody would learn something that is shielded from them. Make it for each reader, or leave it out.',
  'problem.retention-extension-refused':
    'Retention can be extended only when closing, with the consent of the named participants.',
  'problem.consent-missing': 'Not every participant consented. Without everyone’s consent this may not be told.',
} as const satisfies Record<Known, string>;
