import { registerProtocol } from '@veilighuis/contracts';
import { syntheticZones } from '@veilighuis/testing';
import { as, coordinator, type ActAs } from './platform.ts';

/** R04: nothing comes in without a protocol. Registers those of the four zones once, whichever test comes first. */
export async function protocolsOfZones(): Promise<void> {
  await protocolsOn(as);
}

export async function protocolsOn(act: ActAs): Promise<void> {
  for (const { organisation, code } of syntheticZones) {
    await act(
      coordinator,
      registerProtocol,
      {
        reference: `E2E-${organisation}`,
        organisation,
        zoneCodes: [code],
        purpose: 'Risico-inschatting en triage van intrafamiliaal geweld (test)',
        dataCategories: ['identification', 'household', 'police-judicial', 'risk-behaviour'],
        validFrom: '2024-04-18',
      },
      { idempotencyKey: `e2e-protocol-${organisation}` },
    );
  }
}
