/** Runs the states: one is current, events go to it, and where it says another comes next, that one is entered. */
import { type Cell, cell, type Readable } from '../../store/cell'
import type { ToolName } from '../engine-contract'
import { areaStates } from './area/area-tool'
import { connectorStates } from './connector/connector-tool'
import type { ToolContext } from './context'
import { handStates } from './hand/hand-tool'
import { noteStates } from './note/note-tool'
import { selectStates } from './select/select-tool'
import type { CanvasPointer, State, StateInfo, StateName, StateTable, Step } from './state'

const table: StateTable = { ...selectStates, ...noteStates, ...areaStates, ...connectorStates, ...handStates }

export type PointerEventName = 'pointerDown' | 'pointerMove' | 'pointerUp' | 'doubleClick' | 'longPress'

export interface ToolMachine {
  readonly path: Readable<StateName>
  send(event: PointerEventName, pointer: CanvasPointer): void
  cancel(): void
  /** Ends what is going on and goes to a tool's state of rest. */
  choose(tool: ToolName): void
  /** Ends what is going on and enters a state from outside. */
  enter<Name extends StateName>(name: Name, info: StateInfo[Name]): void
}

export function createToolMachine(context: ToolContext): ToolMachine {
  const path: Cell<StateName> = cell<StateName>('select.idle')
  let state: State = table['select.idle'](context, null)

  const enter = <Name extends StateName>(name: Name, info: StateInfo[Name]): void => {
    state.leave?.()
    // The name first: whoever listens to what the new state sets up must see where we are.
    path.set(name)
    state = table[name](context, info)
  }
  const follow = (step: Step): void => {
    if (step) enter<StateName>(step.to, step.info)
  }
  return {
    path,
    send: (event, pointer) => follow(state[event]?.(pointer)),
    cancel: () => follow(state.cancel()),
    choose: (tool) => {
      if (path.get() !== `${tool}.idle`) enter<StateName>(`${tool}.idle`, null)
    },
    enter,
  }
}

export const toolOf = (name: StateName): ToolName => name.slice(0, name.indexOf('.')) as ToolName
