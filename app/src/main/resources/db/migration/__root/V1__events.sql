-- Spring Modulith's event publication registry (its schemas/v2/schema-postgresql.sql), in a schema of its own.
CREATE SCHEMA events;

CREATE TABLE events.event_publication (
    id                     uuid PRIMARY KEY,
    listener_id            text        NOT NULL,
    event_type             text        NOT NULL,
    serialized_event       text        NOT NULL,
    publication_date       timestamptz NOT NULL,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);

CREATE INDEX event_publication_serialized_event_hash_idx ON events.event_publication USING hash (serialized_event);
CREATE INDEX event_publication_by_completion_date_idx ON events.event_publication (completion_date);

-- Search by parts of words, Chinese too; shared by all modules.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
