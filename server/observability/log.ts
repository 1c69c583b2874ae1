/**
 * The log: one JSON line an event on standard error, so that standard output stays for people. Nothing a person wrote
 * and no secret belongs into it; who did something is named by id.
 */
import { destination, type Logger, pino } from 'pino'

export type Log = Logger

export const openLog = (level: string): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      redact: ['*.password', '*.token', '*.ticket', '*.code', '*.authorization', '*.cookie'],
    },
    destination({ dest: 2, sync: true }),
  )
