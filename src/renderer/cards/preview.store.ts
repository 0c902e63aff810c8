import { create } from 'zustand'
import type { CardPreview } from '../../contract/cards.ts'
import type { AppError } from '../../contract/errors.ts'
import type { Look } from '../../contract/stationery.ts'
import { call } from '../rpc.ts'
import { toAppError } from '../state/attempt.ts'

export interface PreviewQuestion {
  readonly customerId: string
  /** For one member of a household alone. */
  readonly isAlone: boolean
  readonly text: string
  readonly look: Look
}

interface Preview {
  /** The last card that was laid out; stays while the next one is on its way. */
  readonly preview: CardPreview | null
  readonly error: AppError | null
}

/** The card on the desk as it will print. */
export const usePreview = create<Preview>()(() => ({ preview: null, error: null }))

const waitsMs = 60
let asking = new AbortController()
let timer: ReturnType<typeof setTimeout> | undefined

/** Lays the card out anew, once the keys rest for a moment; an answer that comes too late is dropped. */
export function showPreview(question: PreviewQuestion): void {
  clearTimeout(timer)
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  timer = setTimeout(() => {
    previewCard(question, signal).then(
      (preview) => usePreview.setState({ preview, error: null }),
      (error: unknown) => {
        if (!signal.aborted) usePreview.setState({ error: toAppError(error) })
      },
    )
  }, waitsMs)
}

/** One card as it will print, for showing a text in several looks side by side. */
export function previewCard({ customerId, isAlone, text, look }: PreviewQuestion, signal?: AbortSignal): Promise<CardPreview> {
  return call('cards.preview', { customerId, isAlone, text, look }, { signal })
}
