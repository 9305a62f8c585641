import { jsonSchemaOf } from '../json-schema.ts';
import type { JsonSchema } from '../json-schema.ts';
import type { OperationDefinition } from '../operation.ts';
import { policeReportMediaType, registerPoliceReport } from '../operations/police-reports.ts';
import { withReferences } from './components.ts';
import { policeReportExample, shortPoliceReportExample } from './examples.ts';
import { isQueryOnly, parametersOf, pathFields } from './parameters.ts';
import { problemAnswers, problemCodesOf } from './problems.ts';
import { securityOf } from './security.ts';

/** An operation as OpenAPI has it, below its path and method. */
export function operationObject(operation: OperationDefinition): object {
  const body = bodyOf(operation);
  return {
    operationId: operation.id,
    tags: [operation.service],
    summary: operation.summary,
    description: operation.description,
    security: securityOf(operation.method),
    parameters: parametersOf(operation),
    ...(body && { requestBody: body }),
    responses: { [String(operation.success)]: successAnswer(operation), ...problemAnswers(problemCodesOf(operation)) },
  };
}

function bodyOf(operation: OperationDefinition): object | undefined {
  if (isQueryOnly(operation)) return undefined;
  const schema = withoutFields(jsonSchemaOf(operation.input, 'input'), pathFields(operation.path));
  const mediaType = operation.mediaType ?? 'application/json';
  return {
    required: true,
    content: { [mediaType]: { schema: withReferences(schema), ...examplesOf(operation) } },
  };
}

function withoutFields(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const left = (name: string): boolean => !names.includes(name);
  const required = (schema.required ?? []).filter(left);
  const { required: _, ...rest } = schema;
  return {
    ...rest,
    properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => left(name))),
    ...(required.length > 0 && { required }),
  };
}

function examplesOf(operation: OperationDefinition): object {
  if (operation.id !== registerPoliceReport.id || operation.mediaType !== policeReportMediaType) return {};
  return {
    examples: {
      full: { summary: 'A household with a child', value: policeReportExample },
      short: { summary: 'No more than is needed', value: shortPoliceReportExample },
    },
  };
}

function successAnswer(operation: OperationDefinition): object {
  const output = jsonSchemaOf(operation.output, 'output');
  return {
    description: operation.success === 201 ? 'Done; something new stands.' : 'Done.',
    ...(output.properties?.version && { headers: { ETag: { $ref: '#/components/headers/ETag' } } }),
    content: { [operation.answerMediaType ?? 'application/json']: { schema: withReferences(output) } },
  };
}
