import { useEffect, type ReactNode } from 'react'
import { CustomersPage } from '../customers/page.tsx'
import { WritingPage } from '../cards/page.tsx'
import { DuplicatesPage } from '../duplicates/page.tsx'
import { GratitudePage } from '../gestures/page.tsx'
import { HouseholdsPage } from '../households/page.tsx'
import { ImportPage } from '../imports/page.tsx'
import { PastImportsPage } from '../imports/past-imports.tsx'
import { useLibrary } from '../library/library.store.ts'
import { LibraryProblem } from '../library/library-problem.tsx'
import { TodayPage } from '../moments/page.tsx'
import { DeskPage } from '../runs/page.tsx'
import { SettingsPage } from '../settings/page.tsx'
import { useNavigation, type PageName } from '../state/navigation.store.ts'
import { useResource } from '../state/resource.ts'
import { ErrorNote } from '../errors/error-note.tsx'
import { Button } from '../ui/button.tsx'
import { Waiting } from '../ui/waiting.tsx'
import styles from './app.module.css'
import { DropLayer } from './drop-layer.tsx'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { useShortcuts } from './shortcuts.ts'
import { Toaster } from './toaster.tsx'
import { WorkBar } from './work-bar.tsx'
import { cx } from '../ui/cx.ts'

const pages: Record<PageName, (props: { id: string | null }) => ReactNode> = {
  today: () => <TodayPage />,
  customers: ({ id }) => <CustomersPage id={id} />,
  households: () => <HouseholdsPage />,
  import: () => <ImportPage />,
  imports: () => <PastImportsPage />,
  duplicates: ({ id }) => <DuplicatesPage id={id} />,
  writing: ({ id }) => <WritingPage id={id} />,
  desk: ({ id }) => <DeskPage id={id} />,
  gratitude: () => <GratitudePage />,
  settings: () => <SettingsPage />,
}

const titles: Record<PageName, string> = {
  today: 'Today',
  customers: 'Customers',
  households: 'Households',
  import: 'Import',
  imports: 'Imports',
  duplicates: 'Duplicates',
  writing: 'Writing',
  desk: 'Desk',
  gratitude: 'Gratitude',
  settings: 'Settings',
}

export function App() {
  const { place } = useNavigation()
  const library = useResource(useLibrary)
  useShortcuts()
  useEffect(() => {
    document.title = `${titles[place.page]} – Longhand`
  }, [place.page])

  if (library.value && library.value.state !== 'open') {
    return (
      <>
        <LibraryProblem status={library.value} />
        <DropLayer />
        <Toaster />
      </>
    )
  }
  return (
    <div className={cx(styles.frame)}>
      <Rail page={place.page} />
      <main className={cx(styles.main)}>
        {library.value ? (
          pages[place.page]({ id: place.id })
        ) : library.error ? (
          <div className={cx(styles.problem)}>
            <ErrorNote error={library.error} action={<Button onPress={() => void library.refresh()}>Try again</Button>} />
          </div>
        ) : (
          <Waiting>Opening the library…</Waiting>
        )}
      </main>
      <WorkBar />
      <Palette />
      <DropLayer />
      <Toaster />
    </div>
  )
}
