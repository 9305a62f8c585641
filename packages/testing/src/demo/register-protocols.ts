import { listProtocols, registerProtocol } from '@veilighuis/contracts';
import { collect } from '../platform/index.ts';
import { syntheticZones } from '../synthetic/index.ts';
import { as, coordinator, type Stage } from './stage.ts';

/** R04: without a protocol no report of a zone is taken. Registers what is not there yet. */
export async function registerProtocols(stage: Stage): Promise<number> {
  const known = await collect((paging) => as(stage, coordinator, listProtocols, paging));
  const references = new Set(known.map(({ reference }) => reference));
  const missing = syntheticZones
    .map((zone) => ({ zone, reference: `DEMO-${zone.organisation}` }))
    .filter(({ reference }) => !references.has(reference));
  for (const { zone, reference } of missing) {
    await as(
      stage,
      coordinator,
      registerProtocol,
      {
        reference,
        organisation: zone.organisation,
        zoneCodes: [zone.code],
        purpose: 'Demoprotocol: risico-inschatting en triage van intrafamiliaal geweld',
        dataCategories: [
          'identification',
          'contact',
          'age-sex-nationality-civil-status-residence',
          'household',
          'police-judicial',
          'risk-behaviour',
        ],
        validFrom: '2024-04-18',
      },
      { idempotencyKey: `demo-protocol-${zone.organisation}` },
    );
  }
  return missing.length;
}
