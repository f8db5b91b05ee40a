-- What is said about a person (the actor's name as shown to them, why) is sealed under that person's key: destroying the
-- key erases it, and whatever is computed over the sealed bytes stays checkable. Acts about nobody have no subject.
alter table audit.entry
    alter column subject drop not null,
    alter column actor_name set default '',
    add column details bytea;
