export * from './access-answer.ts';
export * from './correction.ts';
export * from './informed.ts';
export * from './terms.ts';
