export * from './problem.ts';
export * from './event.ts';
export * from './operation.ts';
