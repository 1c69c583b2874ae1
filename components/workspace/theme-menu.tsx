'use client'
import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '../ui/icon-button'
import { Menu, MenuChoice } from '../ui/menu'
import { applyTheme, type Theme } from '../ui/theme'
import { useTheme } from '../ui/use-theme'
import { uiWords } from '../ui/words'

const choices: ReadonlyArray<{ theme: Theme; label: string; Icon: typeof Sun }> = [
  { theme: 'system', label: uiWords.themeSystem, Icon: Monitor },
  { theme: 'light', label: uiWords.themeLight, Icon: Sun },
  { theme: 'dark', label: uiWords.themeDark, Icon: Moon },
]

/** Light or dark in one button: there is no room for three on a phone. */
export function ThemeMenu() {
  const theme = useTheme()
  const { Icon } = choices.find((choice) => choice.theme === theme) ?? { Icon: Monitor }
  return (
    <Menu label={uiWords.theme} align="end" trigger={<IconButton label={uiWords.theme} icon={<Icon aria-hidden />} />}>
      {choices.map((choice) => (
        <MenuChoice
          key={choice.theme}
          icon={<choice.Icon aria-hidden />}
          checked={choice.theme === theme}
          onSelect={() => applyTheme(choice.theme)}
        >
          {choice.label}
        </MenuChoice>
      ))}
    </Menu>
  )
}
