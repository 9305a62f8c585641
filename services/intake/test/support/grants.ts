import { randomUUID } from 'node:crypto';
import { groundGranted } from '@veilighuis/contracts';
import type { EventData, EventEnvelope, GrantedGround } from '@veilighuis/contracts';

interface GrantWish {
  readonly ground?: GrantedGround;
  /** First and last day. */
  readonly from?: string;
  readonly until?: string;
}

/** The message by which another service grants a ground on a client system. */
export function grantOf(
  clientSystemId: string,
  granteeId: string,
  { ground = 'assigned', from = '2026-01-01', until }: GrantWish = {},
): EventEnvelope<EventData<typeof groundGranted>> {
  const data = { grantId: randomUUID(), clientSystemId, ground, granteeId, from };
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: '/services/case-management',
    type: groundGranted.type,
    subject: randomUUID(),
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    sequence: 1,
    centre: 'ovl',
    data: until === undefined ? data : { ...data, until },
  };
}
