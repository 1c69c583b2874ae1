import type { ReactNode } from 'react'
import { SiteHeader } from '@/components/workspace/site-header'
import { visitor } from '../visitor'

export default async function WorkspaceLayout({ children }: { readonly children: ReactNode }) {
  const { user } = await visitor()
  return (
    <>
      <SiteHeader user={user} />
      {children}
    </>
  )
}
