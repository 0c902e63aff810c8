import { cx } from './cx.ts'
import styles from './paper-lines.module.css'

/** Lines as they will stand on paper. */
export function PaperLines({ lines, label, isSmall = false }: { readonly lines: readonly string[]; readonly label?: string; readonly isSmall?: boolean }) {
  return (
    <address className={cx(styles.paper, isSmall && styles.small)} aria-label={label}>
      {lines.map((line, index) => (
        <span key={index}>{line}</span>
      ))}
    </address>
  )
}
