/** Every word of the history screens, as data. Plain words, short sentences. */
import type { ExperienceGroup, Role } from '@/domain/access/role'
import type { LinkMeaning } from '@/domain/board/object'
import type { OriginKind } from '@/domain/contribution/lineage'
import type { TaxonomyId } from '@/domain/involvement/taxonomy'
import type { Via } from '@/domain/protocol/wire'

const people = (count: number): string => (count === 1 ? '1 contribution' : `${count.toLocaleString('en-GB')} contributions`)

export const historyWords = {
  title: 'Contributions',
  back: 'Back to the board',
  replay: 'Replay',
  replayPage: (title: string) => `Replay “${title}”`,
  download: 'Download as a table',
  downloadHint: 'A CSV file of what is listed here. It opens in any spreadsheet.',
  limits: 'This counts what was put on the board. What people said aloud is not here.',
  count: (shown: number, all: number) => (shown === all ? people(all) : `${shown.toLocaleString('en-GB')} of ${people(all)}`),
  loading: 'Reading the history…',

  group: {
    lived: 'Lived experience',
    learned: 'Learned experience',
    both: 'Lived and learned',
    unsaid: 'Rather not say',
  } satisfies Record<ExperienceGroup, string>,
  role: { facilitator: 'facilitator', participant: '', observer: 'observer', evaluator: 'evaluator' } satisfies Record<Role, string>,
  somebody: 'Somebody',
  nobody: 'The system',

  filter: {
    title: 'Show only',
    person: 'Person',
    group: 'Experience',
    area: 'Area',
    level: 'Level',
    stage: 'Stage',
    mode: 'Kind',
    state: 'Place',
    from: 'From day',
    to: 'To day',
    all: 'Everyone',
    any: 'Any',
    live: 'On the page',
    binned: 'In the bin',
    clear: 'Show everything',
    words: 'Words',
    count: (count: number) => (count === 1 ? '1 filter' : `${count} filters`),
  },

  empty: {
    title: 'No contributions yet',
    words: 'As soon as somebody writes a note, it is listed here with who, where and when.',
    noneTitle: 'Nothing matches',
    none: 'No contribution fits everything you chose.',
  },

  column: { who: 'Who', what: 'What', where: 'Where', when: 'When', about: 'About', kept: 'Words kept' },
  open: (name: string) => `Open the contribution by ${name}`,
  and: ' and ',
  writtenDownBy: (name: string) => `written down by ${name}`,
  via: {
    'own device': 'own device',
    'shared device': 'shared device',
    scribe: 'written down by somebody',
    dictation: 'spoken',
    'voice note passed on': 'voice note passed on',
    'phone call': 'by phone',
    paper: 'from paper',
  } satisfies Record<Via, string>,
  offline: 'Written without a connection',
  received: (when: string) => `received ${when}`,
  inBin: 'In the bin',
  outside: 'Outside every area',
  inherited: 'from the area',
  taxonomy: { level: 'Level', stage: 'Stage', mode: 'Kind', speaking: 'Speaking from' } satisfies Record<TaxonomyId, string>,
  speaking: 'Speaking from: ',
  share: (percent: number) => `${percent} %`,

  meaning: {
    builds_on: 'Builds on',
    answers: 'Answers',
    asks_about: 'Asks about',
    challenges: 'Challenges',
    plain: 'Is linked with',
  } satisfies Record<LinkMeaning | 'plain', string>,
  meaningFrom: {
    builds_on: 'Built on by',
    answers: 'Answered by',
    asks_about: 'Asked about by',
    challenges: 'Challenged by',
    plain: 'Linked from',
  } satisfies Record<LinkMeaning | 'plain', string>,
  madeFrom: 'Made from',
  gone: 'a note without words',

  detail: {
    title: 'Contribution',
    whoseWords: 'Whose words',
    wordsBy: 'Words by',
    placedBy: 'Placed by',
    explainWordsBy: 'Who first wrote each part, however it came to stand here.',
    explainPlacedBy: 'Who put each part where it stands: by typing, pasting, moving or undoing.',
    legend: 'What the marks mean',
    noWords: 'There are no words in it any more.',
    original: 'As the first writer left it',
    same: 'The words are as the first writer left them.',
    kept: 'What is still there',
    keptLine: (name: string, alive: number, all: number) =>
      `${name}: ${alive.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} letters still there`,
    placedByOthers: (count: number) => `${count.toLocaleString('en-GB')} of them were put there by somebody else`,
    links: 'In relation to',
    events: 'What happened',
    moment: 'See this moment',
    problem: 'The history of this note could not be read.',
    again: 'Try again',
    how: { restored: 'brought back', moved: 'moved', pasted: 'pasted' } satisfies Record<OriginKind, string>,
  },

  event: {
    'note.created': 'made the note',
    'text.edited': 'wrote',
    moved: 'moved it',
    resized: 'changed its size',
    restyled: 'changed how it looks',
    reparented: 'moved it to another area',
    binned: 'put it in the bin',
    restored: 'took it out of the bin',
    locked: 'locked or unlocked it',
    tagged: 'tagged it',
    'contributors.declared': 'said whose contribution it is',
  } as Readonly<Record<string, string>>,
  letters: {
    written: (count: number) => `${count.toLocaleString('en-GB')} letters written`,
    kept: (count: number) => `${count.toLocaleString('en-GB')} put back or carried over`,
    ownGone: (count: number) => `${count.toLocaleString('en-GB')} of their own taken out`,
    othersGone: (count: number) => `${count.toLocaleString('en-GB')} of others’ taken out`,
  },
} as const
