-- Bodies are packed as they are written, each behind two bytes that say how; those that are here stay as they are.
alter table exchanges
  alter column request_xml type bytea using '\x0200'::bytea || convert_to(request_xml, 'UTF8'),
  alter column response_xml type bytea using '\x0200'::bytea || convert_to(response_xml, 'UTF8');
alter table sends alter column answer type bytea using '\x0200'::bytea || convert_to(answer, 'UTF8');
