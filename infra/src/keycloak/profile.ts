/** `production` has no people, no partner systems and no test clients. */
export type RealmProfile = 'demo' | 'production';
