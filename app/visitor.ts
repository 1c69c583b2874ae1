import { headers } from 'next/headers'
import { type Caller, callerFrom } from '@/server/auth/caller'

/** Who is looking at the page that is being made. */
export const visitor = async (): Promise<Caller> => callerFrom(await headers())
