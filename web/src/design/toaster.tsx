import '@mantine/core/styles/UnstyledButton.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import '@mantine/core/styles/Loader.layer.css'
import '@mantine/core/styles/Notification.layer.css'
import '@mantine/notifications/styles.layer.css'
import { useDirection } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import styles from './toast.module.css'

/** Where toasts appear: at the bottom end, three at most. */
export function Toaster() {
  const { dir } = useDirection()
  return (
    <Notifications
      position={dir === 'rtl' ? 'bottom-left' : 'bottom-right'}
      limit={3}
      zIndex={400}
      classNames={{ root: styles.toasts ?? '' }}
    />
  )
}
