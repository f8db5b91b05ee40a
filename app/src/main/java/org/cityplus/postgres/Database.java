package org.cityplus.postgres;

import org.jspecify.annotations.Nullable;

/** A PostgreSQL database that was reached and found fit for use. */
public sealed interface Database extends AutoCloseable permits EmbeddedPostgres, ExternalPostgres {
    String jdbcUrl();

    /** Null when the URL carries it, or the server asks for none. */
    @Nullable
    String user();

    /** Null when the URL carries it, or the server asks for none. */
    @Nullable
    String password();

    @Override
    void close();
}
