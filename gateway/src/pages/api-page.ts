import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { openApiDocument } from '@veilighuis/contracts';
import express, { Router } from 'express';
import { styledByScript } from '../protection/security-headers.ts';

const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Veilig Huis API</title>
    <link rel="stylesheet" href="/api/assets/swagger-ui.css" />
  </head>
  <body>
    <div id="api"></div>
    <script src="/api/assets/swagger-ui-bundle.js"></script>
    <script src="/api/docs.js"></script>
  </body>
</html>
`;

const start = `window.SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', validatorUrl: null });\n`;

/** The API as a document and as a page, served from here alone: no script, font or style from elsewhere. */
export function apiPage(): Router {
  const router = Router();
  const document = JSON.stringify(openApiDocument());
  router.get('/api/openapi.json', (_request, response) => {
    response.type('application/json').send(document);
  });
  router.get('/api/docs', styledByScript, (_request, response) => {
    response.type('html').send(page);
  });
  router.get('/api/docs.js', (_request, response) => {
    response.type('application/javascript').send(start);
  });
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    router.use(`/api/assets/${name}`, express.static(`${assets}/${name}`, { maxAge: '1h', index: false }));
  }
  return router;
}
