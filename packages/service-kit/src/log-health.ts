import type { Health } from './health-server.ts';

/**
 * Whether the access log takes lines. While it doesn't, reads of personal data are refused; what comes in is taken, and its
 * lines are kept beside the log (R31). Not being ready makes it loud; operations come over the broker all the same.
 */
export function logHealth({ log }: { readonly log: { readonly refuses: boolean } }): Health {
  return log.refuses ? { ready: false, reasons: ['refuses lines'] } : { ready: true, reasons: [] };
}
