import { liveMediaType, liveStream } from '../operations/live.ts';
import type { ProblemCode } from '../problem.ts';
import { problemAnswers } from './problems.ts';
import { securityOf } from './security.ts';

export const liveProblemCodes: readonly ProblemCode[] = [
  'malformed-request',
  'not-signed-in',
  'not-allowed',
  'secrecy-not-confirmed',
  'too-many-requests',
  'internal-error',
  'service-unavailable',
];

/** The stream of changes, which the gateway serves by itself. */
export function liveOperationObject(): object {
  const { id, summary, description, method } = liveStream;
  return {
    operationId: id,
    tags: ['gateway'],
    summary,
    description,
    security: securityOf(method),
    parameters: [],
    responses: {
      '200': {
        description: 'The stream; it goes on until one of both ends it.',
        content: {
          [liveMediaType]: {
            schema: {
              type: 'string',
              description: 'Server-sent events; `data` of one without a name is a `#/components/schemas/LiveChange`',
            },
            example:
              'event: resync\ndata: {}\n\ndata: {"kind":"list","list":"triage-files"}\n\ndata: {"kind":"trajectory","id":"5d3f1f0a-8d52-4c8e-9d0b-6d0a6f0f7a01"}\n\n',
          },
        },
      },
      ...problemAnswers(liveProblemCodes),
    },
  };
}
