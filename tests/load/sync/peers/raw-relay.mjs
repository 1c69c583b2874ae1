// The physical limit of a Node server: relays every message to the others of a room, unread. No Yjs, no state, nothing kept.
// BATCH_MS unset: one send per message and receiver. 0: frames built once, one write per receiver and event-loop turn.
// n: the same with one write per n milliseconds.
import http from 'node:http'
import { Sender, WebSocketServer } from 'ws'

const batch = process.env.BATCH_MS === undefined ? null : Number(process.env.BATCH_MS)
const emptyAnswer = Buffer.from([0, 1, 2, 0, 0])
const rooms = new Map()

const isAskingForState = (message) => message[0] === 0 && message[1] === 0
const isEmptyState = (message) => message[0] === 0 && message[1] === 1 && message.length <= 5

function flush(room) {
  room.timer = null
  const pending = room.pending
  room.pending = []
  const everything = Buffer.concat(pending.map((one) => one.frame))
  const senders = new Set(pending.map((one) => one.from))
  for (const socket of room.sockets) {
    const frames = senders.has(socket) ? Buffer.concat(pending.filter((one) => one.from !== socket).map((one) => one.frame)) : everything
    if (frames.length > 0) socket._socket.write(frames)
  }
}

function relay(room, from, message) {
  if (batch === null) {
    for (const socket of room.sockets) if (socket !== from) socket.send(message)
    return
  }
  const frame = Buffer.concat(Sender.frame(message, { fin: true, rsv1: false, opcode: 2, mask: false, readOnly: true }))
  room.pending.push({ from, frame })
  room.timer ??= batch === 0 ? setImmediate(flush, room) : setTimeout(flush, batch, room)
}

const server = http.createServer((_, response) => response.end('ok'))
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, request) => {
  const name = request.url
  const room = rooms.get(name) ?? { sockets: new Set(), pending: [], timer: null }
  rooms.set(name, room)
  room.sockets.add(socket)
  socket.on('message', (message) => {
    if (isAskingForState(message)) socket.send(emptyAnswer)
    else if (!isEmptyState(message)) relay(room, socket, message)
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    room.sockets.delete(socket)
    if (room.sockets.size === 0) rooms.delete(name)
  })
})
server.listen(Number(process.env.PORT), process.env.HOST)
