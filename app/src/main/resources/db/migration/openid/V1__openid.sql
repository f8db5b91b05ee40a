create schema if not exists openid;

-- Programs that let people sign in with CityPlus.
create table openid.relying_party (
    id uuid primary key,
    client_id text not null unique,
    name_zh text not null,
    name_en text not null,
    homepage text not null,
    secret_hash text,
    redirect_uris text[] not null check (cardinality(redirect_uris) > 0),
    scopes text[] not null,
    registered_at timestamptz not null,
    disabled_at timestamptz
);

-- What a resident allows a program to know.
create table openid.consent (
    resident uuid not null,
    relying_party uuid not null references openid.relying_party (id),
    scopes text[] not null,
    given_at timestamptz not null,
    primary key (resident, relying_party)
);

-- One running sign-in or access. The content, tokens included, is sealed under the resident's key; tokens are found by
-- keyed digests, so that whoever reads the database holds none of them.
create table openid.granted (
    id uuid primary key,
    relying_party uuid not null references openid.relying_party (id),
    resident uuid not null,
    version int not null,
    sealed bytea not null,
    expires_at timestamptz not null
);
create index granted_of_resident on openid.granted (resident, relying_party);
create index granted_of_relying_party on openid.granted (relying_party);
create index granted_expiry on openid.granted (expires_at);

create table openid.token (
    digest bytea primary key,
    granted uuid not null references openid.granted (id) on delete cascade,
    kind text not null,
    -- a refresh token that was exchanged: showing it again means somebody copied it (RFC 9700, section 4.14.2)
    spent boolean not null default false
);
create index token_of_granted on openid.token (granted);

-- Keys that sign identity tokens, sealed.
create table openid.signing_key (
    kid text primary key,
    sealed bytea not null,
    created_at timestamptz not null
);
