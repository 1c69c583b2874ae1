'use client'
import { useSyncExternalStore } from 'react'
import { currentTheme, isDark, onThemeChange, type Theme } from './theme'

/** The theme the person chose. */
export const useTheme = (): Theme => useSyncExternalStore(onThemeChange, currentTheme, () => 'system')

/** Whether the dark palette is showing, whoever asked for it. */
export const useIsDark = (): boolean => useSyncExternalStore(onThemeChange, isDark, () => false)
