import type { Run, RunDocument } from '../../contract/runs.ts'
import { count, formatNumber } from '../format.ts'
import { host } from '../host/host.ts'
import { attempt } from '../state/attempt.ts'
import { useResource } from '../state/resource.ts'
import { useStationery } from '../stationery/stationery.store.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import styles from './runs.module.css'

const kindNames = { cards: 'Cards', envelopes: 'Envelopes', labels: 'Labels' } as const

/** The papers of a run, ready for the printer, and how to print them. */
export function Documents({ run }: { readonly run: Run }) {
  const { value: stationery } = useResource(useStationery)
  const size = stationery?.cardSizes.find((one) => one.id === run.look.size)
  const kinds = new Set(run.documents.map((document) => document.kind))
  return (
    <section className={cx(styles.documents)} aria-label="Documents">
      <ul>
        {run.documents.map((document) => (
          <li key={document.documentId}>
            <DocumentRow document={document} />
          </li>
        ))}
      </ul>
      <div className={cx(styles.advice)}>
        <h2>At the printer</h2>
        <p>Scale 100 % (“actual size”), no “fit to page”, no borders.</p>
        {size && (
          <p>
            Cards: both sides, flip on the {size.duplex === 'long-edge' ? 'long' : 'short'} edge{size.isFolded ? ', then fold in the middle' : ''}.
          </p>
        )}
        {kinds.size > 1 && <p>The small number is the place in the stack, the same on every paper.</p>}
      </div>
    </section>
  )
}

export function DocumentRow({ document }: { readonly document: RunDocument }) {
  const { documentId, fileName, kind, pages, fromPosition, toPosition } = document
  return (
    <div className={cx(styles.document)}>
      <span>
        <b>{kindNames[kind]}</b>
        <small>
          {count(pages, 'page')}, {fromPosition === toPosition ? `card ${formatNumber(fromPosition)}` : `cards ${formatNumber(fromPosition)}–${formatNumber(toPosition)}`}
        </small>
      </span>
      <Button size="small" look="quiet" onPress={() => void attempt(() => host.saveDocument(documentId, fileName))} label={`Save ${kindNames[kind].toLowerCase()}`}>
        Save…
      </Button>
      <Button size="small" onPress={() => void attempt(() => host.openDocument(documentId))} label={`Open ${kindNames[kind].toLowerCase()}`}>
        Open
      </Button>
    </div>
  )
}
