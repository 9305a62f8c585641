export * from './hear.ts';
export * from './retention-clock.ts';
