export * from './codes/index.ts';
export * from './event.ts';
export * from './events/index.ts';
export * from './fields.ts';
export * from './operation.ts';
export * from './operations/index.ts';
export * from './problem.ts';
