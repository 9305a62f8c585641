/** Only a path on this host: `//elsewhere` and `https:` would lead people away after sign-in. */
export function localPath(given: unknown): string {
  return typeof given === 'string' && /^\/(?![/\\])[\w\-/?=&.]{0,500}$/.test(given) ? given : '/';
}
