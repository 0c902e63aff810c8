import { call } from '../rpc.ts'
import { createResource } from '../state/resource.ts'

/** Everything there is to choose from: hands, inks, designs, sizes, envelopes, label sheets. */
export const useStationery = createResource(() => call('stationery.list', {}), ['stationery', 'library'])
