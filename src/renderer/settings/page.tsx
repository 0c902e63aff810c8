import { useEffect, useState } from 'react'
import type { AppInfo } from '../../contract/host.ts'
import type { Settings } from '../../contract/settings.ts'
import { AddressFields } from '../customers/address-fields.tsx'
import { ErrorNote } from '../errors/error-note.tsx'
import { formatBytes, formatNumber } from '../format.ts'
import { host } from '../host/host.ts'
import { Backups } from '../library/backups.tsx'
import { backUpNow, useLibrary } from '../library/library.store.ts'
import { useResource } from '../state/resource.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Field, NumberField } from '../ui/field.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { flushSettings, saveSettings, saveSettingsSoon, useSettings } from './settings.store.ts'
import { StationerySettings } from './stationery-settings.tsx'
import styles from './settings.module.css'

export function SettingsPage() {
  const { value: settings, error } = useResource(useSettings)
  if (!settings) return error ? <ErrorNote error={error} /> : <Waiting>Reading the settings…</Waiting>
  return (
    <Page title="Settings" lead="Saved as you type.">
      <Section title="Who sends the cards">
        <Sender sender={settings.sender} />
      </Section>
      <Section title="Who is due">
        <Due settings={settings} />
      </Section>
      <Section title="Stationery for new cards">
        <StationerySettings settings={settings} />
      </Section>
      <Section title="Library" aside={<Button onPress={() => void backUpNow()}>Back up now</Button>}>
        <Library />
      </Section>
      <About />
    </Page>
  )
}

function Sender({ sender }: { readonly sender: Settings['sender'] }) {
  const [draft, setDraft] = useState(sender)
  const set = (change: Partial<Settings['sender']>) => {
    const next = { ...draft, ...change }
    setDraft(next)
    saveSettingsSoon({ sender: next })
  }
  return (
    <div className={cx(styles.form)} onBlur={flushSettings}>
      <p className={cx(styles.quiet)}>Your return address, as it stands on the envelopes. Its country decides which letters are domestic.</p>
      <div className={cx(styles.grid)}>
        <Field label="Your name" value={draft.name} onChange={(name) => set({ name })} />
        <Field label="Your company" value={draft.company} onChange={(company) => set({ company })} />
      </div>
      <AddressFields address={draft.address} name={draft.name} company={draft.company} fromCountry={draft.address.country} onChange={(address) => set({ address })} />
    </div>
  )
}

function Due({ settings }: { readonly settings: Settings }) {
  return (
    <div className={cx(styles.grid)}>
      <NumberField
        label="Years with you that make a customer long-term"
        value={settings.minYears}
        min={1}
        max={50}
        onChange={(minYears) => void saveSettings({ minYears })}
      />
      <NumberField
        label="Months in peace after a thank-you"
        value={settings.restMonths}
        min={1}
        max={120}
        onChange={(restMonths) => void saveSettings({ restMonths })}
      />
    </div>
  )
}

function Library() {
  const { value: status } = useResource(useLibrary)
  if (!status) return null
  return (
    <div className={cx(styles.form)}>
      <p>
        {formatNumber(status.customers)} customers in one file of {formatBytes(status.sizeBytes)}, on this computer and nowhere else.
      </p>
      <p className={cx(styles.path)}>{status.path}</p>
      <Backups status={status} />
    </div>
  )
}

function About() {
  const [info, setInfo] = useState<AppInfo | null>(null)
  useEffect(() => {
    host.appInfo().then(setInfo, () => undefined)
  }, [])
  return <p className={cx(styles.quiet)}>{info ? `Longhand ${info.version}` : ''}</p>
}
