/** Joins the class names that are there: `classNames('a', open && 'b')`. */
export const classNames = (...names: ReadonlyArray<string | false | null | undefined>): string => names.filter(Boolean).join(' ')
