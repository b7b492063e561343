import { useMantineColorScheme } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { ActivityList } from '#design/activity-list.tsx'
import { Page, Section } from '#design/page.tsx'
import { Segmented } from '#design/segmented.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { Toaster } from '#design/toaster.tsx'
import { WeekTimetable } from '#design/week/week-timetable.tsx'
import { ButtonSamples } from './button-samples.tsx'
import { ChartSamples } from './chart-samples.tsx'
import { FigureSamples } from './figure-samples.tsx'
import styles from './gallery.module.css'
import { GridSamples } from './grid-samples.tsx'
import { LayerSamples } from './layer-samples.tsx'
import { activities, week } from './samples.ts'
import { StateSamples } from './state-samples.tsx'
import { TableSamples } from './table-samples.tsx'
import { TagSamples } from './tag-samples.tsx'

/** The heaviest of all, so that the page stands without them. */
const FieldSamples = lazy(async () => ({ default: (await import('./field-samples.tsx')).FieldSamples }))

/** Every primitive in its states, to look at while building. */
export function GalleryPage() {
  const { t } = useTranslation('gallery')
  return (
    <main className={styles.gallery}>
      <Page title={t('title')} description={t('description')} actions={<SchemeChoice />}>
        <Section title={t('buttons')}>
          <ButtonSamples />
        </Section>
        <Section title={t('tags')}>
          <TagSamples />
        </Section>
        <Section title={t('figures')}>
          <FigureSamples />
        </Section>
        <Section title={t('week')}>
          <WeekTimetable label="Sita Patel's week" blocks={week} today={2} />
        </Section>
        <Section title={t('grid')}>
          <GridSamples />
        </Section>
        <Section title={t('fields')}>
          <Suspense fallback={<Skeleton rows={8} />}>
            <FieldSamples />
          </Suspense>
        </Section>
        <Section title={t('charts')}>
          <ChartSamples />
        </Section>
        <Section title={t('activity')}>
          <ActivityList label={t('activity')} activities={activities} />
        </Section>
        <Section title={t('states')}>
          <StateSamples />
        </Section>
        <Section title={t('layers')}>
          <LayerSamples />
        </Section>
        <Section title={t('table')}>
          <TableSamples />
        </Section>
      </Page>
      <Toaster />
    </main>
  )
}

function SchemeChoice() {
  const { t } = useTranslation('gallery')
  const { t: app } = useTranslation('app')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Segmented
      label={t('scheme')}
      value={colorScheme}
      onChange={setColorScheme}
      choices={(['auto', 'light', 'dark'] as const).map((value) => ({
        value,
        label: app(`person.scheme.${value}`),
      }))}
    />
  )
}
