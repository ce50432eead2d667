-- Who told a webhook is judged before it is kept: a password that came along stays nowhere.
update texts.ledger set headers = headers - 'authorization' where headers ? 'authorization';
-- What a Kannel told is in its address, which was not read: it is read now.
update texts.ledger l set state = 'received', reason = null, settled_at = null, attempts = 0, due_at = now()
from connections.connections c
where c.id = l.connection_id and c.provider = 'kannel' and l.state = 'quarantined' and l.search <> '';
