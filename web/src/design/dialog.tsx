import '@mantine/core/styles/UnstyledButton.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/ScrollArea.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  readonly size?: 'small' | 'default' | 'wide'
  /** False where leaving must be a decision of its own. */
  readonly dismissible?: boolean
}

const widths = { small: 400, default: 520, wide: 760 }

/** A window over the page: keeps the focus inside, gives it back to what opened it, closes with Escape. */
export function Dialog({
  opened,
  onClose,
  title,
  children,
  size = 'default',
  dismissible = true,
}: DialogProps) {
  const { t } = useTranslation('design')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={widths[size]}
      radius={14}
      centered
      closeOnEscape={dismissible}
      closeOnClickOutside={false}
      withCloseButton={dismissible}
      closeButtonProps={{ 'aria-label': t('close') }}
      overlayProps={{ backgroundOpacity: 0.45, color: '#0b0d10' }}
      transitionProps={{ transition: 'fade', duration: 120, exitDuration: 80 }}
      attributes={{ header: { role: 'presentation' } }}
      classNames={{ title: styles.title ?? '', header: styles.header ?? '', content: styles.content ?? '' }}
    >
      {children}
    </Modal>
  )
}

/** The buttons that end a dialog: the safe one first, the verb last. */
export const DialogActions = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.actions}>{children}</div>
)
