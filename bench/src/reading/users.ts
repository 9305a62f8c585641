import { getOverviewFile, listClientSystems, listTriageFiles } from '@veilighuis/contracts';
import type { Platform } from '../platform/platform.ts';

/** What a user asks for. */
export type Kind = 'client systems, 50 a page' | 'triage list, 50 a page' | 'overview file';

export const kinds: readonly Kind[] = ['client systems, 50 a page', 'triage list, 50 a page', 'overview file'];

export interface User {
  readonly username: string;
  /** Files that this user may open, from all over the database. */
  readonly files: readonly string[];
}

/** Account with the key by which its role finds files, as the access rules name it. */
const accounts: readonly { readonly username: string; readonly key: string }[] = [
  { username: 'operational-coordinator', key: 'coordinator' },
  { username: 'police-liaison-gent', key: 'own-zone:5415' },
  { username: 'police-liaison-aalst', key: 'own-zone:5440' },
  { username: 'prosecution-criminologist', key: 'table:category:public-prosecutor' },
  { username: 'caw-worker', key: 'table:category:CAW' },
];

const FILES_PER_ACCOUNT = 4000;

/** So many users, evenly over the accounts. */
export async function users({ mongo }: Platform, count: number): Promise<User[]> {
  const clientSystems = mongo.db('vh-intake').collection<{ _id: string }>('client-systems');
  const known: User[] = [];
  for (const { username, key } of accounts) {
    const some = [{ $match: { access: key } }, { $sample: { size: FILES_PER_ACCOUNT } }, { $project: { _id: 1 } }];
    const files = await clientSystems.aggregate<{ _id: string }>(some).toArray();
    if (files.length === 0) throw new Error(`There is nothing to open for ${username}.`);
    known.push({ username, files: files.map(({ _id }) => _id) });
  }
  return Array.from({ length: count }, (_, i) => known[i % known.length] as User);
}

/** One request of a user, and how many milliseconds until its answer was there. @throws Error when it is refused */
export async function ask({ http, signIn }: Platform, user: User, kind: Kind): Promise<number> {
  const token = await signIn.staff(user.username);
  const path = pathOf(kind, user);
  const begin = performance.now();
  const { status, text } = await http.call({ method: 'GET', path, token });
  const ms = performance.now() - begin;
  if (status !== 200) throw new Error(`${user.username}, ${kind}: ${String(status)} ${text.slice(0, 300)}`);
  return ms;
}

function pathOf(kind: Kind, { files }: User): string {
  switch (kind) {
    case 'client systems, 50 a page':
      return `${listClientSystems.path}?limit=50`;
    case 'triage list, 50 a page':
      return `${listTriageFiles.path}?limit=50`;
    case 'overview file': {
      const file = files[Math.floor(Math.random() * files.length)] ?? '';
      return getOverviewFile.path.replace('{clientSystemId}', file);
    }
  }
}
