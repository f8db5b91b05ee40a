-- Wrong proofs count for the name where they come from, and for the name wherever they come from. A row of the first kind
-- names the row of the second, and keeps when the name last came in from there.
alter table identity.staff_tries add column of_name bytea, add column came_in_at timestamptz;
create index staff_tries_of_name on identity.staff_tries (of_name) where of_name is not null;
