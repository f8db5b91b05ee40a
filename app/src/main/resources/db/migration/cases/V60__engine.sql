-- A program that knows only the actions of before writes none from here on: its rows would not fold with those of now. No default
-- is left, so such a node fails loudly instead (decision 0028).
alter table cases.action add column vocabulary int not null default 1;
alter table cases.action alter column vocabulary drop default;

-- What the desk works by: the day something is due, whatever it is, beside the day promised to the applicant.
alter table cases.case_row add column due_on date;
alter table cases.case_row add column claimed_by uuid;
alter table cases.case_row add column claimed_at timestamptz;
-- Days of an extension asked of the head and not answered yet.
alter table cases.case_row add column wanted int not null default 0;
update cases.case_row set due_on = promised_on;
-- A time was booked and nobody had decided: in the words of now, the applicant is expected.
update cases.case_row set stage = 'AWAITING_ATTENDANCE' where stage = 'UNDER_REVIEW';

-- What was decided and when it took effect, for the day's figures.
alter table cases.case_row add column outcome text;
alter table cases.case_row add column decided_at timestamptz;
update cases.case_row set outcome = stage, decided_at = changed_at where stage in ('GRANTED', 'REFUSED');
create index case_row_decided on cases.case_row (agency, decided_at) where decided_at is not null;

drop index cases.case_row_queue;
-- With what the views ask besides, so that they are counted from the index alone.
create index case_row_queue on cases.case_row (agency, turn, (coalesce(due_on, date 'infinity')), id)
    include (due_on, stage, visit_on);
create index case_row_visits on cases.case_row (agency, visit_on, (coalesce(due_on, date 'infinity')), id)
    where turn = 'AGENCY' and visit_on is not null;
create index case_row_claimed on cases.case_row (claimed_by, agency) where claimed_by is not null;
create index case_row_wanted on cases.case_row (agency) where wanted > 0;

-- Terms that run. A function of the case's actions, written in their transaction; one of each kind per case.
create table cases.deadline (
    case_id uuid not null references cases.case_row (id),
    kind text not null,
    due_at timestamptz not null,
    fired_at timestamptz,
    primary key (case_id, kind)
);
create index deadline_open on cases.deadline (due_at) where fired_at is null;
create index deadline_late on cases.deadline (fired_at) where kind = 'LATE' and fired_at is not null;

-- Receipts and letters: what was said on paper, bound to the actions it was said on.
create table cases.paper (
    number text primary key,
    case_id uuid not null references cases.case_row (id),
    sequence int not null,
    kind text not null,
    issued_at timestamptz not null,
    digest bytea not null,
    unique (case_id, sequence)
);
create trigger paper_is_append_only before update or delete on cases.paper
    for each row execute function cases.refuse_change();

-- What officers write down for each other; sealed under the applicant's key.
create table cases.note (
    id uuid primary key,
    case_id uuid not null references cases.case_row (id),
    officer uuid not null,
    at timestamptz not null,
    text bytea not null
);
create index note_of_case on cases.note (case_id, at);

-- Agencies besides the one that has the case: asked for an opinion, or it passed through their hands.
create table cases.involved (
    case_id uuid not null references cases.case_row (id),
    agency text not null,
    part text not null check (part in ('JOINT', 'FORMER')),
    since timestamptz not null,
    primary key (case_id, agency, part)
);
create index involved_of_agency on cases.involved (agency, part, since desc);

-- Times at an office: what somebody has or holds is in booking and counted there; slot is only what claims queue at. Bookings of
-- before are of the kind that is counted with every other.
alter table cases.slot drop column taken;
alter table cases.booking add column kind text not null default 'visit';
alter table cases.booking alter column kind drop default;
alter table cases.booking add column held_until timestamptz;

-- Who an officer may not decide for: digests of the identity numbers they declared, their own among them.
create table cases.relation (
    officer uuid not null,
    digest bytea not null,
    relation text not null check (relation in ('SELF', 'SPOUSE', 'FAMILY', 'CLOSE')),
    declared_at timestamptz not null,
    primary key (officer, digest)
);

create table cases.saved_view (
    officer uuid not null,
    name text not null,
    query text not null,
    primary key (officer, name)
);
