import { IconSignature } from '#ground/ui/icons.ts';
import type { Form } from '#ground/ui/form/parts.tsx';
import { SignatureField } from '#ground/ui/mail-editor/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { mailboxesWords } from '../words.ts';
import type { MailboxDraft } from './mailbox-form.ts';

const wordsOf = (html: string): string => new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();

/** What fresh mail from this mailbox ends with; who may only read sees it as it is. */
export const SignaturePart = ({ form, readOnly }: { form: Form<MailboxDraft>; readOnly: boolean }) => {
  const t = useWords(mailboxesWords);
  const html = form.value.signature ?? '';
  return (
    <div className="fields-part">
      <h3>
        <IconSignature size={16} />
        {t('part.signature')}
      </h3>
      <p className="fields-why">{t('part.signature.why')}</p>
      {readOnly ? (
        <p className="fields-why">{wordsOf(html) || t('signature.none')}</p>
      ) : (
        <SignatureField
          label={t('part.signature')}
          placeholder={t('signature.empty')}
          html={html}
          onChange={(written) => form.set('signature', written)}
        />
      )}
    </div>
  );
};
