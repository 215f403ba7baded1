-- expands: an index, built while others write
-- alone: each statement is a transaction of its own
-- What an organisation is told is also read: newest first, or after what was read last.

create index concurrently if not exists outbox_of_organization on outbox (organization, mode, accepted);
