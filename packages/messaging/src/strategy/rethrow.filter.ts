import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/**
 * Hands an error of a handler to the strategy as it is.
 *
 * Without it Nest turns every error into `{ status: 'error', message: 'Internal server error' }` and logs the original
 * with its message, which may hold personal data (R39). It leaves HTTP requests of the same process alone.
 */
@Catch()
export class RethrowFilter implements ExceptionFilter {
  catch(exception: unknown, host: ArgumentsHost): Observable<never> {
    if (host.getType<string>() !== 'rpc') throw exception;
    return throwError(() => exception);
  }
}
