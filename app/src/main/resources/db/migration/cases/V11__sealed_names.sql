-- Names leave the clear: a case's row keeps them sealed, the applicant's under their key, the filer's under the filer's own (a
-- clerk's under the applicant's). The old columns are emptied by a job at start-up, because SQL has no key; then they are null.
alter table cases.case_row
    alter column applicant_name drop not null,
    add column sealed_name bytea,
    add column sealed_filer bytea;
do $$
declare
    old record;
begin
    for old in select conname from pg_constraint
                where conrelid = 'cases.case_row'::regclass and contype = 'c'
                  and pg_get_constraintdef(oid) like '%filer_name%'
    loop
        execute format('alter table cases.case_row drop constraint %I', old.conname);
    end loop;
end $$;
alter table cases.case_row add check ((filer is null) = (filed_as is null));
create index case_row_to_seal on cases.case_row (id) where applicant_name is not null or filer_name is not null;

-- By which pieces of a name a case is found: keyed digests, of each agency its own. Beside the case's row, which
-- changes often, while a name does not.
create table cases.name_piece (
    case_id uuid primary key references cases.case_row (id),
    pieces bigint[] not null
);
create index name_piece_found on cases.name_piece using gin (pieces);

alter table cases.action add column sealed_actor bytea;
create index action_to_seal on cases.action (case_id, sequence)
    where actor_name <> '' and actor_kind in ('REPRESENTATIVE', 'CLERK');

-- Actions stay as they were. One change is let through: a name in clear goes into its sealed form, once, and nothing else of
-- the row with it. Switching the trigger off for the job instead would need a lock on all actions for each batch.
create or replace function cases.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_level = 'ROW' then
        if old.sealed_actor is null and new.sealed_actor is not null and old.actor_name <> '' and new.actor_name = ''
           and old.actor_kind in ('REPRESENTATIVE', 'CLERK')
           and (new.case_id, new.sequence, new.type, new.actor_kind, new.actor, new.at, new.data)
               = (old.case_id, old.sequence, old.type, old.actor_kind, old.actor, old.at, old.data) then
            return new;
        end if;
    end if;
    raise exception 'actions are append-only';
end $$;

-- What the law wants kept of a case whose applicant's key is gone: under a key of the case's own, until a day.
create table cases.kept (
    case_id uuid primary key references cases.case_row (id),
    record bytea not null,
    until date not null
);
create index kept_until on cases.kept (until);
