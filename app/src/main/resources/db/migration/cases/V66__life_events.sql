-- A life event that somebody fills in: for whom, and what they answered first. Its services' forms are drafts like any other; what
-- became of each is asked of the draft.
create table cases.life_event (
    id uuid primary key,
    event text not null,
    owner uuid not null,
    person uuid not null,
    child uuid,
    answers bytea not null,
    begun_at timestamptz not null,
    changed_at timestamptz not null,
    sent_at timestamptz
);
-- One being filled in per person and event; those that were sent stay beside it.
create unique index life_event_one_open on cases.life_event (owner, event, person) where sent_at is null;
create index life_event_of_owner on cases.life_event (owner, changed_at desc);
create index life_event_of_person on cases.life_event (person);
create index life_event_of_child on cases.life_event (child) where child is not null;

create table cases.life_event_part (
    life_event uuid not null references cases.life_event (id) on delete cascade,
    service text not null,
    resident uuid not null,
    draft uuid not null,
    primary key (life_event, service)
);
create index life_event_part_of_draft on cases.life_event_part (draft);
create index life_event_part_of_resident on cases.life_event_part (resident);
