create schema if not exists cases;

create table cases.draft (
    id uuid primary key,
    resident uuid not null,
    service text not null,
    answers bytea,
    saved_at timestamptz not null,
    lodged_as uuid unique,
    check ((answers is null) = (lodged_as is not null))
);
create unique index draft_one_open on cases.draft (resident, service) where lodged_as is null;

create sequence cases.case_number;

create table cases.case_row (
    id uuid primary key,
    number text not null unique,
    draft uuid not null unique,
    service text not null,
    version text not null,
    applicant uuid not null,
    applicant_name text not null,
    agency text not null,
    office text not null,
    stage text not null,
    turn text not null,
    visit_on date,
    promised_on date,
    sequence int not null,
    lodged_at timestamptz not null,
    changed_at timestamptz not null
);
create index case_row_of_applicant on cases.case_row (applicant, changed_at desc, id);
create index case_row_queue on cases.case_row (agency, turn, promised_on, id);

create table cases.action (
    case_id uuid not null references cases.case_row (id),
    sequence int not null check (sequence > 0),
    type text not null,
    actor_kind text not null,
    actor uuid not null,
    actor_name text not null,
    at timestamptz not null,
    data bytea not null,
    primary key (case_id, sequence)
);

create function cases.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'actions are append-only';
end $$;
create trigger action_is_append_only before update or delete on cases.action
    for each row execute function cases.refuse_change();
create trigger action_is_never_emptied before truncate on cases.action
    for each statement execute function cases.refuse_change();

create table cases.slot (
    office text not null,
    starts_at timestamptz not null,
    taken int not null default 0 check (taken >= 0),
    primary key (office, starts_at)
);

create table cases.booking (
    case_id uuid primary key,
    office text not null,
    starts_at timestamptz not null,
    booked_at timestamptz not null,
    foreign key (office, starts_at) references cases.slot (office, starts_at)
);
