import { notifications } from '@mantine/notifications'
import { words } from '#platform/i18n.ts'
import { newKey } from '#platform/ids.ts'
import { Button } from './button.tsx'
import styles from './toast.module.css'

const short = 5000
const withAction = 8000

/** Says that something was done. Never for errors: those stay where they happened. */
export function toast(message: string, undo?: () => void): void {
  const id = newKey()
  const reverse = () => {
    notifications.hide(id)
    undo?.()
  }
  notifications.show({
    id,
    role: 'status',
    autoClose: undo === undefined ? short : withAction,
    withBorder: true,
    classNames: { root: styles.toast ?? '', description: styles.words ?? '' },
    closeButtonProps: { 'aria-label': words.t('close', { ns: 'design' }) },
    message: (
      <span className={styles.line}>
        {message}
        {undo !== undefined && (
          <Button size="small" onClick={reverse}>
            {words.t('undo', { ns: 'design' })}
          </Button>
        )}
      </span>
    ),
  })
}
