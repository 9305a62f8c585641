import { z } from 'zod';
import { contactChannels, walledParts } from '../codes/index.ts';
import { dateOfDay, id } from '../fields.ts';

/** Fields about walls inside a household (R35) that several operations share. */

export const walledPart = z
  .enum(walledParts)
  .describe('What is walled: where someone lives or stays, how to reach someone, or what someone said in confidence');

export const contactChannel = z.enum(contactChannels).describe('How the person can be reached');

export const safeContact = z
  .strictObject({
    contactId: id('safe contact'),
    channel: contactChannel,
    value: z.string().describe('Number, address or name to reach the person by'),
    hours: z.string().optional().describe('When it is safe, in words'),
    since: dateOfDay('Known since'),
  })
  .describe('How and when a person can be reached without others of the household noticing');

export const spokenWords = z
  .strictObject({
    wordsId: id('words'),
    text: z.string().describe('What was said'),
    spokenOn: dateOfDay('Day on which it was said'),
  })
  .describe('What someone said in confidence');

export const wall = z
  .strictObject({
    wallId: id('wall'),
    about: id('person whose data it is'),
    from: id('person from whom it is kept'),
    part: walledPart,
    stands: z.enum(['raised', 'lifted']).describe('Raised: kept from that person. Lifted: that person may know'),
    on: dateOfDay('Day of the decision'),
  })
  .describe('A decision on the wall between two persons');
