import type { HostApi } from '../../contract/host.ts'
import { createDesktopHost } from '../../rpc/desktop-host.ts'
import { createBrowserHost } from './browser-host.ts'
import { desktop } from './desktop.ts'

/** The shell around this page. */
export const host: HostApi = desktop ? createDesktopHost(desktop.host) : createBrowserHost()
