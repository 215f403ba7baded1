-- expands: a policy that lets more be read
-- What is told to everybody, everybody may read; it is written by whoever acts for everybody alone.
create policy to_everybody on outbox for select using (organization = '*');
