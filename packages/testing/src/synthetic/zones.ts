/** The four police zones of the pilot, for demo and test data; the reference data of intake are the source. */
export interface SyntheticZone {
  readonly code: string;
  readonly name: string;
  /** Alias of the organisation, and of its machine client `<alias>-system`. */
  readonly organisation: string;
  readonly district: string;
  readonly service: string;
  /** NIS codes with the share of the households that live there. */
  readonly municipalities: readonly (readonly [nis: string, weight: number])[];
  /** Share of the reports. */
  readonly weight: number;
}

export const syntheticZones: readonly SyntheticZone[] = [
  {
    code: '5415',
    name: 'Gent',
    organisation: 'pz-gent',
    district: 'GE',
    service: 'L2',
    municipalities: [['44021', 1]],
    weight: 50,
  },
  {
    code: '5440',
    name: 'Aalst',
    organisation: 'pz-aalst',
    district: 'DE',
    service: 'L4',
    municipalities: [['41002', 1]],
    weight: 20,
  },
  {
    code: '5443',
    name: 'Dendermonde',
    organisation: 'pz-dendermonde',
    district: 'DE',
    service: 'L7',
    municipalities: [['42006', 1]],
    weight: 15,
  },
  {
    code: '5425',
    name: 'Vlaamse Ardennen',
    organisation: 'pz-vlaamse-ardennen',
    district: 'OU',
    service: 'L1',
    // Brakel and Zwalm lie in the zone but not in the pilot region, so track 2 is not possible there.
    municipalities: [
      ['45035', 5],
      ['45068', 2],
      ['45061', 1],
      ['45059', 1],
      ['45065', 1],
    ],
    weight: 15,
  },
];
