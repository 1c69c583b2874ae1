/** The keys of the board, as the help shows them. The canvas answers to them; the words live here. */
interface Key {
  readonly keys: readonly string[]
  readonly words: string
}

export const keyGroups: ReadonlyArray<{ readonly group: 'write' | 'move' | 'view' | 'undo'; readonly keys: readonly Key[] }> = [
  {
    group: 'write',
    keys: [
      { keys: ['N'], words: 'Note tool' },
      { keys: ['Double-click'], words: 'Write a note there' },
      { keys: ['Enter'], words: 'Write in the selected note' },
      { keys: ['Esc'], words: 'Finish writing' },
      { keys: ['Ctrl', 'Enter'], words: 'Done, and on to a next note' },
      { keys: ['F'], words: 'Area tool' },
      { keys: ['A'], words: 'Connect tool' },
    ],
  },
  {
    group: 'move',
    keys: [
      { keys: ['V'], words: 'Select tool' },
      { keys: ['Tab'], words: 'To the next thing on the page' },
      { keys: ['Arrows'], words: 'Move a little' },
      { keys: ['Shift', 'Arrows'], words: 'Move more' },
      { keys: ['Shift', 'Click'], words: 'Select several' },
      { keys: ['Ctrl', 'A'], words: 'Select everything' },
      { keys: ['Ctrl', 'D'], words: 'Copy' },
    ],
  },
  {
    group: 'view',
    keys: [
      { keys: ['H'], words: 'Hand tool' },
      { keys: ['Space'], words: 'Hold and drag to look around' },
      { keys: ['+'], words: 'Zoom in' },
      { keys: ['−'], words: 'Zoom out' },
      { keys: ['Shift', '0'], words: 'Back to 100 %' },
      { keys: ['Shift', '1'], words: 'Show everything' },
      { keys: ['Shift', '2'], words: 'Show what is selected' },
    ],
  },
  {
    group: 'undo',
    keys: [
      { keys: ['Ctrl', 'Z'], words: 'Undo what I did' },
      { keys: ['Ctrl', 'Shift', 'Z'], words: 'Do it again' },
      { keys: ['Delete'], words: 'Put in the bin' },
      { keys: ['?'], words: 'This help' },
    ],
  },
]
