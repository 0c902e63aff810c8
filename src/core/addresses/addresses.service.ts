import type { AddressEntry } from '../../contract/addresses.ts'
import type { Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { CoreContext } from '../context.ts'
import type { CustomersRepository } from '../customers/customers.repository.ts'
import { displayName } from '../customers/customers.rules.ts'
import type { CustomersService } from '../customers/customers.service.ts'
import { addressHints } from '../post/address-check.rules.ts'
import { isBlankAddress } from '../customers/address-columns.rules.ts'
import { addressLines } from '../post/address.rules.ts'
import { addressForm } from '../post/country-form.rules.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import { isMarkTakenBack, type Provenance } from './addresses.rules.ts'
import type { FormerAddressesRepository } from './former-addresses.repository.ts'

/** What is known of addresses: their form, what looks wrong with them, where they came from and what became of them. */
export function createAddressesService(
  context: CoreContext,
  formerAddresses: FormerAddressesRepository,
  customers: CustomersRepository,
  services: { customers: CustomersService; settings: SettingsService },
) {
  const { environment } = context
  const home = () => services.settings.get().sender.address.country

  return {
    form: ({ country, script }: Parsed<'addresses.form'>): Output<'addresses.form'> => ({ fields: addressForm(country || home(), script) }),

    check({ name, company, address, fromCountry }: Parsed<'addresses.check'>): Output<'addresses.check'> {
      const from = fromCountry ?? home()
      return { hints: addressHints(address, home()), lines: addressLines(name, company, address, from) }
    },

    hints({ customerIds }: Parsed<'addresses.hints'>): Output<'addresses.hints'> {
      const from = home()
      const found: Output<'addresses.hints'>['customers'] = []
      for (const id of customerIds) {
        const customer = customers.find(id)
        const hints = customer ? addressHints(customer.address, from) : []
        if (customer && hints.length > 0) found.push({ id, name: displayName(customer), lines: addressLines('', '', customer.address, from), hints })
      }
      return { customers: found }
    },

    history({ customerId }: Parsed<'addresses.history'>): Output<'addresses.history'> {
      const customer = services.customers.require(customerId)
      const from = home()
      const entry = (known: Provenance & Pick<AddressEntry, 'address' | 'state' | 'untilOn'>): AddressEntry => ({
        address: known.address,
        lines: addressLines('', '', known.address, from),
        source: known.addressSource,
        fileName: formerAddresses.fileName(known.addressImportId),
        sourceOn: known.addressOn,
        state: known.state,
        stateOn: known.addressStateOn,
        untilOn: known.untilOn,
      })
      const now = customer.addressState === null ? [] : [entry({ ...customer, state: customer.addressState, untilOn: null })]
      return { entries: [...now, ...formerAddresses.all(customerId).map((former) => entry({ ...former, state: former.addressState }))] }
    },

    mark({ customerId, state, stateOn }: Parsed<'addresses.mark'>): Output<'addresses.mark'> {
      const customer = services.customers.require(customerId)
      if (isBlankAddress(customer.address)) throw new AppError('addresses/none', { id: customerId })
      const today = environment.today()
      const mark = { state, stateOn: stateOn ?? today }
      context.transaction(() => {
        const last = formerAddresses.last(customerId)
        if (isMarkTakenBack(mark, customer.address, last)) formerAddresses.forget(last.id)
        else if (state !== customer.addressState) formerAddresses.keep(customer, today, null)
        customers.update({ ...customer, addressState: state, addressStateOn: mark.stateOn, updatedAt: environment.now() })
      })
      context.changed('addresses', 'customers', 'moments', 'cards')
      return {}
    },
  }
}
