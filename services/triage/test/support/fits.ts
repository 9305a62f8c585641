import type { OperationDefinition, OperationOutput } from '@veilighuis/contracts';

/** The answer as it travels, when it is what the contract says. @throws ZodError */
export async function fits<O extends OperationDefinition>(
  { output }: O,
  answer: Promise<OperationOutput<O>>,
): Promise<OperationOutput<O>> {
  return output.parse(JSON.parse(JSON.stringify(await answer))) as OperationOutput<O>;
}
