export * from './assess.ts';
export * from './explain-level.ts';
export * from './instrument.ts';
export * from './raise-level.ts';
export * from './repeat.ts';
export * from './shelf-life.ts';
