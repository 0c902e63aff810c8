import { app, session, shell } from 'electron'
import { isAppUrl, isLoadableUrl, isOutsideUrl } from './guards.ts'

/** Holds for every page of the app, whoever opens it: it stays where it is, opens nothing, and is granted nothing. */
export function lockDownPages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, url) => {
      if (!isAppUrl(url)) event.preventDefault()
    })
    contents.on('will-redirect', (event, url) => {
      if (!isAppUrl(url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      if (isOutsideUrl(url)) void shell.openExternal(url)
      return { action: 'deny' }
    })
  })
}

/** Needs the app to be ready. */
export function lockDownSession(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  // The page has no business on the network; even a hole in its policy leads nowhere.
  defaultSession.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isLoadableUrl(url) }))
}
