import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { Avatar } from '#ground/ui/parts.tsx';
import { useForm } from '#ground/ui/form/parts.tsx';
import { IconPlus, IconRefresh, IconSearch } from '#ground/ui/icons.ts';
import { useLanguage, useWords } from '#ground/web/words.tsx';
import { writeAsCustomer } from '../contract.ts';
import { customerMailboxWords } from '../words.ts';
import { inventCustomer, type Customer } from './invent.ts';

const customerShape = writeAsCustomer.input.shape.from.extend({ name: z.string().trim().min(1).max(120) });

/** Above this many, a search spares the scrolling. */
const MANY = 8;

const InventForm = ({ onBe }: { onBe: (customer: Customer) => void }) => {
  const t = useWords(customerMailboxWords);
  const language = useLanguage();
  const [invented, setInvented] = useState(() => inventCustomer(language));
  const form = useForm({
    shape: customerShape,
    saved: invented,
    error: null,
    words: customerMailboxWords,
    onValid: ({ name, address }) => onBe({ name: name.trim(), address: address.toLowerCase() }),
  });
  return (
    <form className="customer-invent" onSubmit={form.onSubmit} noValidate>
      <TextInput label={t('invent.name')} autoComplete="off" autoFocus {...form.text('name')} />
      <TextInput label={t('invent.address')} type="email" autoComplete="off" {...form.text('address')} />
      <div>
        <Button type="submit" flex={1}>
          {t('invent.be')}
        </Button>
        <Tooltip label={t('invent.again')}>
          <ActionIcon
            aria-label={t('invent.again')}
            onClick={() => {
              form.reset();
              setInvented(inventCustomer(language));
            }}
          >
            <IconRefresh size={15} />
          </ActionIcon>
        </Tooltip>
      </div>
    </form>
  );
};

/** Everybody whom one can be, and the way to be somebody new. */
export const CustomerList = (props: {
  customers: readonly (Customer & { unseen: number })[];
  chosen: Customer | null;
  onChoose: (customer: Customer) => void;
}) => {
  const t = useWords(customerMailboxWords);
  const [inventing, setInventing] = useState(false);
  const [text, setText] = useState('');
  const { chosen } = props;
  const isListed = props.customers.some((each) => each.address === chosen?.address);
  const all = chosen && !isListed ? [{ ...chosen, unseen: 0 }, ...props.customers] : props.customers;
  const wanted = text.trim().toLocaleLowerCase();
  const shown = all.filter(({ name, address }) => `${name} ${address}`.toLocaleLowerCase().includes(wanted));
  return (
    <nav className="customer-list" aria-label={t('customers')}>
      <div className="customer-list-head">
        <h2>{t('customers')}</h2>
        <Button
          variant="light"
          leftSection={<IconPlus size={14} />}
          aria-expanded={inventing}
          onClick={() => setInventing(!inventing)}
        >
          {t('invent')}
        </Button>
      </div>
      {inventing && (
        <InventForm
          onBe={(customer) => {
            props.onChoose(customer);
            setInventing(false);
          }}
        />
      )}
      {all.length > MANY && (
        <TextInput
          className="customer-find"
          type="search"
          aria-label={t('customers.find')}
          placeholder={t('customers.find')}
          leftSection={<IconSearch size={14} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {shown.length === 0 && !inventing && (
        <p className="customer-none">{t(all.length === 0 ? 'customers.none' : 'customers.no-match')}</p>
      )}
      <ul>
        {shown.map(({ name, address, unseen }) => (
          <li key={address}>
            <button
              type="button"
              aria-current={address === chosen?.address || undefined}
              onClick={() => props.onChoose({ name, address })}
            >
              <Avatar name={name || address} size={32} />
              <span>
                <b>{name || address}</b>
                {name && <small>{address}</small>}
              </span>
              {unseen > 0 && (
                <i className="customer-unseen" role="img" aria-label={t('unseen', { n: unseen })}>
                  {unseen}
                </i>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
};
