import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type HostSite = {
  origin: string;
  /** What its pages carry from now on. */
  tag: string;
  close(): Promise<void>;
};

/** A site of somebody else, with a policy as strict as they come: scripts and calls to the house alone, no inline style. */
export const startSite = async (house: string, language = 'fr'): Promise<HostSite> => {
  const site: HostSite = { origin: '', tag: '', close: async () => {} };
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', `default-src 'none'; script-src ${house}; connect-src ${house}`);
    response.end(
      `<!doctype html><html lang="${language}"><head><title>Boutique</title></head><body><h1>Boutique</h1>${site.tag}</body></html>`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  site.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  site.close = async () => {
    server.close();
    server.closeAllConnections();
  };
  return site;
};
