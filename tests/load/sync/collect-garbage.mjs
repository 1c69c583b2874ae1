// Loaded into every Node server under test: SIGUSR2 collects all garbage, so that memory figures compare live data and
// not how lazily a heap was collected.
import v8 from 'node:v8'
import vm from 'node:vm'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  v8.setFlagsFromString('--expose-gc')
  const collect = vm.runInNewContext('gc')
  process.on('SIGUSR2', () => {
    collect()
    collect()
  })
}
