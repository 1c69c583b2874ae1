import { HistoryLoading } from '@/components/history/history-loading'

export default function Loading() {
  return <HistoryLoading />
}
