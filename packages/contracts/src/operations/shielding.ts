import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { id, motivation, subjectId, version } from '../fields.ts';

export const shieldClientSystem = defineOperation({
  id: 'intake.shield-client-system',
  service: 'intake',
  method: 'PUT',
  path: '/client-systems/{clientSystemId}/shielding',
  summary: 'Shield a client system',
  description:
    'From now on it exists for the people named only, and of those for whoever has a role and a ground (R36). With nobody named the shielding is lifted.',
  effect: 'change',
  input: z.strictObject({
    clientSystemId: id('client system'),
    visibleTo: z.array(subjectId).max(30).describe('Users for whom it exists; empty lifts the shielding'),
    reason: motivation,
  }),
  output: z.strictObject({
    clientSystemId: id('client system'),
    version,
    shielded: z.boolean().describe('Whether it is shielded now'),
  }),
  action: 'shield-client-system',
});
