import type { ReactNode } from 'react'
import type { AppError } from '../../contract/errors.ts'
import { Notice } from '../ui/page.tsx'
import { copyOf } from './error-copy.ts'

/** A failure in the flow of a page: what happened, what is safe, what to do. */
export function ErrorNote({ error, action }: { readonly error: AppError; readonly action?: ReactNode }) {
  const copy = copyOf(error)
  return (
    <Notice tone="wrong" action={action}>
      <strong>{copy.what}</strong> {copy.safe} {copy.next}
    </Notice>
  )
}
