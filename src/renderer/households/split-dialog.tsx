import { useState } from 'react'
import type { Household } from '../../contract/households.ts'
import { Confirm } from '../ui/dialog.tsx'
import { Switch } from '../ui/toggles.tsx'
import { splitHousehold } from './households.store.ts'

/** Says what a split does before it is done. */
export function SplitDialog({ household, onClose }: { readonly household: Household; readonly onClose: () => void }) {
  const [isApart, setApart] = useState(true)
  const [first] = household.members
  return (
    <Confirm title={`Split ${household.piece.name}?`} action="Split" onConfirm={() => splitHousehold(household, isApart)} onClose={onClose}>
      <p>
        {household.members.length === 2 ? 'Both' : `All ${household.members.length}`} get a card of their own again. What was mailed to them together stays in everybody’s history. A draft that is being
        written stays with {first?.name}.
      </p>
      <Switch isSelected={isApart} onChange={setApart}>
        Do not offer them together again
      </Switch>
    </Confirm>
  )
}
