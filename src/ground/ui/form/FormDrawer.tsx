import './form.css';
import { Button } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Words } from '#ground/words.ts';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { ErrorNote } from '../ErrorNote.tsx';
import { ReasonedButton } from '../ReasonedButton.tsx';
import { IconLock } from '../icons.ts';
import { SideDrawer } from '../page/parts.tsx';
import { LeaveGuard } from './LeaveGuard.tsx';
import { formWords } from './words.ts';

/**
 * A form at the right of the page it belongs to. Mount it while it is open: what was typed goes with it. Closing it
 * with something typed asks first. `readOnly`: shown greyed, with the reason.
 */
export const FormDrawer = (props: {
  title: string;
  size?: number;
  dirty: boolean;
  busy: boolean;
  error: unknown;
  words: Words;
  readOnly: boolean;
  saveLabel?: string;
  /** Acts on the whole thing, such as removing it. */
  foot?: ReactNode;
  /** Above the buttons: what an act other than saving came to. */
  note?: ReactNode;
  children: ReactNode;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
}) => {
  const t = useWords(formWords);
  const common = useWords(commonWords);
  const [asksLeave, setAsksLeave] = useState(false);
  const leave = (): void => (props.dirty && !props.readOnly ? setAsksLeave(true) : props.onClose());
  return (
    <>
      <SideDrawer title={props.title} size={props.size ?? 480} onClose={leave}>
        <form className="drawer-form" onSubmit={props.onSubmit} noValidate>
          <div className="drawer-fields">
            {props.readOnly && (
              <p className="read-only-note">
                <IconLock size={15} />
                {t('read-only')}
              </p>
            )}
            <fieldset disabled={props.readOnly || props.busy} data-read-only={props.readOnly || undefined}>
              {props.children}
            </fieldset>
          </div>
          <div className="drawer-foot">
            {props.note}
            <ErrorNote error={props.error} words={props.words} />
            <div className="drawer-acts">
              {props.foot}
              <span className="drawer-grow" />
              <Button variant="default" onClick={leave}>
                {common(props.readOnly ? 'close' : 'cancel')}
              </Button>
              <ReasonedButton type="submit" loading={props.busy} reason={props.readOnly ? t('read-only') : null}>
                {props.saveLabel ?? common('save')}
              </ReasonedButton>
            </div>
          </div>
        </form>
      </SideDrawer>
      <ConfirmDialog
        opened={asksLeave}
        title={t('leave.title')}
        confirmLabel={t('leave.confirm')}
        danger
        onConfirm={props.onClose}
        onClose={() => setAsksLeave(false)}
      >
        {t('leave.why')}
      </ConfirmDialog>
      <LeaveGuard dirty={props.dirty && !props.readOnly} />
    </>
  );
};
