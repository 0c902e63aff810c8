import { useEffect, useState } from 'react'
import type { DuplicatePair } from '../../contract/duplicates.ts'
import { tellFailure } from '../state/attempt.ts'
import { fetchPair, pairKey } from './duplicates.store.ts'

/** Two customers who are named together, alike or not; null while they are fetched and where none are named. */
export function useChosenPair(key: string | null): DuplicatePair | null {
  const [pair, setPair] = useState<DuplicatePair | null>(null)
  useEffect(() => {
    const [one, other] = key?.split('_') ?? []
    if (one === undefined || other === undefined) return
    let isWanted = true
    fetchPair(one, other).then((answer) => isWanted && setPair(answer), tellFailure)
    return () => {
      isWanted = false
    }
  }, [key])
  return pair && pairKey(pair) === key ? pair : null
}
