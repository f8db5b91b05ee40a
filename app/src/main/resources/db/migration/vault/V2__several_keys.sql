-- Master keys by id; the newest that is current wraps what is new. '1' is the one every installation began with.
create table vault.wrapping_key (
    id text primary key,
    made_at timestamptz not null,
    retired_at timestamptz
);

-- The secret of the keyed digests: rotating master keys wraps it anew and never changes it.
create table vault.digest_secret (
    only_row boolean primary key default true check (only_row),
    master_key text not null references vault.wrapping_key (id),
    wrapped bytea not null,
    suite smallint not null
);

insert into vault.wrapping_key (id, made_at) select '1', coalesce(min(created_at), now()) from vault.master_key;

-- A destroyed key leaves its row: the same id is never given a key again.
alter table vault.subject_key
    add column master_key text not null default '1' references vault.wrapping_key (id),
    add column destroyed_at timestamptz,
    alter column wrapped drop not null,
    add constraint destroyed_or_there check ((wrapped is null) = (destroyed_at is not null));
create index subject_key_of_master on vault.subject_key (master_key) where wrapped is not null;
