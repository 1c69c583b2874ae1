'use client'
import { useSyncExternalStore } from 'react'
import { currentTheme, onThemeChange, type Theme } from './theme'

/** The theme the person chose. */
export const useTheme = (): Theme => useSyncExternalStore(onThemeChange, currentTheme, () => 'system')
