import type { Output } from '../../contract/contract.ts'
import { call } from '../rpc.ts'
import { createResource } from '../state/resource.ts'

export type Stationery = Output<'stationery.list'>

/** Everything there is to choose from: hands, inks, designs, sizes, envelopes, label sheets. */
export const useStationery = createResource(() => call('stationery.list', {}), ['stationery', 'library'])
