create schema if not exists city;

-- The number of the edition: it rises with each change, and every node looks at it. Cases and staff of an installation
-- of before these tables name agencies and offices of its pack, made up or not: all of them come over.
create table city.edition (
    one boolean primary key default true check (one),
    revision bigint not null,
    whole_pack boolean not null,
    imported_at timestamptz,
    demo_imported_at timestamptz
);

do $$
declare
    before boolean := false;
begin
    if to_regclass('identity.staff') is not null then
        execute 'select exists (select 1 from identity.staff)' into before;
    end if;
    if not before and to_regclass('cases.case_row') is not null then
        execute 'select exists (select 1 from cases.case_row)' into before;
    end if;
    insert into city.edition (revision, whole_pack) values (0, before);
end $$;

create table city.agency (
    id text primary key,
    kind text not null,
    district text,
    parent text references city.agency (id) deferrable initially deferred,
    name_zh text not null,
    name_en text not null,
    tint text not null,
    icon text not null,
    demo boolean not null,
    closed_at timestamptz,
    place bigint generated always as identity,
    changed_in bigint not null
);

create table city.office (
    id text primary key,
    agency text not null references city.agency (id),
    district text not null,
    name_zh text not null,
    name_en text not null,
    address_zh text not null,
    address_en text not null,
    access_zh text not null,
    access_en text not null,
    hours text not null,
    slot_minutes int not null check (slot_minutes > 0),
    counters int not null check (counters > 0),
    demo boolean not null,
    closed_at timestamptz,
    place bigint generated always as identity,
    changed_in bigint not null
);

-- An announced year, and the days in which it differs from the weekend rule.
create table city.year (
    year int primary key,
    source text not null,
    checked text not null,
    changed_in bigint not null
);
create table city.day (
    day date primary key,
    year int not null references city.year (year),
    worked boolean not null,
    name_zh text not null,
    name_en text not null
);
create index day_of_year on city.day (year);

create table city.text (
    key text primary key,
    zh text not null,
    en text not null,
    changed_in bigint not null
);

-- What was ever switched; what has no row is on.
create table city.switch (
    feature text primary key,
    paused boolean not null,
    changed_in bigint not null
);

-- An archive somebody brought and has not applied yet.
create table city.proposal (
    id uuid primary key,
    brought_by uuid not null,
    brought_at timestamptz not null,
    archive bytea not null
);
create index proposal_age on city.proposal (brought_at);
