import { expect, test } from '@playwright/test'

test('the first page obeys its own content security policy without a word on the console', async ({ page }) => {
  const said: string[] = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  const response = await page.goto('/')
  expect(response?.headers()['content-security-policy']).toContain("'strict-dynamic'")
  await expect(page.getByRole('main')).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(said).toEqual([])
})

test('each page has a nonce of its own', async ({ request }) => {
  const nonces = await Promise.all(
    [1, 2].map(async () => /'nonce-([^']+)'/.exec((await request.get('/')).headers()['content-security-policy'] ?? '')?.[1]),
  )
  expect(nonces[0]).toBeTruthy()
  expect(nonces[0]).not.toBe(nonces[1])
})

test('every answer carries the headers that keep a browser careful', async ({ request }) => {
  for (const path of ['/', '/api/nothing-here']) {
    const headers = (await request.get(path)).headers()
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers).not.toHaveProperty('x-powered-by')
  }
})

test('supervisors are told how it is', async ({ request }) => {
  expect(await (await request.get('/healthz')).text()).toBe('alive\n')
  expect(await (await request.get('/readyz')).text()).toBe('ready\n')
})

test('a websocket that nobody serves is ended at once', async ({ page, baseURL }) => {
  await page.goto('/')
  const closed = await page.evaluate(
    (address) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(address)
        socket.onopen = () => resolve('opened')
        socket.onerror = () => resolve('refused')
      }),
    `${baseURL?.replace('http', 'ws')}/nowhere`,
  )
  expect(closed).toBe('refused')
})
