/** `components.securitySchemes`: machines send a token, staff have a session of the gateway. */
export const securitySchemes = {
  machine: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'Access token of the identity provider of the platform, from the client credentials grant, with audience `veilig-huis-api`.',
  },
  staffSession: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-vh-session',
    description: 'Session of a member of staff who signed in at the gateway.',
  },
  staffCsrf: {
    type: 'apiKey',
    in: 'header',
    name: 'X-CSRF-Token',
    description: 'CSRF token of the session; needed with every request that is no GET.',
  },
};

/** Who may call: a machine with a token, or staff with a session, and with the CSRF token unless it is a GET. */
export function securityOf(method: string): object[] {
  return [{ machine: [] }, method === 'GET' ? { staffSession: [] } : { staffSession: [], staffCsrf: [] }];
}
