import type { LikenessSide, Maybe } from '../../contract/imports.ts'
import { cx } from '../ui/cx.ts'
import { formatDay, formatNumber } from '../format.ts'
import { differenceOf } from './difference.ts'
import styles from './maybes.module.css'

/** What two people are compared by: the words for it, and what each side says, in lines. */
const traits: readonly { readonly name: string; of(side: LikenessSide): readonly string[] }[] = [
  { name: 'Name', of: ({ name }) => [name] },
  { name: 'Company', of: ({ company }) => [company] },
  { name: 'E-mail', of: ({ email }) => [email] },
  { name: 'Phone', of: ({ phone }) => [phone] },
  // The first lines of a block are the names, which have rows of their own.
  { name: 'Address', of: ({ addressLines }) => addressLines },
  { name: 'Customer since', of: ({ sinceOn }) => [sinceOn === null ? '' : formatDay(sinceOn)] },
  { name: 'Plan', of: ({ plan }) => [plan] },
  { name: 'Facts', of: ({ facts }) => facts },
]

/** Two people side by side, what differs marked, with the reasons why they may be one. */
export function Pair({ pair: { row, otherRow, reasons, theirs, mine } }: { readonly pair: Maybe }) {
  const shown = traits.filter(({ of }) => [...of(theirs), ...of(mine)].some((line) => line !== ''))
  return (
    <>
      <p>{sentence(reasons)}</p>
      <table className={cx(styles.pair)}>
        <thead>
          <tr>
            <th scope="col">
              <span className={cx(styles.spoken)}>About</span>
            </th>
            <th scope="col">{otherRow === null ? 'In your library' : `Row ${formatNumber(otherRow)} of the file`}</th>
            <th scope="col">Row {formatNumber(row)} of the file</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <Side lines={of(mine)} other={of(theirs)} />
              <Side lines={of(theirs)} other={of(mine)} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Side({ lines, other }: { readonly lines: readonly string[]; readonly other: readonly string[] }) {
  const all = other.join('\n')
  if (lines.every((line) => line === '')) return <td className={cx(styles.blank)}>–</td>
  return (
    <td>
      {lines.map((line, index) => (
        <span key={index} className={cx(styles.line)}>
          {differenceOf(line, all).map((stretch, at) => (stretch.isDifferent ? <mark key={at}>{stretch.text}</mark> : stretch.text))}
        </span>
      ))}
    </td>
  )
}

function sentence(reasons: readonly string[]): string {
  const words = reasons.join(', ')
  return words === '' ? '' : `${words.charAt(0).toLocaleUpperCase()}${words.slice(1)}.`
}
