import type { Logger } from '../../src/index.ts';

export interface Line {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: Record<string, unknown>;
}

/** Keeps the lines, so that a test can ask what an operator would see. */
export class RecordingLogger implements Logger {
  readonly lines: Line[] = [];

  info(event: string, fields: Record<string, unknown> = {}): void {
    this.lines.push({ level: 'info', event, fields });
  }

  warn(event: string, fields: Record<string, unknown> = {}): void {
    this.lines.push({ level: 'warn', event, fields });
  }

  error(event: string, fields: Record<string, unknown> = {}): void {
    this.lines.push({ level: 'error', event, fields });
  }

  events(): string[] {
    return this.lines.map((line) => line.event);
  }
}
