'use client'
import { useState } from 'react'
import { AreaSettings } from './area-settings'
import { BinPanel } from './bin-panel'
import { useBoardRoom } from './board-room'
import { areasToMoveTo, endsToConnect } from './candidates'
import { Composer } from './composer'
import { KeysDialog } from './keys-dialog'
import { NewPageDialog } from './new-page-dialog'
import { notePeople } from './note-people'
import { ObjectChooser } from './object-chooser'
import { TagPanel } from './tag-panel'
import { boardWords } from './words'

const words = boardWords.selection

/** Whatever lies over the page just now. A half-written note survives the closing of its sheet. */
export function Panels() {
  const { panel } = useBoardRoom()
  const [draft, setDraft] = useState('')
  switch (panel?.kind) {
    case undefined:
    case 'writer':
      return null
    case 'bin':
      return <BinPanel />
    case 'keys':
      return <KeysDialog />
    case 'new page':
      return <NewPageDialog />
    case 'composer':
      return <Composer draft={draft} onDraft={setDraft} />
    case 'area':
      return <AreaSettings id={panel.id} />
    case 'tags':
      return <TagPanel id={panel.id} />
    case 'connect':
      return <ConnectChooser />
    case 'move':
      return <MoveChooser />
  }
}

function ConnectChooser() {
  const { canvas, page, show } = useBoardRoom()
  const [from] = canvas.selection.get()
  if (!from) return null
  return (
    <ObjectChooser
      title={words.connectTo}
      description={words.connectHint}
      nothing={words.noNotes}
      candidates={endsToConnect(page.model, from, canvas.objectsInReadingOrder(), (id) => notePeople(page, id).first?.name ?? '')}
      onClose={() => show(null)}
      onChoose={(to) => {
        show(null)
        const made = to && canvas.commands.connect(from, to)
        if (made?.ok) canvas.commands.select([made.value])
      }}
    />
  )
}

function MoveChooser() {
  const { canvas, page, show } = useBoardRoom()
  const moving = canvas.selection.get()
  return (
    <ObjectChooser
      title={words.moveToTitle}
      nothing={words.noAreas}
      candidates={areasToMoveTo(page.model, moving)}
      onClose={() => show(null)}
      onChoose={(area) => {
        show(null)
        canvas.commands.moveInto(area)
      }}
    />
  )
}
