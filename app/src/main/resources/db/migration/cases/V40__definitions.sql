-- Every definition that a draft or a case was made under, with all it says, by the digest of its content.
create table cases.definition (
    digest text primary key,
    service text not null,
    version text not null,
    service_file text not null,
    zh_file text not null,
    en_file text not null,
    first_used_at timestamptz not null,
    unique (service, version)
);
create function cases.refuse_definition_change() returns trigger language plpgsql as $$
begin
    raise exception 'a definition that was used never changes';
end $$;
create trigger definition_never_changes before update or delete on cases.definition
    for each row execute function cases.refuse_definition_change();
create trigger definition_is_never_emptied before truncate on cases.definition
    for each statement execute function cases.refuse_definition_change();

-- The version a draft is filled in under (none: from before, the version in force when it is next opened), and which write
-- last touched each answer: two devices that change the same one are told.
alter table cases.draft add column version text;
alter table cases.draft add column revision int not null default 0;
alter table cases.draft add column touched jsonb not null default '{}';
