/** Titles of columns or rows, one a line: trimmed, no empty ones, at most as many and as long as an area may have. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 120))
    .filter(Boolean)
    .slice(0, 24)
