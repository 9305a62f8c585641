/** What passed and what failed so far, over checks and tests. */
export class Tally {
  passed = 0;
  failed = 0;

  add({ passed, failed }: { readonly passed: number; readonly failed: number }): void {
    this.passed += passed;
    this.failed += failed;
  }

  /** A run in which nothing ran is no success. */
  get isGood(): boolean {
    return this.failed === 0 && this.passed > 0;
  }

  toString(): string {
    return `${String(this.passed)} passed, ${String(this.failed)} failed`;
  }
}
