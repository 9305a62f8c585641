import type { PipeTransform } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { invalidInput } from '@veilighuis/contracts';
import type { OperationDefinition } from '@veilighuis/contracts';

class InputPipe implements PipeTransform {
  constructor(private readonly operation: OperationDefinition) {}

  transform(value: unknown): unknown {
    const parsed = this.operation.input.safeParse(value);
    if (!parsed.success) throw invalidInput(parsed.error);
    return parsed.data;
  }
}

/** Parameter decorator: the input, validated by the schema of the operation. @throws ProblemError `invalid-input` */
export function Input(operation: OperationDefinition): ParameterDecorator {
  return Payload(new InputPipe(operation));
}
