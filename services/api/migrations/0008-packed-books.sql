-- What an invoice was asked and judged by is packed as it is written, and so is what it is at ARCA, each behind two bytes
-- that say how. What is here stays as it is, behind the mark of what is not packed.

-- What is searched in words stays in words.
alter table invoices add column notes text;
update invoices set notes = request ->> 'notes' where request ->> 'notes' is not null;

alter table invoices
  alter column request type bytea using '\x0100'::bytea || convert_to(request::text, 'UTF8'),
  alter column context type bytea using '\x0100'::bytea || convert_to(context::text, 'UTF8'),
  alter column assessment type bytea using '\x0100'::bytea || convert_to(assessment::text, 'UTF8'),
  alter column comprobante type bytea using '\x0100'::bytea || convert_to(comprobante::text, 'UTF8');
alter table pins alter column content type bytea using '\x0100'::bytea || convert_to(content::text, 'UTF8');
