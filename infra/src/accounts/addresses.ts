/** The same address of a server, signed in as another account. */
export function withAccount(url: string, account: string, password: string): string {
  const [scheme = '', rest = ''] = url.split('://');
  const place = rest.slice(rest.indexOf('@') + 1);
  return `${scheme}://${encodeURIComponent(account)}:${encodeURIComponent(password)}@${place}`;
}

/** The same address of a database, signed in as an account that is kept in a database of its own. */
export function withDatabaseAccount(url: string, account: string, password: string, authSource: string): string {
  const [place = '', query = ''] = withAccount(url, account, password).split('?');
  const options = new URLSearchParams(query);
  options.set('authSource', authSource);
  return `${place}?${options.toString()}`;
}
