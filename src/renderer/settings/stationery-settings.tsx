import type { Settings } from '../../contract/settings.ts'
import type { EnvelopeId, LabelSheetId, Look } from '../../contract/stationery.ts'
import { useStationery } from '../stationery/stationery.store.ts'
import { useResource } from '../state/resource.ts'
import { Choice } from '../ui/choice.tsx'
import { cx } from '../ui/cx.ts'
import { saveSettings } from './settings.store.ts'
import styles from './settings.module.css'

const named = <T extends string>(list: readonly { readonly id: T; readonly name: string }[]) => list.map(({ id, name }) => ({ id, name }))

/** What a new card starts with; each card can be changed later. */
export function StationerySettings({ settings }: { readonly settings: Settings }) {
  const { value: stationery } = useResource(useStationery)
  if (!stationery) return null
  const { look, envelope, labelSheet } = settings
  const set = (change: Partial<Look>) => void saveSettings({ look: { ...look, ...change } })
  const size = stationery.cardSizes.find((one) => one.id === look.size)
  const envelopes = stationery.envelopes.filter((one) => size?.envelopes.includes(one.id))
  return (
    <div className={cx(styles.grid)}>
      <Choice label="Card" value={look.size} options={named(stationery.cardSizes)} onChange={(id) => set({ size: id })} />
      <Choice label="Design" value={look.design} options={stationery.designs} onChange={(design) => set({ design })} />
      <Choice label="Hand" value={look.hand} options={stationery.hands} onChange={(hand) => set({ hand })} />
      <Choice label="Ink" value={look.ink} options={named(stationery.inks)} onChange={(ink) => set({ ink })} />
      <Choice<EnvelopeId | 'none' | 'best'>
        label="Envelope"
        value={envelope && envelopes.some((one) => one.id === envelope) ? envelope : envelope ? 'best' : 'none'}
        options={[...named(envelopes), { id: 'none', name: 'No envelopes' }]}
        onChange={(id) => void saveSettings({ envelope: id === 'none' || id === 'best' ? null : id })}
      />
      <Choice<LabelSheetId | 'none'>
        label="Label sheet"
        value={labelSheet ?? 'none'}
        options={[...named(stationery.labelSheets), { id: 'none', name: 'No labels' }]}
        onChange={(id) => void saveSettings({ labelSheet: id === 'none' ? null : id })}
      />
    </div>
  )
}
