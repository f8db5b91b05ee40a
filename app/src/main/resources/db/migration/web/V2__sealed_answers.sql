-- Answers are sealed under their owner's key. Older ones are sealed by a job at start-up, or go with the seven days they are kept.
alter table web.idempotency add column sealed_answer bytea;
create index idempotency_to_seal on web.idempotency (owner) where answer is not null;
