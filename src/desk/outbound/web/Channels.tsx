import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Avatar, ErrorNote, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconMail } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Picked } from '#spine/directory/web/parts.tsx';
import { onlySkill } from '../rules.ts';
import { outboundWords } from '../words.ts';
import type { Skill, Start } from './OutboundDialog.tsx';

const factsOf = (picked: Picked) => {
  if (picked.kind === 'address') return { name: '', emails: [picked.address], contactId: null, about: null };
  if (picked.kind === 'contact')
    return { name: picked.name, emails: picked.emails, contactId: picked.id, about: picked.company };
  return { name: picked.name, emails: 'emails' in picked ? picked.emails : [], contactId: null, about: null };
};

/** R14, R15: « Canaux » of who was picked; the skill is asked for only when there is a choice. */
export const Channels = (props: {
  picked: Picked;
  skills: readonly Skill[];
  onStart: (start: Start) => Promise<void>;
}) => {
  const t = useWords(outboundWords);
  const { picked, skills } = props;
  const { name, emails, contactId, about } = factsOf(picked);
  const only = onlySkill(skills);
  const [address, setAddress] = useState<string | null>(null);
  const [skillId, setSkillId] = useState<number | null>(only);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const chooser = useRef<HTMLSelectElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  useEffect(() => {
    if (address !== null) chooser.current?.focus();
  }, [address]);

  const start = async (to: string, skill: number): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await props.onStart({ skillId: skill, contactId, name, address: to });
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  const choose = (to: string): void => {
    setAddress(to);
    if (only !== null) void start(to, only);
  };
  const skill = skills.find((one) => one.id === skillId);
  return (
    <section className="outbound-who" aria-label={name || emails[0]}>
      <header>
        <Avatar name={name || emails[0] || '?'} size={40} />
        <span>
          <b>{name || emails[0]}</b>
          {picked.kind === 'agent' && <small>{t('colleague')}</small>}
          {about && <small>{about}</small>}
          {picked.kind === 'address' && <small>{t('new-address')}</small>}
        </span>
      </header>
      <h3>{t('channels')}</h3>
      {emails.length === 0 && <p className="outbound-why">{t('no-channel', { name: name || t('no-name') })}</p>}
      {emails.map((each, index) => (
        <Button
          key={each}
          ref={index === 0 ? first : undefined}
          variant="default"
          className="outbound-channel"
          fullWidth
          h="auto"
          justify="flex-start"
          leftSection={<IconMail size={18} />}
          aria-pressed={only === null ? address === each : undefined}
          loading={busy && only !== null && address === each}
          disabled={busy}
          onClick={() => choose(each)}
        >
          <span className="outbound-channel-words">
            <b>{t('email')}</b>
            <small>{each}</small>
          </span>
        </Button>
      ))}
      {address !== null && only === null && (
        <form
          className="outbound-skill"
          onSubmit={(event) => {
            event.preventDefault();
            if (skillId !== null) void start(address, skillId);
          }}
        >
          <NativeSelect
            ref={chooser}
            label={t('skill')}
            description={skill ? t('skill.from', { addresses: skill.addresses.join(', ') }) : t('skill.why')}
            inputWrapperOrder={['label', 'input', 'description']}
            value={skillId === null ? '' : String(skillId)}
            data={[
              { value: '', label: t('skill.choose'), disabled: true },
              ...skills.map((one) => ({ value: String(one.id), label: one.name })),
            ]}
            onChange={(event) => setSkillId(Number(event.currentTarget.value))}
          />
          <ReasonedButton type="submit" reason={skillId === null ? t('skill.first') : null} loading={busy}>
            {t('start')}
          </ReasonedButton>
        </form>
      )}
      <ErrorNote error={error} words={outboundWords} />
    </section>
  );
};
