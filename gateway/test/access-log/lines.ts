import type { AccessLine } from '@veilighuis/contracts';

/** A line of the log: a case director of the centre looked at an overview file. */
export function line(more: Partial<AccessLine>): AccessLine {
  return {
    lineId: '01940000-0000-7000-8000-000000000001',
    at: '2026-11-02T10:00:00.000Z',
    operation: 'intake.get-overview-file',
    result: 'granted',
    userId: '00000000-0000-4000-8000-000000000b03',
    kind: 'staff',
    organisation: 'veilig-huis-oost-vlaanderen',
    category: 'AJH',
    roles: ['case-director'],
    purpose: 'case-direction',
    ground: 'assigned',
    clientSystemIds: [],
    personIds: [],
    ...more,
  };
}
