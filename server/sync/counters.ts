/** What the sync server counts, for the observability endpoint. All rise from 0 at the start of the process. */
export const newCounters = () => ({
  connections: 0,
  refusedHandshakes: 0,
  messages: 0,
  updatesApplied: 0,
  updatesWithoutEffect: 0,
  updatesRefused: 0,
  resyncs: 0,
  repairs: 0,
  commands: 0,
  commits: 0,
  failedCommits: 0,
  rowsCommitted: 0,
  framesWritten: 0,
  bytesWritten: 0,
  slowReaders: 0,
  pagesOpened: 0,
  pagesLost: 0,
})
export type Counters = ReturnType<typeof newCounters>
