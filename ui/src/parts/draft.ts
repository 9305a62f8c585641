import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../api/client.ts';
import type { Input } from '../api/contract.ts';
import { isProblem } from '../api/problem.ts';
import type { SaveState } from './save-state.tsx';

export type Form = Input<'gateway.save-draft'>['form'];

interface Draft<Content> {
  /** What stands in the form; undefined until it is known whether something was kept before. */
  readonly content: Content | undefined;
  readonly set: (content: Content) => void;
  readonly state: SaveState;
  /** When the text that was put back was saved; undefined when nothing was put back. */
  readonly restoredFrom: string | undefined;
  /** The form was sent, or is left on purpose. */
  readonly discard: () => Promise<void>;
}

const quietMs = 700;
const againMs = 4000;

/**
 * A form that can't lose a word: what is typed is kept on the server for this user alone, also when the connection or the
 * session ends in between, and is put back on any device. Saved one at a time, the last text last.
 */
export function useDraft<Content>(form: Form, subject: string, empty: Content): Draft<Content> {
  const [content, setContent] = useState<Content>();
  const [state, setState] = useState<SaveState>({ is: 'untouched' });
  const [restoredFrom, setRestoredFrom] = useState<string>();
  const keeper = useRef<Keeper>(undefined);
  const queries = useQueryClient();
  const start = useRef(empty);

  useEffect(() => {
    const own = new Keeper(form, subject, setState);
    keeper.current = own;
    setContent(undefined);
    setRestoredFrom(undefined);
    void own.restore().then((kept) => {
      setContent(kept === undefined ? start.current : { ...start.current, ...(JSON.parse(kept.content) as Content) });
      setRestoredFrom(kept?.savedAt);
    });
    return () => {
      void own.leave().then(() => queries.invalidateQueries({ queryKey: ['gateway.list-drafts'] }));
    };
  }, [form, subject, queries]);

  const set = useCallback((next: Content) => {
    setContent(next);
    keeper.current?.keep(JSON.stringify(next));
  }, []);

  const discard = useCallback(async () => {
    await keeper.current?.discard();
    setContent(start.current);
    setRestoredFrom(undefined);
    await queries.invalidateQueries({ queryKey: ['gateway.list-drafts'] });
  }, [queries]);

  return { content, set, state, restoredFrom, discard };
}

/** Keeps the text of one form, one save at a time. */
class Keeper {
  readonly #place: { readonly form: Form; readonly subject: string };
  readonly #tell: (state: SaveState) => void;
  #revision: number | undefined;
  #waiting: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #left = false;

  constructor(form: Form, subject: string, tell: (state: SaveState) => void) {
    this.#place = { form, subject };
    this.#tell = tell;
  }

  /** What was kept before; asked until it is known, since a form that begins empty would take its place. */
  async restore(): Promise<{ content: string; savedAt: string } | undefined> {
    for (;;) {
      try {
        const { draft } = await call('gateway.get-draft', this.#place);
        this.#revision = draft?.revision;
        return draft ?? undefined;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, againMs));
        if (this.#left) return undefined;
      }
    }
  }

  keep(content: string): void {
    this.#waiting = content;
    this.#tell({ is: 'saving' });
    this.#plan(quietMs);
  }

  /** Saves what still waits, without anyone looking. */
  leave(): Promise<void> {
    this.#left = true;
    clearTimeout(this.#timer);
    return this.#save();
  }

  async discard(): Promise<void> {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
    await this.#saving;
    await call('gateway.discard-draft', this.#place);
    this.#revision = undefined;
    this.#tell({ is: 'untouched' });
  }

  #plan(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), ms);
  }

  #save(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#saveNow());
    return this.#saving;
  }

  async #saveNow(): Promise<void> {
    const content = this.#waiting;
    if (content === undefined) return;
    try {
      const revision = this.#revision;
      const kept = await call('gateway.save-draft', {
        ...this.#place,
        content,
        ...(revision === undefined ? {} : { expectedRevision: revision }),
      });
      this.#revision = kept.revision;
      if (this.#waiting !== content) return;
      this.#waiting = undefined;
      this.#tell({ is: 'saved', at: new Date(kept.savedAt) });
    } catch (error) {
      // Another device of the same user saved meanwhile: what is typed here is the newest.
      if (isProblem(error, 'conflict')) this.#revision = error.details.currentVersion;
      this.#tell({ is: 'retrying' });
      if (!this.#left) this.#plan(isProblem(error, 'conflict') ? quietMs : againMs);
    }
  }
}
