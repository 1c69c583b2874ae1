/** The contribution table as a file: UTF-8 without a mark, RFC 4180, one row a contribution. */
import { stringify } from 'csv-stringify/sync'
import type { Contribution } from '@/domain/contribution/contribution'
import { contributionColumns, contributionRow, type TableWords } from '@/domain/contribution/contribution-table'
import { findTaxonomy, findTerm } from '@/domain/involvement/taxonomy'
import type { BoardPage, BoardPerson } from '@/domain/protocol/history-answers'

const groupWords = { lived: 'Lived experience', learned: 'Learned experience', both: 'Both', unsaid: 'Rather not say' } as const

/** Names in the way people chose to be shown, tags by their label in the codebook. */
export function contributionCsv(
  contributions: readonly Contribution[],
  people: readonly BoardPerson[],
  pages: readonly BoardPage[],
  timeZone = 'Europe/London',
): string {
  const names = new Map(people.map((person) => [person.id, person.name]))
  const titles = new Map(pages.map((page) => [page.id, page.title]))
  const words: TableWords = {
    name: (id) => names.get(id) ?? 'Somebody',
    page: (contribution) => titles.get(contribution.pageId) ?? '',
    group: (group) => groupWords[group],
    term: (taxonomy, termId) => {
      const known = findTaxonomy(taxonomy)
      return (known && findTerm(known, termId)?.label) ?? termId
    },
    timeZone,
  }
  const rows = contributions.map((one) => contributionRow(one, words))
  return stringify(rows, { header: true, columns: [...contributionColumns], record_delimiter: '\r\n' })
}
