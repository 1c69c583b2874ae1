import { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { earsForNext, routeUpgrades } from './upgrades'

function knockAt(url: string, dev: boolean) {
  const server = new EventEmitter() as EventEmitter & Server
  const heard: string[] = []
  const next = earsForNext()
  next.on('upgrade', () => heard.push('next'))
  routeUpgrades(server, () => heard.push('board'), next, dev)
  const socket = new PassThrough()
  server.emit('upgrade', { url }, socket, Buffer.alloc(0))
  return { heard, ended: socket.destroyed }
}

test('board sockets go to the board', () => {
  expect(knockAt('/ws/page1?ticket=t', false)).toEqual({ heard: ['board'], ended: false })
})

test('hot reload goes to Next, in development only', () => {
  expect(knockAt('/_next/hmr', true)).toEqual({ heard: ['next'], ended: false })
  expect(knockAt('/_next/hmr', false)).toEqual({ heard: [], ended: true })
})

test.each(['/', '/ws', '/wsx/page1', '/boards/b1', '/_next/../ws'])('%s is ended at once instead of hanging', (url) => {
  expect(knockAt(url, false)).toEqual({ heard: [], ended: true })
})
