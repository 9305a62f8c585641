import { decideWall, getOverviewFile, recordAddress, recordSafeContact, recordWords } from '@veilighuis/contracts';
import type { Cast, Household } from './cast.ts';
import { as, coordinator, today } from './platform.ts';
import { posted } from './posted.ts';
import { reported } from './table.ts';

/** What must not come out: each is made for this run, and is looked for wherever the run left something. */
export interface Canaries {
  readonly shelter: string;
  readonly number: string;
  readonly words: string;
}

/** A mother who fled with her child, as the coordinator recorded it (R35). */
export interface Hiding {
  readonly clientSystemId: string;
  readonly household: Household;
  readonly mother: string;
  readonly father: string;
  readonly child: string;
  readonly canaries: Canaries;
}

export async function hiding(cast: Cast): Promise<Hiding> {
  const household = cast.household({ childAges: [9] });
  const clientSystemId = await reported(cast.report({ household, level: 'high' }));
  const { persons, version } = await as(coordinator, getOverviewFile, { clientSystemId });
  const of = (family: string | undefined) => persons.find(({ name }) => name.family === family)?.personId ?? '';
  const [mother, father, child] = [household.victim, household.suspect, household.children[0]].map((one) =>
    of(one?.name.family),
  );
  if (mother === undefined || father === undefined || child === undefined) throw new Error('A household of three.');
  const tail = cast.familyName().slice(2);
  const canaries = {
    shelter: `Schuilplaats${tail}laan 7`,
    number: `opvang-${tail.toLowerCase()}@voorbeeld.test`,
    words: `Ik durf het alleen aan ${tail} te zeggen.`,
  };
  posted.add(...Object.values(canaries));
  const place = { clientSystemId, street: canaries.shelter, municipality: '45041', since: today };
  const at = (step: number) => ({ version: version + step });
  await as(coordinator, recordAddress, { ...place, personId: mother, safe: false, shelter: true }, at(0));
  await as(coordinator, recordAddress, { ...place, personId: child, safe: false }, at(1));
  const contact = { channel: 'email', value: canaries.number } as const;
  await as(coordinator, recordSafeContact, { clientSystemId, personId: mother, ...contact }, at(2));
  await as(coordinator, recordWords, { clientSystemId, personId: child, text: canaries.words, spokenOn: today }, at(3));
  const wall = { about: mother, from: child, part: 'words', stands: 'raised', reason: 'Test' } as const;
  await as(coordinator, decideWall, { clientSystemId, ...wall }, at(4));
  return { clientSystemId, household, mother, father, child, canaries };
}
