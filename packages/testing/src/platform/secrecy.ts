import { confirmSecrecy, getSecrecyStatement } from '@veilighuis/contracts';
import type { Api } from './api.ts';

/** Confirms the duty of secrecy on one platform for made-up people, who don't read (R40); once for each. */
export class SecrecyConfirmed {
  readonly #api: Api;
  readonly #done = new Map<string, Promise<void>>();

  constructor(api: Api) {
    this.#api = api;
  }

  /** Resolves when this person may act; the token is that of a member of staff. */
  by(who: string, token: string): Promise<void> {
    const known = this.#done.get(who);
    if (known !== undefined) return known;
    const confirmed = this.#confirm(token).catch((error: unknown) => {
      this.#done.delete(who);
      throw error;
    });
    this.#done.set(who, confirmed);
    return confirmed;
  }

  async #confirm(token: string): Promise<void> {
    const { statementVersion } = await this.#api.call(getSecrecyStatement, {}, { token });
    await this.#api.call(confirmSecrecy, { statementVersion }, { token });
  }
}

/** The same sign-in, whose members of staff have confirmed the duty of secrecy on a platform before they act there. */
export function confirmedOn<S extends { staff(username: string): Promise<string> }>(api: Api, signIn: S): S {
  const secrecy = new SecrecyConfirmed(api);
  return {
    ...signIn,
    staff: async (username: string) => {
      const token = await signIn.staff(username);
      await secrecy.by(username, token);
      return token;
    },
  };
}
