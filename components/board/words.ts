/** Every word of the board room, as data: one file to translate. Plain words, short sentences, one idea each. */
import type { ExperienceGroup, Role } from '@/domain/access/role'
import type { ChangeRefusal } from '@/domain/board/change'
import type { LinkMeaning, NoteColour, ObjectKind } from '@/domain/board/object'
import type { Capacity, TagAssertion } from '@/domain/involvement/tag'

const kindWord: Record<ObjectKind, string> = { note: 'note', area: 'area', connector: 'connector' }
const counted = (count: number, one: string, many: string) => (count === 0 ? '' : `${count} ${count === 1 ? one : many}`)
const groupWord: Record<ExperienceGroup, string> = {
  lived: 'lived experience',
  learned: 'learned experience',
  both: 'lived and learned experience',
  unsaid: '',
}

export const boardWords = {
  board: 'Board',
  canvas: 'The page',
  loading: 'Opening the page…',
  pages: 'Pages of this board',
  addPage: 'Add a page',
  newPageTitle: 'Title of the new page',
  add: 'Add',
  cancel: 'Cancel',
  done: 'Done',
  you: 'you',

  tools: {
    title: 'Tools',
    select: { label: 'Select', explain: 'Select and move' },
    note: { label: 'Note', explain: 'Write a note' },
    area: { label: 'Area', explain: 'Draw an area for notes' },
    connector: { label: 'Connect', explain: 'Draw a line between two notes' },
    hand: { label: 'Hand', explain: 'Move around the page' },
    undo: 'Undo',
    redo: 'Redo',
    addNote: 'Add note',
  },

  view: {
    title: 'View',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    actual: (percent: number) => `${percent} % — back to 100 %`,
    home: 'Take me home',
  },

  status: {
    title: 'Is my work saved?',
    saved: {
      short: 'Saved for everyone',
      long: 'Everything you wrote is saved, and everyone here can see it.',
      todo: 'You can close this page at any time.',
    },
    device: {
      short: 'Saved on this device',
      long: 'What you wrote is safe on this device, but not with the others yet.',
      todo: 'Carry on. It is sent by itself when the connection is back.',
    },
    connecting: { short: 'Connecting…', long: 'We are connecting you to the others.', todo: 'Carry on. What you write is kept meanwhile.' },
    cannot: {
      short: 'Cannot save',
      long: 'Something keeps us from saving.',
      todo: 'Copy what you wrote, to be safe. Then load the page again.',
    },
    waiting: (count: number) => (count === 1 ? '1 change is waiting to be sent.' : `${count} changes are waiting to be sent.`),
    reload: 'Load the page again',
    retry: 'Try again now',
  },

  people: {
    title: 'People here',
    summary: (count: number) => (count === 1 ? '1 person here' : `${count} people here`),
    onlyYou: 'Only you are here just now.',
    here: 'Here now',
    away: 'Not here now',
    roles: {
      facilitator: 'Facilitator',
      participant: 'Participant',
      observer: 'Observer (reads only)',
      evaluator: 'Evaluator (reads only)',
    } satisfies Record<Role, string>,
    share: 'Invite people',
  },
  group: groupWord,

  menu: {
    title: 'Menu',
    history: 'Contributions and history',
    replay: 'Replay',
    people: 'People and links',
    boards: 'All boards',
    profile: 'My name and how I am counted',
    bin: 'Bin',
    help: 'Keys and help',
    copyLink: 'Copy a link to this page',
  },

  selection: {
    title: 'What is selected',
    count: (count: number) => `${count} selected`,
    edit: 'Write',
    colour: 'Colour',
    tags: 'Tags',
    settings: 'Settings',
    meaning: 'Meaning',
    connect: 'Connect',
    connectTo: 'Connect to which note?',
    connectHint: 'A line is drawn from the selected note to the one you choose.',
    moveTo: 'Move to area…',
    moveToTitle: 'Move to which area?',
    noArea: 'Outside every area',
    noAreas: 'There are no areas on this page yet.',
    noNotes: 'There is no other note on this page yet.',
    find: 'Find by words',
    duplicate: 'Copy',
    bin: 'Bin',
    binExplain: 'Put in the bin',
    front: 'Bring to the front',
    back: 'Put behind',
    next: 'Next note',
    link: 'Copy a link to this',
    linkCopied: 'The link is copied.',
    more: 'More',
  },

  colours: {
    yellow: 'Yellow',
    orange: 'Orange',
    pink: 'Pink',
    violet: 'Violet',
    blue: 'Blue',
    teal: 'Teal',
    green: 'Green',
    grey: 'Grey',
  } satisfies Record<NoteColour, string>,

  meaning: {
    plain: 'A plain line',
    builds_on: 'Builds on',
    answers: 'Answers',
    asks_about: 'Asks about',
    challenges: 'Challenges',
  } satisfies Record<LinkMeaning | 'plain', string>,
  meaningTitle: 'What does this line say?',

  tags: {
    title: 'Tags',
    optional: 'You do not have to choose. You can change it later.',
    upTo: (most: number) => (most === 1 ? 'Choose one.' : `Choose up to ${most}.`),
    fromArea: 'from the area',
    own: 'the writer’s word',
    useAreas: 'Use what the area says',
    none: 'None of these',
    beside: 'Others say',
    asFacilitator: 'You answer as a facilitator. It is kept beside the writer’s own word.',
    mayNot: 'Only the writer and facilitators can tag this note.',
    capacity: { self: 'writer', facilitator: 'facilitator', evaluator: 'evaluator', inherited: 'from the area' } satisfies Record<
      Capacity,
      string
    >,
    says: (name: string, capacity: TagAssertion['capacity'], terms: readonly string[]) =>
      `${name} (${boardWords.tags.capacity[capacity]}): ${terms.length ? terms.join(', ') : 'none of these'}`,
    notSaved: (reason: string) => `The tag was not saved. ${reason}`,
  },

  area: {
    title: 'Area settings',
    name: 'Title',
    namePlaceholder: 'What is this part of the board for?',
    question: 'Guiding question',
    questionHint: 'Shown under the title, to get people started.',
    columns: 'Columns',
    columnsHint: 'One a line. Leave it empty for none.',
    lanes: 'Rows',
    lanesHint: 'One a line. Leave it empty for none.',
    defaults: 'Notes put in here start as',
    defaultsHint: 'The writer can always change it on the note.',
  },

  bin: {
    title: 'Bin',
    explain: 'Nothing is lost. Everything here can be put back.',
    empty: 'The bin is empty.',
    emptyHint: 'What you put in the bin waits here. Nothing is ever thrown away.',
    restore: 'Put back',
    restored: 'It is back on the page.',
  },

  notices: {
    gentle: (count: number) => `This page has ${count.toLocaleString('en-GB')} things on it. A new page keeps it easy to use.`,
    full: 'This page is full. Add a page to go on.',
    observer: 'You are here to read. What you see is live.',
    evaluator: 'You are reading what the group has released.',
    readNow: 'A facilitator changed what you can do: you can only read now. Your words stay.',
    writeNow: 'You can write again.',
    offline: 'There is no connection. Try again when you are connected.',
    carryOn: 'Carry on here',
    back: 'Back to the start',
    read: 'I have read this',
    understood: 'All right',
    unsent: 'Words that were not saved. Copy what you need.',
    unsentAt: (at: Date) => `Written at ${at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`,
    notNeeded: 'I do not need this',
  },

  refusal: {
    'unknown object': 'That is no longer on the page.',
    'read only': 'You can only read here.',
    locked: 'That is locked. A facilitator can unlock it.',
    'page full': 'This page is full. Add a page to go on.',
    'wrong kind': 'That does not go together.',
  } satisfies Record<ChangeRefusal, string>,
  undo: {
    nothing: 'There is nothing to undo.',
    changed: (name: string | null) => (name ? `Not undone: ${name} has changed it since.` : 'Not undone: somebody has changed it since.'),
    part: (count: number) =>
      count === 1 ? 'Undone, but for one thing that was changed since.' : `Undone, but for ${count} things that were changed since.`,
  },

  empty: {
    title: 'An empty page, ready for your words',
    write: 'Write the first note. A few words are enough.',
    read: 'Nobody has written here yet. It appears as soon as somebody does.',
    action: 'Write a note',
  },

  editor: {
    label: 'Words of this note',
  },

  composer: {
    title: 'Add a note',
    label: 'Your words',
    placeholder: 'Write what you want to say',
    area: 'Put it in',
    anywhere: 'Anywhere on the page',
    post: 'Put it on the board',
    posted: 'Your note is on the board.',
    tags: 'Add tags',
    keep: 'Your words are kept here until you post them.',
  },

  writer: {
    title: 'Who is writing?',
    explain:
      'Choose a name, so that every word is its writer’s own. You can write for somebody who allowed it under “My name and how I am counted”.',
    change: 'Somebody else is writing',
    join: 'Somebody else joins on this device',
    writeFor: (name: string) => `Write for ${name}`,
    writingFor: (name: string) => `You are writing for ${name}. The words are ${name}’s.`,
    forMyself: 'Write for myself',
    through: (name: string) => `${name} writes it down`,
    switched: (name: string) => `${name} is writing now.`,
  },

  describe: {
    note: 'Note',
    noteBy: (name: string, group: ExperienceGroup) => (groupWord[group] ? `Note by ${name} (${groupWord[group]})` : `Note by ${name}`),
    typedBy: (name: string) => `, typed by ${name}`,
    area: (title: string) => (title ? `Area ${title}` : 'Area without a title'),
    untitledArea: 'Area without a title',
    empty: 'empty',
    gone: 'something that is not on the page',
    inArea: (title: string) => `In area ${title}`,
    tags: (words: readonly string[]) => `Tags: ${words.join(', ')}`,
    connector: (meaning: LinkMeaning | null, from: string, to: string) =>
      `${meaning ? boardWords.meaning[meaning] : 'Line'}: from “${from}” to “${to}”`,
  },
  mirror: {
    title: 'What is on the page',
    how: 'Arrow keys move from one to the next. Enter writes. Delete puts it in the bin.',
  },

  announce: {
    one: {
      added: (kind: ObjectKind, text: string) => `New ${kindWord[kind]}${text ? `: ${text}` : ''}`,
      changed: (kind: ObjectKind, text: string) => `Changed ${kindWord[kind]}${text ? `: ${text}` : ''}`,
      binned: (kind: ObjectKind, text: string) => `Put in the bin: ${text || kindWord[kind]}`,
      restored: (kind: ObjectKind, text: string) => `Put back: ${text || kindWord[kind]}`,
    },
    many: {
      added: (count: number) => counted(count, 'new.', 'new.'),
      changed: (count: number) => counted(count, 'changed.', 'changed.'),
      binned: (count: number) => counted(count, 'put in the bin.', 'put in the bin.'),
      restored: (count: number) => counted(count, 'put back.', 'put back.'),
    },
  },

  keys: {
    title: 'Keys and help',
    letters: 'Use letters as keys (N for a note, and so on)',
    lettersHint: 'Switch this off if you use your voice to control the computer, or press letters by accident.',
    heading: { write: 'Write', move: 'Move and select', view: 'Look around', undo: 'Undo and bin' },
    all: 'Everything here can be done with buttons too: nothing needs dragging.',
    source: 'Source',
    sourceExplain: 'Evenboard is free software (AGPL 3 or later). You may read, change and share it.',
    sourceLink: 'Get the source of this version',
    sourceAsk: 'Evenboard is free software (AGPL 3 or later). Whoever runs it gives you the source of this version when you ask.',
  },

  problem: {
    other: 'Something went wrong on our side. Nothing you wrote is lost.',
  },
} as const
