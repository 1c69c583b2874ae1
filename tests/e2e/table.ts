/** Reads a CSV file (RFC 4180) as a spreadsheet does: one object a row, by the names in the first. */
export function rowsOf(file: string): Array<Record<string, string>> {
  const [header = [], ...rows] = cellsOf(file)
  return rows.map((row) => {
    if (row.length !== header.length) throw new Error(`A row has ${row.length} cells instead of ${header.length}: ${row.join(' | ')}`)
    return Object.fromEntries(header.map((name, column) => [name, row[column] ?? '']))
  })
}

/** A quoted cell with doubled quotes, or a bare one; then a comma, the end of the line, or the end. */
const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy

function cellsOf(file: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [whole, quoted, bare, end] of file.matchAll(cell)) {
    if (whole === '' && row.length === 0) break
    row.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
