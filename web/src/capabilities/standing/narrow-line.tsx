import type { ReactNode } from 'react'
import { NarrowOnly } from '#design/table/narrow-only.tsx'

/** A reason under the name, where there is no room for a column of reasons. */
export const NarrowLine = ({ children }: { readonly children: ReactNode }) =>
  children !== undefined &&
  children !== '' && (
    <NarrowOnly>
      <span className="muted">{children}</span>
    </NarrowOnly>
  )
