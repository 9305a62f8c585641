/** Made-up personal data that may never come out of a process, in the shapes in which they could slip through. */
export const canaries = {
  name: 'Wannes Van den Kanarie',
  oneName: 'Kanariewoord',
  nationalNumber: '85073003328',
  nationalNumberPrinted: '85.07.30-033.28',
  pvNumber: 'GE.43.L2.001234/2023',
  pvNumberOneWord: 'GE-43-L2-001234-2023',
  address: 'Kanariestraat 12, 9000 Gent',
  mail: 'wannes@kanarie.example',
  phone: '0470123456',
} as const;

/** Lines that were written, for a logger with `destination: lines`. */
export class Lines {
  readonly written: string[] = [];

  write(line: string): void {
    this.written.push(line);
  }

  get text(): string {
    return this.written.join('');
  }

  get last(): Record<string, unknown> {
    return JSON.parse(this.written.at(-1) ?? '{}') as Record<string, unknown>;
  }
}

export function canariesIn(text: string): string[] {
  return Object.values(canaries).filter((canary) => text.includes(canary));
}
