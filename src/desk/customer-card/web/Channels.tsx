import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { ask } from '#ground/api/web/ask.ts';
import { ConfirmDialog, ErrorNote, notifyRefused } from '#ground/ui/parts.tsx';
import {
  IconMail,
  IconMessage,
  IconMessages,
  IconPhone,
  IconPlus,
  IconStar,
  IconStarFilled,
  IconX,
} from '#ground/ui/icons.ts';
import { announce } from '#ground/web/announce.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { showIfPhone } from '#ground/phone/phone.ts';
import { TYPED_KINDS, type AddressKind, type TypedKind } from '#spine/contacts/contract.ts';
import { addAddress, correctAddress, openCard, preferAddress, removeAddress } from '../contract.ts';
import { customerCardWords } from '../words.ts';
import { InPlace } from './InPlace.tsx';
import { refetchCard } from './refetch-card.ts';

export const KIND_ICON = {
  ...{ email: IconMail, phone: IconPhone, whatsapp: IconMessage, chat: IconMessages, social: IconMessages },
} as const;
const INPUT = { email: 'email', phone: 'tel', whatsapp: 'tel', chat: 'text', social: 'text' } as const;
type Address = { kind: AddressKind; address: string; preferred: boolean };

const Line = (props: { contactId: number; one: Address; readOnly: boolean }) => {
  const { contactId, one, readOnly } = props;
  const t = useWords(customerCardWords);
  const refusal = useRefusal(customerCardWords);
  const [sure, setSure] = useState(false);
  const prefer = useTell(preferAddress, { invalidates: [openCard] });
  const remove = useTell(removeAddress, { invalidates: [openCard], onDone: () => setSure(false) });
  const Icon = KIND_ICON[one.kind];
  const Star = one.preferred ? IconStarFilled : IconStar;
  const at = { contactId, kind: one.kind, address: one.address };
  const starWord = t(one.preferred ? 'preferred.not' : 'preferred.make', { address: one.address });
  return (
    <li>
      <Icon size={15} aria-hidden />
      <InPlace
        label={t(`kind.${one.kind}`)}
        value={one.address}
        show={showIfPhone}
        empty=""
        type={INPUT[one.kind]}
        // What a provider calls somebody is not ours to change.
        readOnly={readOnly || one.kind === 'chat' || one.kind === 'social'}
        save={async ({ was, value }) => {
          await ask(correctAddress, { contactId, kind: one.kind, was, address: value });
          refetchCard(contactId);
        }}
        beside={
          readOnly ? (
            one.preferred && <span className="card-mark">{t('preferred')}</span>
          ) : (
            <>
              <Tooltip label={one.preferred ? t('preferred') : starWord}>
                <ActionIcon
                  variant="subtle"
                  color={one.preferred ? 'accent' : 'gray'}
                  size={24}
                  aria-pressed={one.preferred}
                  aria-label={starWord}
                  onClick={() =>
                    prefer.mutate(
                      { ...at, preferred: !one.preferred },
                      {
                        onSuccess: () => announce(t('saved', { label: t('preferred') })),
                        onError: (error) => notifyRefused(refusal(error)),
                      },
                    )
                  }
                >
                  <Star size={14} />
                </ActionIcon>
              </Tooltip>
              <ActionIcon
                className="card-quiet"
                variant="subtle"
                color="gray"
                size={24}
                aria-label={t('address.remove', { address: one.address })}
                onClick={() => setSure(true)}
              >
                <IconX size={14} />
              </ActionIcon>
            </>
          )
        }
      />
      <ConfirmDialog
        opened={sure}
        title={t('address.remove', { address: one.address })}
        confirmLabel={t('remove')}
        danger
        busy={remove.isPending}
        error={remove.error}
        words={customerCardWords}
        onConfirm={() => remove.mutate(at)}
        onClose={() => setSure(false)}
      >
        {t(`address.remove.${one.kind === 'email' ? 'email' : 'other'}`)}
      </ConfirmDialog>
    </li>
  );
};

const Adding = ({ contactId, onDone }: { contactId: number; onDone: () => void }) => {
  const t = useWords(customerCardWords);
  const common = useWords(commonWords);
  const [kind, setKind] = useState<TypedKind>('email');
  const [address, setAddress] = useState('');
  const add = useTell(addAddress, {
    invalidates: [openCard],
    onDone: () => {
      announce(t('saved', { label: t(`kind.${kind}`) }));
      onDone();
    },
  });
  const save = (): void => add.mutate({ contactId, kind, address });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone();
  };
  return (
    <form
      className="card-adding"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <select
        aria-label={t('address.kind')}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as TypedKind)}
      >
        {TYPED_KINDS.map((one) => (
          <option key={one} value={one}>
            {t(`kind.${one}`)}
          </option>
        ))}
      </select>
      <input
        type={INPUT[kind]}
        aria-label={t('address.new')}
        aria-invalid={add.error !== null || undefined}
        autoComplete="off"
        autoFocus
        value={address}
        onChange={(event) => {
          setAddress(event.currentTarget.value);
          if (add.error) add.reset();
        }}
      />
      <ErrorNote error={add.error} words={customerCardWords} />
      <div className="card-acts">
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {common('cancel')}
        </Button>
        <Button size="compact-sm" type="submit" loading={add.isPending}>
          {common('save')}
        </Button>
      </div>
    </form>
  );
};

/** Where the person is reached: added, corrected, removed, and one preferred. */
export const Channels = (props: { contactId: number; addresses: readonly Address[]; readOnly: boolean }) => {
  const { contactId, addresses, readOnly } = props;
  const t = useWords(customerCardWords);
  const [adding, setAdding] = useState(false);
  return (
    <section aria-label={t('channels')}>
      <h3>{t('channels')}</h3>
      {addresses.length === 0 && <p className="card-none">{t('channels.none')}</p>}
      <ul className="card-channels">
        {addresses.map((one) => (
          <Line key={`${one.kind} ${one.address}`} contactId={contactId} one={one} readOnly={readOnly} />
        ))}
      </ul>
      {!readOnly &&
        (adding ? (
          <Adding contactId={contactId} onDone={() => setAdding(false)} />
        ) : (
          <button type="button" className="card-add" onClick={() => setAdding(true)}>
            <IconPlus size={14} />
            {t('address.add')}
          </button>
        ))}
    </section>
  );
};
