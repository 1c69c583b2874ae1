/** Words of the building blocks themselves; whoever uses them brings the rest. */
export const uiWords = {
  close: 'Close',
  notices: 'Messages',
  theme: 'Light or dark',
  themeSystem: 'As my device',
  themeLight: 'Light',
  themeDark: 'Dark',
  copied: 'Copied',
  copy: 'Copy',
  couldNotCopy: 'Your browser did not allow copying. The words are selected: press Ctrl+C or ⌘C.',
  optional: '(you can leave this out)',
} as const
