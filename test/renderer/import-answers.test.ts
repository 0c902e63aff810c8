import { describe, expect, it } from 'vitest'
import type { EditConflict, Maybe } from '../../src/contract/imports.ts'
import { answersInput, isTaken, judged, noAnswers, numbersWith, pairKey, pairsOf, verdictOfRow, withTaken } from '../../src/renderer/imports/answers.ts'

const side = (change: Partial<Maybe['mine']> = {}): Maybe['mine'] => ({ name: 'Ana Ruiz', company: '', email: 'ana@example.org', phone: '', sinceOn: null, plan: '', addressLines: [], facts: [], ...change })
const pair = (row: number, change: Partial<Maybe> = {}): Maybe => ({ row, customerId: `customer-${row}`, otherRow: null, reasons: ['same e-mail'], theirs: side({ name: 'Anna Ruiz', phone: '555' }), mine: side(), ...change })
const preview = (maybes: Maybe[]) => ({ new: 10, updated: 4, same: 2, maybe: new Set(maybes.map(({ row }) => row)).size, skippedTotal: 1, maybes })
const edit = (row: number, field: EditConflict['field']): EditConflict => ({ row, field, customerId: 'c', name: 'Ana', mine: 'mine', theirs: 'theirs', isTaken: false })

describe('the numbers of an import with the answers given since', () => {
  it('move a row from maybe to where its answer puts it, and back', () => {
    const [one, two] = [pair(3), pair(5)]
    const same = judged(noAnswers, one, 'same')
    expect(numbersWith(preview([one, two]), noAnswers, same)).toEqual({ new: 10, updated: 5, same: 2, maybe: 1, skippedTotal: 1 })
    const both = judged(same, two, 'different')
    expect(numbersWith(preview([one, two]), noAnswers, both)).toEqual({ new: 11, updated: 5, same: 2, maybe: 0, skippedTotal: 1 })
    expect(numbersWith(preview([one, two]), noAnswers, judged(judged(both, one, null), two, null))).toEqual({ new: 10, updated: 4, same: 2, maybe: 2, skippedTotal: 1 })
  })

  it('stay as they are once a reading has counted the answers, and go back from there', () => {
    const [one, two] = [pair(3), pair(5)]
    const counted = judged(noAnswers, one, 'different')
    const later = { ...preview([two]), new: 11 }
    expect(numbersWith(later, counted, counted)).toMatchObject({ new: 11, maybe: 1 })
    expect(numbersWith(later, counted, judged(counted, one, null))).toMatchObject({ new: 10, maybe: 2 })
  })

  it('count a row as the same where it fills nothing that is blank', () => {
    for (const otherRow of [null, 4]) {
      const nothingNew = pair(9, { otherRow, theirs: side({ name: 'Anna Ruiz', email: 'anna@work.example' }) })
      expect(numbersWith(preview([nothingNew]), noAnswers, judged(noAnswers, nothingNew, 'same'))).toMatchObject({ updated: 4, same: 3, maybe: 0 })
    }
    const knowsMore = pair(9, { theirs: side({ facts: ['prefers tea'] }) })
    expect(numbersWith(preview([knowsMore]), noAnswers, judged(noAnswers, knowsMore, 'same'))).toMatchObject({ updated: 5, same: 2 })
  })

  it('hold a row that may be two people open until both are ruled out, and let it be one of them only', () => {
    const [ana, ann] = [pair(3, { customerId: 'ana' }), pair(3, { customerId: 'ann' })]
    const notAna = judged(noAnswers, ana, 'different')
    expect(numbersWith(preview([ana, ann]), noAnswers, notAna)).toMatchObject({ new: 10, maybe: 1 })
    expect(numbersWith(preview([ana, ann]), noAnswers, judged(notAna, ann, 'different'))).toMatchObject({ new: 11, maybe: 0 })
    const changedMind = judged(judged(noAnswers, ana, 'same'), ann, 'same')
    expect(answersInput(changedMind).decisions).toEqual([{ row: 3, verdict: 'same', customerId: 'ann', otherRow: null }])
    expect(verdictOfRow([ana, ann], changedMind)).toBe('updated')
  })
})

describe('the pairs to look at', () => {
  it('keep those that were judged in sight after they were counted', () => {
    const [one, two] = [pair(7), pair(2)]
    expect(pairsOf([one], judged(noAnswers, two, 'same')).map(pairKey)).toEqual([pairKey(two), pairKey(one)])
    expect(pairsOf([one, two], judged(noAnswers, two, 'same'))).toHaveLength(2)
  })
})

describe('fields edited by hand', () => {
  const edits = [edit(2, 'name'), edit(2, 'company'), edit(4, 'name')]
  it('stay the founder’s until the file’s is taken, one by one or all but one', () => {
    expect(edits.map((one) => isTaken(noAnswers, one))).toEqual([false, false, false])
    const one = withTaken(noAnswers, edits, edits[1]!, true)
    expect(edits.map((each) => isTaken(one, each))).toEqual([false, true, false])
    const allButOne = withTaken({ ...noAnswers, overwrite: 'all' }, edits, edits[0]!, false)
    expect(edits.map((each) => isTaken(allButOne, each))).toEqual([false, true, true])
    expect(answersInput(allButOne).overwrite).toEqual([{ row: 2, field: 'company' }, { row: 4, field: 'name' }])
  })
})
