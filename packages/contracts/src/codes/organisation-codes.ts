/** Categories of partner organisations, article 10 of the decree of 29 March 2024 (R23). */
export const organisationCategories = [
  'AJH',
  'local-authority',
  'CAW',
  'VK',
  'public-prosecutor',
  'police',
  'justitiehuis',
  'electronic-monitoring-centre',
  'prison',
  'CLB',
  'school',
  'OCJ',
  'SDJ',
  'CKG',
  'OCMW',
  'Opgroeien',
  'youth-care-facility',
  'VAPH',
  'VAPH-facility',
  'mental-health',
  'medical-service',
  'health-insurance-fund',
  'other-with-expertise',
] as const;
export type OrganisationCategory = (typeof organisationCategories)[number];

/** Organisation categories with a seat at the triage table. */
export const triageTableCategories = ['police', 'public-prosecutor', 'CAW'] as const satisfies OrganisationCategory[];

/** Facilities of which one must be consulted when a minor is involved (R21). */
export const mandatedFacilityCategories = ['VK', 'OCJ'] as const satisfies OrganisationCategory[];

/** Data categories, article 15 of the decree of 29 March 2024; protocols name them (R04). */
export const dataCategories = [
  'identification',
  'contact',
  'job-education',
  'age-sex-nationality-civil-status-residence',
  'debts-solvency',
  'lifestyle-leisure-social-context',
  'household',
  'housing',
  'police-judicial',
  'health',
  'risk-behaviour',
  'origin',
  'sexual-behaviour-orientation',
  'belief',
] as const;
export type DataCategory = (typeof dataCategories)[number];
