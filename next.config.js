/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // One copy each in the process: the server's own bundle loads the same ones from node_modules.
  serverExternalPackages: [
    '@prisma/client',
    '@prisma/adapter-pg',
    'pg',
    'yjs',
    'y-protocols',
    'lib0',
    '@node-rs/argon2',
    'pino',
    'nodemailer',
  ],
  // `npm run check` compiles every floor by its own rules; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'x-content-type-options', value: 'nosniff' },
        { key: 'x-frame-options', value: 'DENY' },
        { key: 'referrer-policy', value: 'same-origin' },
        { key: 'cross-origin-opener-policy', value: 'same-origin' },
        { key: 'cross-origin-resource-policy', value: 'same-origin' },
        { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
      ],
    },
    // A service worker must be asked for afresh, or an old one would live on.
    { source: '/service-worker.js', headers: [{ key: 'cache-control', value: 'no-cache' }] },
  ],
}

export default config
