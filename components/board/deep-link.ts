import { type ObjectId, objectId } from '@/domain/base/ids'
import { showToast } from '../ui/toast-store'
import { boardWords } from './words'

const parameter = 'object'

/** The address of a page with one object in view: `?object=<id>`. */
export function linkTo(address: string, id: ObjectId): string {
  const url = new URL(address)
  url.search = ''
  url.hash = ''
  url.searchParams.set(parameter, id)
  return url.href
}

/** The object an address points to, or null: an address is typed by anybody. */
export function objectOf(address: string): ObjectId | null {
  const parsed = objectId.safeParse(new URL(address).searchParams.get(parameter))
  return parsed.success ? parsed.data : null
}

export async function copyLinkTo(id: ObjectId): Promise<void> {
  await copyAddress(linkTo(location.href, id))
}

export async function copyAddress(address: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(address)
    showToast(boardWords.selection.linkCopied)
  } catch {
    // Copying is only allowed on safe addresses: show it, so that it can be copied by hand.
    showToast(address)
  }
}
