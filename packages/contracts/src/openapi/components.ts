import type { z } from 'zod';
import { address, birthDate, clock, incidentInput, personInput, personName, relationInput } from '../fields.ts';
import { jsonSchemaOf, mapSubschemas } from '../json-schema.ts';
import type { JsonSchema } from '../json-schema.ts';
import { batchResultLine } from '../operations/police-report-batch.ts';
import { policeReportInput } from '../operations/police-reports.ts';
import { riskAssessment, riskInput } from '../operations/risk-fields.ts';
import { problemSchema } from '../problem.ts';
import { stableJson } from '../stable-json.ts';

/** Schemas that get a name of their own in the document; wherever one stands, a reference takes its place. */
const named: Readonly<Record<string, z.ZodType>> = {
  Address: address,
  BatchResultLine: batchResultLine,
  BirthDate: birthDate,
  Clock: clock,
  Incident: incidentInput,
  Person: personInput,
  PersonName: personName,
  PoliceReport: policeReportInput,
  Problem: problemSchema,
  Relation: relationInput,
  RiskAnswers: riskInput,
  RiskAssessment: riskAssessment,
};

interface Catalogue {
  /** Name per shape. */
  readonly names: ReadonlyMap<string, string>;
  readonly schemas: ReadonlyMap<string, JsonSchema>;
}

let made: Catalogue | undefined;

// Made on first use: most processes that load the contracts never ask for the document.
function catalogue(): Catalogue {
  made ??= makeCatalogue();
  return made;
}

function makeCatalogue(): Catalogue {
  const schemas = new Map<string, JsonSchema>();
  for (const [name, schema] of Object.entries(named)) {
    const input = jsonSchemaOf(schema, 'input');
    const output = jsonSchemaOf(schema, 'output');
    schemas.set(name, input);
    // A field with a default may be left out by a sender, but always stands in an answer; hence two names where they differ.
    if (shapeOf(output) !== shapeOf(input)) schemas.set(`${name}Answer`, output);
  }
  return { schemas, names: new Map([...schemas].map(([name, schema]) => [shapeOf(schema), name])) };
}

// Two uses of one schema may differ in their description and default only.
function shapeOf(schema: JsonSchema): string {
  const { description: _, default: __, ...shape } = schema;
  return stableJson(shape);
}

/** The schema, with a reference for each part (or the whole) that has a name. */
export function withReferences(schema: JsonSchema): JsonSchema {
  const name = catalogue().names.get(shapeOf(schema));
  return name === undefined ? mapSubschemas(schema, withReferences) : referenceTo(name, schema);
}

function referenceTo(name: string, use: JsonSchema): JsonSchema {
  const { description, default: fallback } = use;
  return {
    $ref: `#/components/schemas/${name}`,
    ...(description !== undefined && description !== catalogue().schemas.get(name)?.description && { description }),
    ...(fallback !== undefined && { default: fallback }),
  };
}

/** `components.schemas` of the document. */
export function namedSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(
    [...catalogue().schemas].map(([name, schema]) => [name, mapSubschemas(schema, withReferences)]),
  );
}
