-- What ARCA was told is packed as it is written, behind two bytes that say how; what is here stays as it is, behind the
-- mark of what is not packed.
alter table sends alter column content type bytea using '\x0100'::bytea || convert_to(content::text, 'UTF8');
