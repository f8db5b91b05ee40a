create schema if not exists privacy;

-- Each giving and each taking back of a consent; what holds is the latest. Which words were shown is sealed for the person.
create table privacy.consent_act (
    id bigint generated always as identity primary key,
    resident uuid not null,
    kind text not null,
    item text not null,
    act text not null check (act in ('GIVEN', 'WITHDRAWN')),
    how text not null,
    version text not null,
    shown bytea not null,
    at timestamptz not null
);
create index consent_act_latest on privacy.consent_act (resident, kind, item, id desc);
create index consent_act_age on privacy.consent_act (at);

-- Records of consent are kept for three years (Network Data Regulations, art. 12); no statement takes a younger one away.
create function privacy.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and old.at < now() - interval '3 years' then
        return old;
    end if;
    raise exception 'the record of consents is append-only';
end $$;
create trigger consent_act_is_append_only before update or delete on privacy.consent_act
    for each row execute function privacy.refuse_change();

-- A copy of all one's data, sealed for the person. The id is random: it is part of an address.
create table privacy.copy (
    id uuid primary key,
    resident uuid not null,
    state text not null check (state in ('WAITING', 'MAKING', 'READY')),
    done int not null default 0,
    parts int not null default 0,
    sealed bytea,
    bytes bigint not null default 0,
    asked_at timestamptz not null,
    taken_at timestamptz,
    ends_at timestamptz,
    check ((state = 'READY') = (sealed is not null))
);
create unique index copy_one_under_way on privacy.copy (resident) where state <> 'READY';
create index copy_of_resident on privacy.copy (resident, asked_at desc);
create index copy_to_make on privacy.copy (asked_at) where state <> 'READY';
create index copy_end on privacy.copy (ends_at);

-- Erasures: asked for, taken back, begun, carried out. After the end the row says that it was done and to nobody's name.
create table privacy.erasure (
    id uuid primary key,
    resident uuid not null,
    state text not null check (state in ('ASKED', 'CANCELLED', 'RUNNING', 'DONE')),
    asked_at timestamptz not null,
    due_at timestamptz not null,
    changed_at timestamptz not null
);
create unique index erasure_one_under_way on privacy.erasure (resident) where state in ('ASKED', 'RUNNING');
create index erasure_of_resident on privacy.erasure (resident, asked_at desc);
create index erasure_due on privacy.erasure (due_at) where state in ('ASKED', 'RUNNING');

-- What a person wants corrected that they cannot correct themselves, and what they were answered.
create table privacy.correction (
    id uuid primary key,
    resident uuid not null,
    agency text not null,
    state text not null check (state in ('ASKED', 'MADE', 'DECLINED')),
    request bytea not null,
    answer bytea,
    asked_at timestamptz not null,
    answered_at timestamptz,
    check ((state = 'ASKED') = (answer is null))
);
create index correction_of_resident on privacy.correction (resident, asked_at desc);
create index correction_waiting on privacy.correction (agency, asked_at) where state = 'ASKED';
