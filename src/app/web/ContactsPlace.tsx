import { useNavigate } from '@tanstack/react-router';
import { CustomerCard } from '#desk/customer-card/web/parts.tsx';
import { ContactsPage } from '#office/contact-files/web/parts.tsx';
import { paths } from './paths.ts';

/** Everybody who is known, each with the card of the desk. */
export const ContactsPlace = () => {
  const navigate = useNavigate();
  return (
    <ContactsPage
      card={(contactId) => (
        <CustomerCard
          contactId={contactId}
          interactionId={null}
          hrefOf={paths.interaction}
          onOpen={(id) => void navigate({ to: '/i/$id', params: { id: String(id) } })}
        />
      )}
    />
  );
};
