export * from './geography.ts';
export * from './organisations.ts';
