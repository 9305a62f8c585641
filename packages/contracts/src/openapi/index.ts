export { openApiDocument } from './document.ts';
export type { ApiDocument } from './document.ts';
export { policeReportExample, shortPoliceReportExample } from './examples.ts';
