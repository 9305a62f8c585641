import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The screens as static files below `site/`; the gateway serves them and nothing else does. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'site',
    assetsDir: 'screens',
    emptyOutDir: true,
    // An image in a style sheet would be a data address; the policy of the page allows it, small ones only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    sourcemap: false,
    target: 'es2023',
  },
});
