import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import type { Logger } from '@veilighuis/telemetry';
import type { Response } from 'express';
import { answerProblem } from './problem-answers.ts';

/** Errors of Nest's own routes, also an address that isn't there, as problem details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const status = error instanceof HttpException ? error.getStatus() : undefined;
    const known =
      status === 404
        ? new ProblemError('no-such-address')
        : status !== undefined && status < 500
          ? new ProblemError('malformed-request')
          : error;
    answerProblem(response, known, this.logger);
  }
}
