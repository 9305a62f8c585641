import { policeReportInput } from '@veilighuis/contracts';
import type { PoliceReportContent } from '../../src/application/stores.ts';
import { checkDigits } from '../../src/domain/client-system/index.ts';

let serial = 0;

/** A number that passes the check and that nobody has: serials from 998 on are not given out. */
export function nationalNumber(birth: string): string {
  const nine = `${birth}998`;
  return nine + checkDigits(nine, 1900);
}

interface Parts {
  readonly zoneCode?: string;
  readonly pvNumber?: string;
  readonly on?: string;
  readonly persons: readonly Record<string, unknown>[];
  readonly relations?: readonly unknown[];
  readonly answers?: Record<string, 'yes' | 'no' | 'unknown'>;
}

/** A report in the form of the contract; its number is new unless given. */
export function report({
  zoneCode = '5415',
  pvNumber,
  on = '2026-11-02',
  persons,
  relations = [],
  answers,
}: Parts): PoliceReportContent {
  serial += 1;
  return policeReportInput.parse({
    zoneCode,
    pvNumber: pvNumber ?? `GE.43.L2.${String(serial).padStart(6, '0')}/2026`,
    incident: {
      on,
      municipality: zoneCode === '5440' ? '41002' : '44021',
      violenceForms: ['physical'],
      facts: 'Synthetisch feit KANARIE-FEIT',
    },
    persons: persons.map((person, i) => ({ ref: `p${String(i)}`, ...person })),
    relations,
    ...(answers === undefined
      ? {}
      : { riskAssessment: { instrument: 'own-checklist', instrumentVersion: 1, answers } }),
  });
}

const items = [
  'earlier-violence',
  'violence-increasing',
  'strangling',
  'weapon',
  'threat-to-kill',
  'controlling-behaviour',
  'stalking',
  'isolation',
  'separation-or-contact-conflict',
  'pregnancy-or-infant',
  'violence-to-children',
  'children-exposed',
  'suicidal-thoughts',
  'substance-use',
  'mental-health',
  'breach-of-measures',
  'police-record',
  'victim-fear',
  'victim-expects-more',
  'barriers-to-support',
  'protective-factors',
];

/** Every item answered no, but those named. */
export function answers(yes: readonly string[] = []): Record<string, 'yes' | 'no'> {
  return Object.fromEntries(items.map((item) => [item, yes.includes(item) ? 'yes' : 'no']));
}
