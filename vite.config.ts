import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = path.dirname(fileURLToPath(import.meta.url));

/** Where the dev server finds the API; the built page is served by the product itself. */
const api = process.env['RELAIS_API'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: path.join(root, 'src/app/web'),
  plugins: [react()],
  resolve: {
    alias: [
      { find: /^zod$/, replacement: path.join(root, 'src/ground/web/zod.ts') },
      { find: /^fflate$/, replacement: path.join(root, 'src/ground/ui/mail-editor/grid/zip-here.ts') },
    ],
  },
  build: {
    outDir: path.join(root, 'web-dist'),
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy allows neither data: scripts nor data: fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      input: {
        index: path.join(root, 'src/app/web/index.html'),
        // What other sites load by this name; it shares nothing with the page.
        chat: path.join(root, 'src/doors/texts/site/widget/chat.ts'),
      },
      output: { entryFileNames: ({ name }) => (name === 'chat' ? 'chat.js' : 'assets/[name]-[hash].js') },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: api, changeOrigin: false } } },
});
