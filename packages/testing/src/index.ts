export * from './platform/index.ts';
export * from './synthetic/index.ts';
