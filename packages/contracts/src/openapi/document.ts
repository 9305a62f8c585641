import { operations, ownAffairs } from '../operations/index.ts';
import { policeReportBatch } from '../operations/police-report-batch.ts';
import { batchOperationObject, batchProblemCodes } from './batch.ts';
import { namedSchemas } from './components.ts';
import { headerParameters } from './parameters.ts';
import { operationObject } from './paths.ts';
import { problemCodesOf, sharedProblemAnswers } from './problems.ts';
import { securitySchemes } from './security.ts';

/** A document that describes an interface, ready to be written as JSON. */
export type ApiDocument = Readonly<Record<string, unknown>>;

const served = [...operations.filter((operation) => operation.internal !== true), ...ownAffairs];

const tags = [
  { name: 'intake', description: 'Police reports, registrations, client systems, risk' },
  { name: 'triage', description: 'The triage table: files, admission, decisions' },
  { name: 'case-management', description: 'Trajectories: assignment, phases, contacts, closing' },
  {
    name: 'gateway',
    description: 'What the gateway answers itself: the duty of secrecy, the access log joined from all services',
  },
];

/**
 * OpenAPI 3.1 of all that the gateway serves under `/api/v1`, generated from the operations. Operations between
 * services only aren't in it. The committed copy is `generated/openapi.json`.
 */
export function openApiDocument(): ApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Veilig Huis API',
      version: '1.0.0',
      summary: 'For systems of partner organisations and for the screens of staff',
      description:
        'Errors are problem details (RFC 9457) with a stable `code`. Changes need `If-Match`, new records an `Idempotency-Key`. Lists are read page by page with a cursor.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/api/v1' }],
    tags,
    paths: paths(),
    components: {
      schemas: namedSchemas(),
      responses: sharedProblemAnswers([...served.map(problemCodesOf), batchProblemCodes]),
      parameters: headerParameters,
      headers: {
        ETag: {
          description: 'Version, between quotes, to send back in If-Match',
          schema: { type: 'string', examples: ['"3"'] },
        },
      },
      securitySchemes,
    },
  };
}

function paths(): Record<string, Record<string, object>> {
  const found: Record<string, Record<string, object>> = {};
  for (const operation of served) {
    (found[operation.path] ??= {})[operation.method.toLowerCase()] = operationObject(operation);
  }
  found[policeReportBatch.path] = { [policeReportBatch.method.toLowerCase()]: batchOperationObject() };
  return found;
}
