export * from './access-answer.ts';
export * from './terms.ts';
