import type { MergeRecord } from '../../contract/duplicates.ts'
import { formatInstant } from '../format.ts'
import { useResource } from '../state/resource.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { LineItem } from '../ui/rows.tsx'
import { takeMergeBack, useMerges } from './duplicates.store.ts'

/** The merges that can be taken back. */
export function Merges() {
  const { value: merges } = useResource(useMerges)
  if (!merges || merges.length === 0) return null
  return (
    <Section title="Merged in the last 30 days">
      <ul>
        {merges.map((merge) => (
          <li key={merge.id}>
            <LineItem name={nameOf(merge)} note={formatInstant(merge.mergedAt)} action={<Undo merge={merge} />} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

const nameOf = ({ otherName, name }: MergeRecord): string => (otherName === name ? `${name}, two of them` : `${otherName} into ${name}`)

function Undo({ merge }: { readonly merge: MergeRecord }) {
  return (
    <Button size="small" label={`Undo the merge of ${merge.otherName} into ${merge.name}`} onPress={() => void takeMergeBack(merge)}>
      Undo
    </Button>
  )
}
