-- A guardian's yes to what the city does with a child's data, under 14 (PIPL art. 31): which words, when, until when.
create table identity.guardian_consent (
    id uuid primary key,
    child uuid not null references identity.resident (id),
    guardian uuid not null references identity.resident (id),
    text_version text not null,
    given_at timestamptz not null,
    -- The clerk who wrote it down, when the guardian stood at a counter.
    written_by uuid,
    revoked_at timestamptz,
    revoked_by uuid,
    check ((revoked_at is null) = (revoked_by is null)),
    check (child <> guardian)
);
create unique index guardian_consent_one on identity.guardian_consent (child, guardian) where revoked_at is null;
create index guardian_consent_of_guardian on identity.guardian_consent (guardian);
