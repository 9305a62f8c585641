import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { id, moment, motivation, page, paging, version } from '../fields.ts';

const matchState = z.enum(['open', 'same', 'not-same', 'undone']).describe('What a person decided');
const matchSide = z.strictObject({ clientSystemId: id('client system'), personId: id('person') });

export const listPossibleMatches = defineOperation({
  id: 'intake.list-possible-matches',
  service: 'intake',
  method: 'GET',
  path: '/possible-matches',
  summary: 'List possible matches',
  description: 'Pairs of client systems that may concern the same person, for a person to decide (R09). Oldest first.',
  effect: 'read',
  input: z.strictObject({ ...paging, state: matchState.default('open') }),
  output: page(
    z.strictObject({
      matchId: id('possible match'),
      version,
      left: matchSide.describe('The one'),
      right: matchSide.describe('The other'),
      reasons: z.array(z.string()).describe('Codes of what is alike'),
      state: matchState,
      offeredAt: moment('When it was offered'),
    }),
  ),
  action: 'decide-possible-match',
});

export const decidePossibleMatch = defineOperation({
  id: 'intake.decide-possible-match',
  service: 'intake',
  method: 'POST',
  path: '/possible-matches/{matchId}/decision',
  summary: 'Decide on a possible match',
  description:
    'Same: the client systems are merged, every link stays, the strictest protection wins. Not the same: remembered, never offered again (R09).',
  effect: 'change',
  input: z.strictObject({
    matchId: id('possible match'),
    decision: z.enum(['same', 'not-same']).describe('What a person decides'),
    reason: motivation,
  }),
  output: z.strictObject({
    matchId: id('possible match'),
    state: z.enum(['same', 'not-same']).describe('What stands now'),
    version,
    survivingClientSystemId: id('client system').optional(),
  }),
  action: 'decide-possible-match',
});

export const undoMerge = defineOperation({
  id: 'intake.undo-merge',
  service: 'intake',
  method: 'POST',
  path: '/possible-matches/{matchId}/undo',
  summary: 'Undo a merge',
  description: 'Restores both client systems; what came in after the merge stays with the surviving one (R09).',
  effect: 'change',
  input: z.strictObject({ matchId: id('possible match'), reason: motivation }),
  output: z.strictObject({
    matchId: id('possible match'),
    state: z.literal('undone').describe('What stands now'),
    version,
  }),
  action: 'decide-possible-match',
});
