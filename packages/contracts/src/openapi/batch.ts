import {
  policeReportBatch,
  policeReportBatchAnswerMediaType,
  policeReportBatchMediaType,
} from '../operations/police-report-batch.ts';
import type { ProblemCode } from '../problem.ts';
import { policeReportExample, shortPoliceReportExample } from './examples.ts';
import { problemAnswers } from './problems.ts';
import { securityOf } from './security.ts';

/** Problems of the stream as a whole; those of a line stand in its result. */
export const batchProblemCodes: readonly ProblemCode[] = [
  'malformed-request',
  'not-signed-in',
  'secrecy-not-confirmed',
  'csrf-token-missing',
  'unsupported-media-type',
  'too-many-requests',
  'internal-error',
  'service-unavailable',
];

/** The batch of police reports, which the gateway serves by itself. */
export function batchOperationObject(): object {
  const { id, summary, description, method } = policeReportBatch;
  return {
    operationId: id,
    tags: ['intake'],
    summary,
    description,
    security: securityOf(method),
    parameters: [{ $ref: '#/components/parameters/Purpose' }],
    requestBody: {
      required: true,
      description: 'Each line is one `PoliceReport`.',
      content: {
        [policeReportBatchMediaType]: {
          schema: { type: 'string', description: 'Lines of JSON, each a `#/components/schemas/PoliceReport`' },
          example: inLines([policeReportExample, shortPoliceReportExample]),
        },
      },
    },
    responses: {
      '200': {
        description: 'The stream was read; each line has its own result, so look at every one.',
        content: {
          [policeReportBatchAnswerMediaType]: {
            schema: { type: 'string', description: 'Lines of JSON, each a `#/components/schemas/BatchResultLine`' },
            example: inLines([
              { line: 1, status: 'accepted', reportId: '5d3f1f0a-8d52-4c8e-9d0b-6d0a6f0f7a01' },
              { line: 2, status: 'already-known', reportId: '5d3f1f0a-8d52-4c8e-9d0b-6d0a6f0f7a02' },
            ]),
          },
        },
      },
      ...problemAnswers(batchProblemCodes),
    },
  };
}

function inLines(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
