import { defineConfig } from 'vitest/config'

const alias = { '@': import.meta.dirname }

/**
 * Two projects: files that need a database say so in their name (`*.pg.test.ts`) and get a cluster; the others start at
 * once. `EVENBOARD_TEST_DATABASE=postgresql npx vitest run --project database` runs the former on an installed server.
 */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          // A loaded machine is slow, not wrong.
          testTimeout: 20_000,
          include: ['{domain,client,server,components,app,tests,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.pg.test.ts', 'tests/e2e/**', '**/node_modules/**'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          include: ['{domain,client,server,components,app,tests}/**/*.pg.test.ts'],
          globalSetup: ['tests/fixtures/cluster.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
