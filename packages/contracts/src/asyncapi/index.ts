export { asyncApiDocument } from './document.ts';
