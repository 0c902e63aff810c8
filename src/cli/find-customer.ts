import { id as idShape } from '../contract/ids.ts'
import { CliFailure, usage } from './failure.ts'
import type { Session } from './session.ts'

const namesShown = 5

/** The id of the customer meant by an id, an e-mail address, a name or the beginning of one. Throws where that is nobody, or several. */
export async function findCustomer(session: Session, asked: string): Promise<string> {
  if (idShape.safeParse(asked).success) return asked
  const { rows } = await session.call('customers.list', { filter: { search: asked }, limit: 500 })
  const plain = asked.trim().toLowerCase()
  const exact = rows.filter(({ name, email }) => email.toLowerCase() === plain || name.toLowerCase() === plain)
  const found = exact.length > 0 ? exact : rows
  if (found.length === 1) return found[0]!.id
  if (found.length === 0) throw new CliFailure('cli/nobody', `Nobody is found by "${asked}". "longhand customers --search" looks for parts of a name.`)
  const shown = found.slice(0, namesShown).map(({ name, email, id }) => `  ${[name, email, id].filter(Boolean).join('  ')}`)
  throw usage(`"${asked}" is more than one customer. Give the id of the one you mean:\n${shown.join('\n')}${found.length > namesShown ? `\n  and ${found.length - namesShown} more` : ''}`)
}
