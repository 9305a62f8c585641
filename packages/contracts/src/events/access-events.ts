import { z } from 'zod';
import { grantedGrounds, organisationCategories } from '../codes/index.ts';
import { defineEvent } from '../event.ts';
import { dateOfDay, id } from '../fields.ts';

const grant = {
  grantId: id('ground'),
  clientSystemId: id('client system'),
  ground: z.enum(grantedGrounds).describe('Kind of ground (R30)'),
};

export const groundGranted = defineEvent({
  name: 'access.ground-granted',
  consumers: ['intake'],
  description:
    'From a day on, a user or the organisations of some categories have a ground to see a client system (R30).',
  data: z.strictObject({
    ...grant,
    granteeId: id('user who gets it').optional(),
    categories: z.array(z.enum(organisationCategories)).optional().describe('Categories of organisations that get it'),
    from: dateOfDay('First day'),
    until: dateOfDay('Last day').optional(),
  }),
});

export const groundRevoked = defineEvent({
  name: 'access.ground-revoked',
  consumers: ['intake'],
  description: 'A ground ended (R30).',
  data: z.strictObject({ ...grant, until: dateOfDay('Last day') }),
});
