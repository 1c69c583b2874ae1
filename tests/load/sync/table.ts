/** Figures as a table that reads the same in a terminal and in Markdown. */
import type { Metrics } from './scenarios'

export interface Row {
  readonly server: string
  readonly ok: boolean
  readonly metrics: Metrics
}

const figure = (value: number | string | undefined): string => {
  if (value === undefined) return '–'
  if (typeof value === 'string') return value
  if (Number.isNaN(value)) return '–'
  const size = Math.abs(value)
  return value.toFixed(Number.isInteger(value) || size >= 100 ? 0 : size >= 10 ? 1 : 2)
}

export function table(title: string, columns: readonly string[], rows: readonly Row[]): string {
  const head = ['server', 'checks', ...columns]
  const body = rows.map((row) => [row.server, row.ok ? 'passed' : 'FAILED', ...columns.map((column) => figure(row.metrics[column]))])
  const widths = head.map((cell, at) => Math.max(cell.length, ...body.map((row) => row[at]!.length)))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join(' | ')} |`
  const rule = `| ${widths.map((width, at) => (at < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [`### ${title}`, '', line(head), rule, ...body.map(line)].join('\n')
}
