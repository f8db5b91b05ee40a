-- Somebody before a clerk, recognised by their document: for half an hour that clerk may see to their matters.
create table identity.counter_visit (
    id uuid primary key,
    clerk uuid not null,
    agency text not null,
    person uuid not null references identity.resident (id),
    why bytea not null,
    at timestamptz not null,
    until timestamptz not null
);
create index counter_visit_of_person on identity.counter_visit (person, at desc);
