import { Server } from '@hocuspocus/server'

await new Server({ port: Number(process.env.PORT), address: process.env.HOST, quiet: true }).listen()
