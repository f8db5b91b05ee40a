-- A session holds who, not what they are called; those that hold a resident's name end, and their owners sign in once more.
delete from identity.session s using identity.resident r where s.principal_name = r.id::text;

-- The demonstration's outbox is sealed under the outbox's own key; a phone is found by its digest. What lies there is two days old
-- at most and has served.
delete from identity.sandbox_sms;
alter table identity.sandbox_sms
    drop column phone,
    drop column text,
    add column sealed bytea not null,
    add column phone_digest bytea not null;
create index sandbox_sms_of_phone on identity.sandbox_sms (phone_digest);

create index verification_try_age on identity.verification_try (at);
create index device_age on identity.device (last_at);
