import type { GestureKind } from '../../contract/gestures.ts'

/** Every kind of gesture by its name. */
export const kindNames: Record<GestureKind, string> = {
  card: 'Card',
  gift: 'Gift',
  credit: 'Credit',
  discount: 'Discount',
  call: 'Call',
  email: 'E-mail',
}

export const kindOptions = (Object.keys(kindNames) as GestureKind[]).map((id) => ({ id, name: kindNames[id] }))
