// Health check of a container: 0 when the process says it can work. The image has no curl, and needs none.
const port = process.env.HTTP_PORT ?? '8080';
try {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(4000) });
  process.exit(response.ok ? 0 : 1);
} catch {
  process.exit(1);
}
