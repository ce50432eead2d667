import { Menu } from '@mantine/core';
import { IconEraser, IconUserOff } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { REDACTED, type Message, type Redacted } from '#spine/interactions/contract.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { useMay } from '#spine/permissions/web/parts.tsx';
import { whyNotHide } from '../rules.ts';
import { redactionWords } from '../words.ts';

const ICONS = { content: IconEraser, author: IconUserOff };

/** R105: in the options of a message. What the house does not allow is not there; what cannot be says why. */
export const HideItems = (props: { message: Message; mine: boolean; onHide: (what: Redacted) => void }) => {
  const { message, mine, onHide } = props;
  const t = useWords(redactionWords);
  const role = useMe().data?.role ?? 'agent';
  if (!useMay('redact')) return null;
  return REDACTED.map((what) => {
    const Icon = ICONS[what];
    const why = whyNotHide({ what, switchedOn: true, mine, role, message });
    return (
      <Menu.Item
        key={what}
        leftSection={<Icon size={16} />}
        aria-disabled={why !== null}
        data-greyed={why !== null || undefined}
        closeMenuOnClick={why === null}
        onClick={() => why === null && onHide(what)}
      >
        {t(`hide.${what}`)}
        {why && <span className="item-reason">{t(`refused.${why}`)}</span>}
      </Menu.Item>
    );
  });
};
