package org.cityplus.access;

import org.cityplus.identity.Audience;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One line of the table of addresses.
 *
 * @param audience who comes through the door
 * @param own what the door's own people are answered: the owner of the record, the officer of its agency
 * @param others what the same kind of people are answered about a record that is not theirs
 * @param path the pattern as the controller has it
 * @param rest what is appended to the path
 * @param body JSON to send, if any
 */
public record Endpoint(
        HttpMethod method,
        String path,
        Audience audience,
        int own,
        int others,
        String rest,
        @Nullable String body) {
    public String name() {
        return method + " " + path;
    }

    public boolean isApi() {
        return path.startsWith("/api/");
    }

    public Endpoint with(String rest) {
        return new Endpoint(method, path, audience, own, others, rest, body);
    }

    public Endpoint sending(String body) {
        return new Endpoint(method, path, audience, own, others, rest, body);
    }

    @Override
    public String toString() {
        return name() + rest;
    }
}
