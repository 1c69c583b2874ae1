import { participantId, type ParticipantId } from '@/domain/base/ids'

/** `?as=<participant>` in a reading request: which of the people at this device is asking. */
export function speakerOf(request: Request): ParticipantId | undefined {
  const parsed = participantId.safeParse(new URL(request.url).searchParams.get('as'))
  return parsed.success ? parsed.data : undefined
}
