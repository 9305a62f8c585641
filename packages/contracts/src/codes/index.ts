export * from './access-codes.ts';
export * from './case-codes.ts';
export * from './organisation-codes.ts';
export * from './wall-codes.ts';
