/** Binding the one port. */
import type { Server } from 'node:http'
import { CannotStart } from './cannot-start'

export interface Wish {
  readonly host: string
  readonly port: number
  /** Nobody chose the port: when it is taken, one of the next twenty will do. */
  readonly orNext: boolean
}

/** Listens and answers with the port that was bound. Throws, in plain words, when it cannot be. */
export async function listen(server: Server, { host, port, orNext }: Wish): Promise<number> {
  const last = orNext ? port + 20 : port
  for (let candidate = port; ; candidate += 1) {
    try {
      return await bind(server, host, candidate)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EADDRINUSE' && candidate < last) continue
      if (code === 'EADDRINUSE')
        throw new CannotStart(`Port ${candidate} is taken by another program. Set PORT to a free one.`, { cause: error })
      if (code === 'EACCES')
        throw new CannotStart(`This user may not listen on port ${candidate}. Set PORT to one above 1023.`, { cause: error })
      throw error
    }
  }
}

const bind = (server: Server, host: string, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
