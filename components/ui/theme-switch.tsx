'use client'
import { Monitor, Moon, Sun } from 'lucide-react'
import { SegmentedControl } from './segmented-control'
import { applyTheme } from './theme'
import { useTheme } from './use-theme'
import { uiWords } from './words'

export function ThemeSwitch() {
  return (
    <SegmentedControl
      label={uiWords.theme}
      value={useTheme()}
      onChange={applyTheme}
      choices={[
        { value: 'system', label: uiWords.themeSystem, icon: <Monitor aria-hidden /> },
        { value: 'light', label: uiWords.themeLight, icon: <Sun aria-hidden /> },
        { value: 'dark', label: uiWords.themeDark, icon: <Moon aria-hidden /> },
      ]}
    />
  )
}
