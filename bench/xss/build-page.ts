import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** The bench's page as the files of a small site, path -> content; built in memory. */
export const buildPage = async (entry: URL): Promise<Map<string, string>> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('..', import.meta.url)),
    plugins: [react()],
    build: { write: false, minify: false, rolldownOptions: { input: fileURLToPath(entry) } },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const files = outputs.flatMap(({ output }) => output);
  const site = new Map(
    files.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : String(file.source)]),
  );
  const main = files.find((file) => file.type === 'chunk' && file.isEntry)?.fileName;
  if (!main) throw new Error('the bench page has no entry');
  const styles = files
    .filter((file) => file.fileName.endsWith('.css'))
    .map((file) => `<link rel="stylesheet" href="/${file.fileName}">`);
  site.set(
    '/',
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>bench</title>${styles.join('')}</head>` +
      `<body><script type="module" src="/${main}"></script></body></html>`,
  );
  return site;
};
