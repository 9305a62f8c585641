export * from './incident-role.ts';
export * from './protocol.ts';
export * from './pv-number.ts';
