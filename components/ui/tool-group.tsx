'use client'
import { Toolbar } from 'radix-ui'
import type { ComponentProps, ReactElement } from 'react'

interface ToolGroupProps extends Omit<ComponentProps<typeof Toolbar.Root>, 'aria-label' | 'role'> {
  readonly label: string
}

/** Buttons that belong together: one tab stop, and arrows walk through them. A named group, as `docs/screens.md` lists it. */
export function ToolGroup({ label, ...rest }: ToolGroupProps) {
  return <Toolbar.Root {...rest} role="group" aria-orientation={undefined} aria-label={label} />
}

/** One button of the group. What is disabled is passed over. */
export function GroupTool({ disabled, children }: { readonly disabled?: boolean; readonly children: ReactElement }) {
  return (
    <Toolbar.Button asChild disabled={disabled}>
      {children}
    </Toolbar.Button>
  )
}
