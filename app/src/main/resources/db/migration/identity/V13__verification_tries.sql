-- Tries to prove who one is, so that nobody goes through names for a number; on all nodes.
create table identity.verification_try (
    resident uuid not null references identity.resident (id),
    at timestamptz not null
);
create index verification_try_recent on identity.verification_try (resident, at);
