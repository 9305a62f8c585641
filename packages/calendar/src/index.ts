export { Temporal } from 'temporal-polyfill';
export * from './age.ts';
export * from './belgian-holidays.ts';
export * from './brussels.ts';
export * from './clock.ts';
export * from './partial-date.ts';
export * from './plain-date.ts';
export * from './term.ts';
export * from './working-days.ts';
