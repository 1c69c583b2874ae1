/**
 * When to stop, and stopping once. A second signal does not wait; neither does a stop that takes too long.
 */
import type { Log } from './observability/log'

const patience = 25_000

/** Calls `stop` when the process is asked to end, when its parent (npm) is gone, or when `endNow` is called. */
export function stopWhenAsked(
  stop: () => Promise<void>,
  log: Log,
  followParent: boolean,
): { endNow(status: number, reason: string): void } {
  let stopping = false
  const endNow = (status: number, reason: string) => {
    if (stopping) process.exit(status || 1)
    stopping = true
    log.info({ reason }, 'stopping')
    setTimeout(() => {
      log.error('the orderly stop took too long')
      process.exit(1)
    }, patience).unref()
    stop().then(
      () => process.exit(status),
      (error: unknown) => {
        log.error({ err: error }, 'the orderly stop failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', () => endNow(0, 'SIGTERM'))
  process.on('SIGINT', () => endNow(0, 'SIGINT'))
  process.on('SIGHUP', () => endNow(0, 'SIGHUP'))
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'a bug: nobody caught this')
    endNow(1, 'uncaught exception')
  })
  if (followParent) {
    // npm passes SIGINT on, but a SIGTERM kills npm alone and would leave the server behind.
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && endNow(0, 'the parent process ended'), 1_000).unref()
  }
  return { endNow }
}
