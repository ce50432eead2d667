import { Menu } from '@mantine/core';
import { IconBlur, IconEraser, IconUserOff } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { REDACTED, type Message } from '#spine/interactions/contract.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { useMay } from '#spine/permissions/web/parts.tsx';
import { whyNotHide, type HidingFacts } from '../rules.ts';
import { redactionWords } from '../words.ts';

type What = HidingFacts['what'];
const ICONS = { part: IconBlur, content: IconEraser, author: IconUserOff };
const WHATS: readonly What[] = ['part', ...REDACTED];

/** R105: in the options of a message. What the house does not allow is not there; what cannot be says why. */
export const HideItems = (props: { message: Message; mine: boolean; onHide: (what: What) => void }) => {
  const { message, mine, onHide } = props;
  const t = useWords(redactionWords);
  const role = useMe().data?.role ?? 'agent';
  if (!useMay('redact')) return null;
  return WHATS.map((what) => {
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
