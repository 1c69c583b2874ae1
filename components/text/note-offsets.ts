/** Between ProseMirror's positions and offsets in a note's text (blocks joined with a line feed). */
import type { Node } from '@tiptap/pm/model'

/** Each block opens with one position and closes with one; the line feed between blocks stands for two of them. */
export function positionOf(doc: Node, offset: number): number {
  let [rest, position] = [offset, 1]
  for (let index = 0; index < doc.childCount; index++) {
    const { size } = doc.child(index).content
    if (rest <= size || index === doc.childCount - 1) return position + Math.min(rest, size)
    rest -= size + 1
    position += size + 2
  }
  return position
}

export function offsetAt(doc: Node, position: number): number {
  const { parentOffset } = doc.resolve(position)
  const block = doc.resolve(position).index(0)
  let offset = parentOffset
  for (let index = 0; index < block; index++) offset += doc.child(index).content.size + 1
  return offset
}
