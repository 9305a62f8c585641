export * from './client-system.ts';
export * from './disclosure.ts';
export * from './join.ts';
export * from './merge.ts';
export * from './national-number.ts';
export * from './person-name.ts';
export * from './possible-duplicate.ts';
export * from './walls.ts';
