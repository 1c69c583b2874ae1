'use client'
import { Fragment } from 'react'
import { Dialog } from '../ui/dialog'
import { useBoardRoom } from './board-room'
import { keyGroups } from './key-list'
import styles from './keys-dialog.module.css'
import { letterShortcuts } from './letter-shortcuts'
import { useCell } from './use-cell'
import { boardWords } from './words'

const words = boardWords.keys

export function KeysDialog() {
  const { show, sourceUrl } = useBoardRoom()
  const letters = useCell(letterShortcuts)
  return (
    <Dialog open onOpenChange={(open) => !open && show(null)} title={words.title} description={words.all}>
      <label className={styles.switch}>
        <input type="checkbox" className={styles.box} checked={letters} onChange={(event) => letterShortcuts.set(event.target.checked)} />
        <span>
          {words.letters}
          <span className={styles.hint}>{words.lettersHint}</span>
        </span>
      </label>
      {keyGroups.map(({ group, keys }) => (
        <section key={group}>
          <h3 className={styles.heading}>{words.heading[group]}</h3>
          <dl className={styles.list}>
            {keys.map((key) => (
              <Fragment key={key.words}>
                <dt>
                  {key.keys.map((name) => (
                    <kbd key={name} className={styles.key}>
                      {name}
                    </kbd>
                  ))}
                </dt>
                <dd>{key.words}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
      <section>
        <h3 className={styles.heading}>{words.source}</h3>
        {sourceUrl ? (
          <p>
            {words.sourceExplain} <a href={sourceUrl}>{words.sourceLink}</a>
          </p>
        ) : (
          <p>{words.sourceAsk}</p>
        )}
      </section>
    </Dialog>
  )
}
