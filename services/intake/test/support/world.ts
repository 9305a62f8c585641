import { randomUUID } from 'node:crypto';
import { addDays, dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { GrantedGround } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Caller } from '@veilighuis/service-kit';
import fc from 'fast-check';
import {
  DecidePossibleMatch,
  GrantGround,
  OpenEmergencyAccess,
  RegisterClientSystem,
  ShieldClientSystem,
  UndoMerge,
} from '../../src/application/index.ts';
import { ClientSystems, PossibleMatches } from '../../src/application/stores.ts';
import { strictestShielding } from '../../src/domain/client-system/index.ts';
import { aalstSystem, caller, gentSystem } from './callers.ts';
import type { Desk } from './desk.ts';
import { grantOf } from './grants.ts';
import { nationalNumber, report } from './reports.ts';

const today = dateInBrussels(new Date());

/** Everyone who might look, each once; a world has people of its own. */
export function newCast() {
  const police = (organisation: string, zone: string) =>
    caller('police-liaison', { organisation, category: 'police', zones: [zone] });
  const prosecutor = { organisation: 'parket-oost-vlaanderen', category: 'public-prosecutor' };
  return [
    caller('operational-coordinator', { category: 'AJH' }),
    caller('operational-coordinator', { category: 'AJH' }),
    police('pz-gent', '5415'),
    police('pz-aalst', '5440'),
    caller('prosecution-criminologist', prosecutor),
    caller('caw-worker', { organisation: 'caw-oost-vlaanderen', category: 'CAW' }),
    caller('case-director', { category: 'AJH' }),
    caller('case-supporter', { category: 'AJH' }),
    caller('administrative-worker', { category: 'AJH' }),
    caller('privacy-officer', { category: 'AJH' }),
    caller('partner-worker', { organisation: 'ocmw-gent', category: 'OCMW' }),
    caller('operations', { category: 'AJH' }),
    caller('operational-coordinator', { category: 'AJH', centre: 'lim' }),
  ] as const;
}

const CAST_SIZE = 13;
const who = fc.nat({ max: CAST_SIZE - 1 });
const file = fc.nat({ max: 3 });

/** What happens in a world, one after the other; an act that the rules refuse changes nothing. */
export const happening = fc.oneof(
  fc.record({ kind: fc.constant('shield' as const), file, named: fc.uniqueArray(who, { maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('grant' as const),
    file,
    to: who,
    ground: fc.constantFrom<GrantedGround[]>('assigned', 'invited', 'table'),
    from: fc.constantFrom(-3, 0, 1),
    until: fc.constantFrom(undefined, -1, 0, 2),
  }),
  fc.record({ kind: fc.constant('emergency' as const), file, by: who }),
  fc.record({ kind: fc.constant('merge' as const), file, other: file, by: fc.constantFrom(0, 1) }),
  fc.record({ kind: fc.constant('undo' as const), by: fc.constantFrom(0, 1) }),
  fc.record({ kind: fc.constant('report' as const), file, zone: fc.constantFrom('5415', '5440') }),
);
export type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never;

/** How each file came in: by the reports of zones, or by a registration of the CAW. */
export const origin = fc.constantFrom(['5415'], ['5440'], ['5415', '5440'], []);

let births = 0;

/** A few files with a victim each, on which things happen. */
export class World {
  readonly cast = newCast();
  readonly files: { readonly clientSystemId: string; readonly number: string }[] = [];
  readonly #merges: string[] = [];

  constructor(private readonly desk: Desk) {}

  async begin(origins: readonly (readonly string[])[]): Promise<void> {
    for (const zones of origins) {
      births += 1;
      const number = nationalNumber(addDays('1930-01-01', births).replaceAll('-', '').slice(2));
      const victim = { name: { given: 'Wereld', family: `Nummer-${number}` }, nationalNumber: number };
      if (zones.length === 0) await this.registered(victim);
      for (const zone of zones) await this.reported(victim, zone);
      const systems = this.desk.running.database.db.collection('client-systems');
      const found = await systems.findOne({}, { sort: { updatedAt: -1 }, projection: { _id: 1 } });
      this.files.push({ clientSystemId: String(found?._id), number });
    }
  }

  /** True when the rules let it happen. */
  async happens(act: Happening): Promise<boolean> {
    try {
      await this.attempt(act);
      return true;
    } catch (error) {
      if (error instanceof ProblemError && ['not-found', 'not-allowed', 'conflict'].includes(error.problem.code))
        return false;
      throw error;
    }
  }

  private async attempt(act: Happening): Promise<void> {
    if (act.kind === 'undo') return this.undo(this.by(act.by));
    const target = this.at(act.file);
    switch (act.kind) {
      case 'shield':
        return this.shield(
          target.clientSystemId,
          act.named.map((one) => this.by(one).principal.subject),
        );
      case 'grant':
        return this.grant(target.clientSystemId, act);
      case 'emergency': {
        const input = { on: { by: 'national-number', nationalNumber: target.number }, reason: 'Test' } as const;
        const opener = { ...this.by(act.by), idempotencyKey: randomUUID() };
        await this.use(OpenEmergencyAccess).execute(input, opener);
        return;
      }
      case 'merge':
        return this.merge(target.clientSystemId, this.at(act.other).clientSystemId, this.by(act.by));
      case 'report':
        return this.reported({ name: { family: 'Ander' }, nationalNumber: target.number }, act.zone);
    }
  }

  private async reported(victim: object, zoneCode: string): Promise<void> {
    const sent = report({ zoneCode, persons: [{ ...victim, role: 'victim' }] });
    await this.desk.register(sent, zoneCode === '5440' ? aalstSystem : gentSystem);
  }

  private async registered(victim: { name: { given: string; family: string }; nationalNumber: string }): Promise<void> {
    const registrar = { ...this.by(5), idempotencyKey: randomUUID() };
    const persons = [{ ref: 'p0', ...victim }];
    const input = { persons, relations: [], question: 'Test', municipality: '44021', crisisDutyUnderstood: true };
    await this.use(RegisterClientSystem).execute(input as never, registrar);
  }

  private async shield(clientSystemId: string, visibleTo: string[]): Promise<void> {
    const officer = { ...this.by(9), expectedVersion: await this.versionOf('client-systems', clientSystemId) };
    await this.use(ShieldClientSystem).execute({ clientSystemId, visibleTo, reason: 'Test' }, officer);
  }

  private async grant(clientSystemId: string, act: Extract<Happening, { kind: 'grant' }>): Promise<void> {
    const days = act.until === undefined ? {} : { until: addDays(today, act.until) };
    const wish = { ground: act.ground, from: addDays(today, act.from), ...days };
    const { subject, category } = this.by(act.to).principal;
    const message = grantOf(clientSystemId, subject, wish);
    const { granteeId: _granteeId, ...forAll } = message.data;
    const data = act.ground === 'table' ? { ...forAll, categories: [category as 'CAW'] } : message.data;
    await this.use(GrantGround).execute({ ...message, data });
  }

  private async merge(left: string, right: string, by: Caller): Promise<void> {
    if (left === right) return;
    const matches = this.use(PossibleMatches);
    const matchId = randomUUID();
    const sides = await Promise.all([left, right].map((id) => this.sideOf(id)));
    const [one, other] = sides;
    if (one === undefined || other === undefined) return;
    const shielding = strictestShielding(one.shielding, other.shielding);
    const offered = { matchId, centre: 'ovl', version: 1, left: one.side, right: other.side, reasons: [], shielding };
    await this.use(UnitOfWork).run(by.work, (tx) =>
      matches.offer(tx, [{ ...offered, state: 'open', offeredAt: tx.now }]),
    );
    const input = { matchId, decision: 'same', reason: 'Test' } as const;
    await this.use(DecidePossibleMatch).execute(input, { ...by, expectedVersion: 1 });
    this.#merges.push(matchId);
  }

  private async undo(by: Caller): Promise<void> {
    const matchId = this.#merges.pop();
    if (matchId === undefined) return;
    const expectedVersion = await this.versionOf('possible-matches', matchId);
    await this.use(UndoMerge).execute({ matchId, reason: 'Test' }, { ...by, expectedVersion });
  }

  private async sideOf(clientSystemId: string) {
    const found = await this.use(ClientSystems).find(clientSystemId);
    const personId = found?.system.persons[0]?.personId;
    if (found === undefined || personId === undefined) return undefined;
    return { side: { clientSystemId, personId }, shielding: found.system.shielding };
  }

  private async versionOf(collection: string, id: string): Promise<number> {
    const rows = this.desk.running.database.db.collection<{ _id: string; version: number }>(collection);
    return (await rows.findOne({ _id: id }))?.version ?? 0;
  }

  private by(index: number): Caller {
    return this.cast[index] ?? this.cast[0];
  }

  private at(index: number) {
    const found = this.files[index % this.files.length];
    if (found === undefined) throw new Error('The world has no files yet.');
    return found;
  }

  private use<T>(type: abstract new (...parts: never[]) => T): T {
    return this.desk.running.app.get(type as never);
  }
}
