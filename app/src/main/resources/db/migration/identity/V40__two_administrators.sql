-- What touches an administrator's account takes two: one proposes, another confirms or declines, or it lapses.
create table identity.staff_proposal (
    id uuid primary key,
    kind text not null,
    -- The person concerned; somebody invited is no member of staff before it is confirmed.
    staff uuid not null,
    username text,
    name text,
    agency text,
    role text,
    until timestamptz,
    why text not null,
    -- The person's roles when it was proposed: what was confirmed is what was seen.
    held text not null,
    -- Of the link, which opens nothing before it is confirmed.
    link_digest bytea,
    proposed_by uuid not null references identity.staff (id),
    proposed_at timestamptz not null,
    lapses_at timestamptz not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'CONFIRMED', 'DECLINED', 'WITHDRAWN', 'LAPSED')),
    settled_by uuid references identity.staff (id),
    settled_at timestamptz,
    settled_why text,
    check ((state = 'OPEN') = (settled_at is null)),
    check ((kind = 'INVITE') = (username is not null and name is not null))
);
create unique index staff_proposal_of on identity.staff_proposal (staff) where state = 'OPEN';
create unique index staff_proposal_name on identity.staff_proposal (username) where state = 'OPEN';
create index staff_proposal_due on identity.staff_proposal (lapses_at) where state = 'OPEN';
create index staff_proposal_settled on identity.staff_proposal (settled_at) where state <> 'OPEN';

-- The word that belongs to an administrator's link; whoever has only one of both does not come in.
alter table identity.staff_link add column word_digest bytea;

-- The first of three administrators are made by one alone only until one of them came in, kept when proofs are forgotten.
alter table identity.staff add column came_in_at timestamptz;
update identity.staff s
   set came_in_at = coalesce((select min(valid_from) from identity.staff_role r where r.staff = s.id), now())
 where password_hash is not null or not active
    or exists (select from identity.staff_sign_in i where i.staff = s.id);
