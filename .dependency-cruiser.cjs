/** The walls of the house. `npm run check` holds them, after it has seen a planted breach turn red. */

const ROOM = '^src/(?:doors|desk|office|spine)/';
const FACE = '/(?:contract|rules|words)[.]ts$|/server/api[.]ts$|/web/parts[.]tsx$';
/** What a room hands to the app alone, to be plugged in. */
const PLUG = '/server/(?:routes|jobs)[.]ts$';
const TEST = '[.](?:test|e2e)[.]tsx?$|/testing/';

const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const library = (names) => `(?:^|node_modules/)(?:${names})(?:/|$)`;

/** A library that only the folders named may touch. */
const onlyAt = (names, where, comment) =>
  wall(
    `${names.split('|')[0].replace(/\W+/g, '-')}-only-at-its-door`,
    comment,
    { path: '^src/', pathNot: `${where}|${TEST}` },
    {
      path: library(names),
      // A type alone opens no connection and answers no request.
      dependencyTypesNot: ['type-only'],
    },
  );

module.exports = {
  forbidden: [
    wall(
      'no-circle',
      'Two files that need each other are one file, or miss a third.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    wall('resolves', 'An import that leads nowhere hides what it crosses.', {}, { couldNotResolve: true }),

    wall(
      'ground-knows-no-business',
      'Imports go down only.',
      { path: '^src/ground/' },
      { path: '^src/(?:app|doors|desk|office|spine)/' },
    ),
    wall(
      'spine-below-the-rooms',
      'Imports go down only.',
      { path: '^src/spine/', pathNot: TEST },
      { path: '^src/(?:app|doors|desk|office)/' },
    ),
    wall(
      'rooms-below-the-app',
      'Imports go down only.',
      { path: '^src/(?:doors|desk|office)/', pathNot: TEST },
      { path: '^src/app/' },
    ),
    wall(
      'rooms-never-meet',
      'Doors, desk and office meet through an event, the spine or the shell.',
      { path: '^src/(doors|desk|office)/([^/]+)/', pathNot: TEST },
      { path: '^src/(?:doors|desk|office)/', pathNot: '^src/$1/$2/' },
    ),
    wall(
      'through-the-face',
      'Into another room only by contract, rules, words, server/api and web/parts.',
      { path: '^src/(doors|desk|office|spine)/([^/]+)/', pathNot: TEST },
      { path: ROOM, pathNot: `^src/$1/$2/|${FACE}` },
    ),
    wall(
      'app-plugs-rooms-in',
      'The app enters rooms by their faces too, and takes their routes and jobs.',
      { path: '^src/app/', pathNot: TEST },
      { path: ROOM, pathNot: `${FACE}|${PLUG}` },
    ),
    wall(
      'spine-in-order',
      'What every message walks through, in this order: interactions, then drafts, routing and the directory.',
      { path: '^src/spine/(?:people|contacts|channels|mailboxes|interactions|house-settings)/', pathNot: TEST },
      { path: '^src/spine/(?:routing|directory|drafts)/' },
    ),
    wall(
      'faces-are-pure',
      'A face imports only faces and zod: both sides of the wire read it.',
      { path: '^src/.*/(?:contract|rules|words)[.]ts$', pathNot: '^src/ground/words[.]ts$' },
      {
        pathNot: `/(?:contract|rules|words)[.]ts$|${library('zod')}`,
      },
    ),

    wall(
      'web-never-reaches-server',
      'The browser knows contracts only.',
      { path: '^src/.*/web/|^src/ground/ui/', pathNot: TEST },
      { path: '/server/' },
    ),
    wall(
      'server-never-reaches-web',
      'The server draws nothing.',
      { path: '^src/.*/server/' },
      { path: '/web/|^src/ground/ui/' },
    ),
    wall(
      'no-node-in-the-browser',
      'Vite would replace it with nothing.',
      { path: '^src/.*/web/|^src/ground/ui/', pathNot: TEST },
      { dependencyTypes: ['core'] },
    ),
    wall(
      'no-page-on-the-server',
      'Drawing libraries belong to the browser.',
      { path: '^src/.*/server/' },
      { path: library('react|react-dom|@mantine|@tanstack|roosterjs') },
    ),

    wall(
      'product-without-its-tests',
      'What runs does not depend on what tests it.',
      { path: '^src/', pathNot: TEST },
      { path: `^(?:e2e|bench|tools)/|${TEST}` },
    ),
    wall(
      'server-runs-without-dev-tools',
      'npm install --omit=dev must still start.',
      { path: '^src/', pathNot: `/web/|^src/ground/ui/|${TEST}` },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    ),

    onlyAt('smtp-server', '^src/doors/', 'Protocols stop at the doors.'),
    onlyAt('imapflow', '^src/doors/mail-in/', 'Protocols stop at the doors.'),
    // The demo floor plays the customers, so it writes their mail.
    onlyAt('nodemailer', '^src/doors/|^src/app/demo/', 'Protocols stop at the doors.'),
    onlyAt('postal-mime|mailauth', '^src/doors/', 'Protocols stop at the doors.'),
    onlyAt('pg', '^src/ground/(?:db|events)/', 'One pool, opened in one place, and one ear for NOTIFY.'),
    onlyAt('flydrive', '^src/ground/blobs/', 'Where attachments lie is one choice.'),
    onlyAt('fastify|@fastify', '^src/(?:ground/http|ground/api|app)/', 'Rooms answer calls; they do not know by what.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web-dist/|^data/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
