/** Leaving a device: nothing of the person stays in this browser. */
import type { ParticipantId } from '@/domain/base/ids'
import { openDeviceStore } from '../session/device-store'
import { forgetShell } from './shell'

/**
 * Removes copies of pages, spare ids, waiting commands and kept words of this person, or of everybody, and all pages kept
 * for starting offline. Close the person's open pages first, and tell them before: what was not sent is gone after this.
 */
export async function forgetOnThisDevice(participantId?: ParticipantId): Promise<void> {
  const store = await openDeviceStore()
  await store?.forget(participantId)
  store?.close()
  if (typeof caches !== 'undefined') await forgetShell(caches)
}
