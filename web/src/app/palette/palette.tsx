import '@mantine/core/styles/UnstyledButton.layer.css'
import '@mantine/core/styles/ScrollArea.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import '@mantine/core/styles/Input.layer.css'
import '@mantine/spotlight/styles.layer.css'
import { Modal } from '@mantine/core'
import { Spotlight, spotlight } from '@mantine/spotlight'
import { IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#design/button.tsx'
import styles from './palette.module.css'
import { usePaletteHits } from './use-palette-hits.ts'

/** One field from which everything can be reached: pages and actions at once, people and courses as the server answers. */
export function Palette({ opened }: { readonly opened: number }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const { groups, searching } = usePaletteHits(text)
  useEffect(() => {
    if (opened > 0) spotlight.open()
  }, [opened])
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      shortcut={null}
      scrollable
      maxHeight={420}
      radius={14}
      overlayProps={{ backgroundOpacity: 0.45, color: '#0b0d10', blur: 0 }}
      classNames={{ content: styles.content ?? '', inner: styles.inner ?? '' }}
    >
      <Modal.Title className="visually-hidden">{t('palette.title')}</Modal.Title>
      <Spotlight.Search
        placeholder={t('palette.open')}
        aria-label={t('palette.open')}
        rightSection={<Close />}
        rightSectionPointerEvents="all"
      />
      <Spotlight.ActionsList tabIndex={0} aria-label={t('palette.title')}>
        {groups.map(({ group, hits }) => (
          <Spotlight.ActionsGroup key={group} label={t(`palette.group.${group}`)}>
            {hits.map((hit) => (
              <Spotlight.Action
                key={`${group} ${hit.id}`}
                label={hit.label}
                description={hit.detail ?? ''}
                onClick={() => void navigate({ to: hit.to })}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && (
          <Spotlight.Empty>{t(searching ? 'palette.searching' : 'palette.empty')}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

/** On a phone the palette fills the screen, and a phone has no Escape. */
function Close() {
  const { t } = useTranslation('design')
  return (
    <IconButton label={t('close')} className={styles.close ?? ''} onClick={spotlight.close}>
      <IconX size={20} aria-hidden />
    </IconButton>
  )
}
