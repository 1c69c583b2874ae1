'use client'
import { useSyncExternalStore } from 'react'
import type { Readable } from '@/client/store/cell'

/** Reads a cell and draws again when it changes. Cells return the same reference until then. */
export const useCell = <Value>(cell: Readable<Value>): Value => useSyncExternalStore(cell.subscribe, cell.get, cell.get)
