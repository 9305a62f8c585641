import type { z } from 'zod';
import type { policeReportInput } from '../operations/police-reports.ts';

/** A made-up report, with what makes reports differ: a person with one name, an estimated age, a role per person. */
export const policeReportExample: z.input<typeof policeReportInput> = {
  zoneCode: '5415',
  pvNumber: 'GE.43.L2.001234/2026',
  drawnUpOn: '2026-03-02',
  incident: {
    on: '2026-03-01',
    time: '22:40',
    municipality: '44021',
    violenceForms: ['physical', 'psychological'],
    facts: 'Synthetisch voorbeeld: buren hoorden geroep en verwittigden de politie.',
  },
  persons: [
    {
      ref: 'p1',
      name: { given: 'Testine', family: 'Van den Voorbeelde' },
      birthDate: '1991-05',
      gender: 'F',
      role: 'victim',
    },
    { ref: 'p2', name: { given: 'Testo' }, birthDate: '1988', gender: 'M', role: 'suspect' },
    {
      ref: 'p3',
      name: { given: 'Testje', family: 'Van den Voorbeelde' },
      birthDate: { approximateAge: 9, on: '2026-03' },
      role: 'exposed-child',
    },
  ],
  relations: [
    { from: 'p1', to: 'p2', relation: 'partner' },
    { from: 'p1', to: 'p3', relation: 'parent' },
  ],
};

/** A report with no more than it needs. */
export const shortPoliceReportExample: z.input<typeof policeReportInput> = {
  zoneCode: '5415',
  pvNumber: 'GE.43.L2.01235/26',
  incident: { on: '2026-03-01', municipality: '44021', violenceForms: ['psychological'] },
  persons: [{ ref: 'a', name: { family: 'Voorbeeldmans' }, role: 'victim' }],
};
