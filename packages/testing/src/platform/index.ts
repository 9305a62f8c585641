export * from './api.ts';
export * from './client-proof.ts';
export * from './pages.ts';
export * from './secrecy.ts';
export * from './sign-in.ts';
