create schema if not exists audit;

create table audit.entry (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor uuid not null,
    actor_name text not null,
    subject uuid not null,
    record text not null,
    act text not null
);

create index entry_by_subject on audit.entry (subject, record, act, id desc);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end $$;

create trigger entry_is_append_only before update or delete on audit.entry
    for each row execute function audit.refuse_change();
create trigger entry_is_never_emptied before truncate on audit.entry
    for each statement execute function audit.refuse_change();
