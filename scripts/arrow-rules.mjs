/**
 * The arrows of the house: who may import whom. Each rule says, to the person who trips it, why it stands there.
 * `tests/architecture` plants one violation of each and expects it to be found.
 *
 * `from` and `to` are patterns over paths relative to the house; a package is `npm:name`, a Node built-in `node:name`.
 */
const test = /\.test\.tsx?$/
const product = /^(app|client|components|domain|server)\//
const house = /^(app|client|components|domain|generated|prisma|public|scripts|server|tests)\//

/** Files of `from` may import only themselves and `allowed`. Their tests may also use what lies in tests/. */
const floor = (from, allowed, why) => ({
  name: `floor-${from}`,
  why,
  from: (file) => file.startsWith(`${from}/`) && !test.test(file),
  to: (target) => house.test(target) && ![from, ...allowed].some((name) => target.startsWith(`${name}/`)),
})

/** What matches `library` may be imported only from `doors`. */
const door = (name, library, doors, why) => ({
  name: `door-${name}`,
  why,
  from: (file) => product.test(file) && !test.test(file) && !doors.some((place) => place.test(file)),
  to: (target) => library.test(target),
})

export const arrowRules = [
  floor('domain', [], 'The ground floor says what things mean and runs anywhere. Move what you need down here, or take it as a parameter.'),
  floor(
    'client',
    ['domain'],
    'The browser wing knows neither React components nor the server. Talk to the server through domain/protocol.',
  ),
  floor(
    'server',
    ['domain', 'generated'],
    'The server wing knows nothing of the browser. What both need is meaning, and belongs in domain.',
  ),
  floor(
    'components',
    ['client', 'domain'],
    'Components show and forward. What the server knows reaches them as properties or through a request.',
  ),
  floor('app', ['components', 'client', 'server', 'domain'], 'Pages use the house; they do not read generated code, scripts or tests.'),
  {
    name: 'tests-are-not-furniture',
    why: 'Only tests may import from tests.',
    from: (file) => (product.test(file) || file.startsWith('scripts/')) && !test.test(file),
    to: (target) => target.startsWith('tests/') || test.test(target),
  },
  {
    name: 'node-stays-on-the-server',
    why: 'Node built-ins do not exist where domain, client and components run.',
    from: (file) => /^(domain|client|components)\//.test(file) && !test.test(file),
    to: (target) => target.startsWith('node:'),
  },
  door(
    'yjs',
    /^npm:(yjs|lib0|y-protocols|y-websocket|y-indexeddb)$/,
    [/^domain\/(board|contribution)\//, /^client\/(session|offline)\//, /^server\/(sync|history|journal|cli)\//, /^components\/text\//],
    'Documents are read and changed through domain/board and client/session; elsewhere there are plain values.',
  ),
  door('tiptap', /^npm:(@tiptap\/|prosemirror-)/, [/^components\/text\//], 'The editor is mounted in components/text and nowhere else.'),
  door(
    'prisma',
    /^(npm:@prisma\/|npm:@auth\/prisma-adapter|generated\/prisma\/)/,
    [/^server\/prisma\.ts$/, /^server\/(auth|boards|history|journal|database)\//],
    'Queries live beside the use case that asks them; others call the use case.',
  ),
  door(
    'sockets',
    /^npm:ws$/,
    [/^server\/sync\/(transport\/|hub\.ts$)/, /^server\/cli\//],
    'Sockets end in server/sync/transport; a room sees connections.',
  ),
  door(
    'sign-in',
    /^npm:(next-auth|@node-rs\/argon2|nodemailer)$/,
    [/^server\/auth\//, /^app\/api\/auth\//],
    'Who somebody is, is answered by server/auth.',
  ),
  door('logging', /^npm:pino$/, [/^server\/observability\//], 'Take a Log as a parameter; it is opened in one place.'),
  door(
    'react',
    /^npm:(react|react-dom|radix-ui|lucide-react|sonner)$/,
    [/^(app|components)\//],
    'Canvas, session and store outlive React; bind to them in a use-*.ts hook in components.',
  ),
  door(
    'next',
    /^npm:next$/,
    [/^(app|components)\//, /^server\/(main\.ts$|auth\/)/],
    'The server must run without Next: hand it plain requests and values.',
  ),
  door('spatial-index', /^npm:(rbush|flatbush)$/, [/^client\/canvas\/spatial\//], 'Ask client/canvas/spatial what lies where.'),
]

/** Names that exclude nothing collect everything. */
const emptyNames = /^(utils?|lib|helpers?|common|shared|types|manager|service|index)(\.|$)/
/** The proxy runs inside Next's own bundle, before the server's environment is read. */
const environmentReaders = new Set(['server/env.ts'])

/** Rules about one file by itself: `broken(file, program)`, where program is what the parser says about it. */
export const fileRules = [
  {
    name: 'name-says-nothing',
    why: 'Say what is in it. A name that excludes nothing collects everything.',
    broken: (file) => file.split('/').some((part) => emptyNames.test(part)),
  },
  {
    name: 'no-barrel',
    why: 'A file that only passes on what others export hides where things are and makes cycles. Import from the file itself.',
    broken: (_file, { program }) =>
      program.body.length > 0 && program.body.every((statement) => passesOn.has(statement.type) && statement.source),
  },
  {
    name: 'environment-is-read-once',
    why: 'Settings are parsed in server/env.ts; ask environment().',
    broken: (file, { text }) =>
      /^(client|domain|server)\//.test(file) && !test.test(file) && !environmentReaders.has(file) && /\bprocess\.env\b/.test(text),
  },
]
const passesOn = new Set(['ExportAllDeclaration', 'ExportNamedDeclaration'])
