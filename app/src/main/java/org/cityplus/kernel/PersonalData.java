package org.cityplus.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What one module keeps about people. Each module that keeps any offers a bean; together they are all the city keeps: told
 * to the person, handed out, erased, and forgotten when its time is over. Kinds are words of the city pack's
 * {@code privacy.yaml}, which says what each is for, by which law, and for how long.
 */
public interface PersonalData {
    /** The tables this part answers for, such as {@code identity.device}. */
    Set<String> tables();

    /** What is really there of {@code person}; a kind of which there is nothing may be left out. */
    List<Held> held(UUID person);

    /** What of {@code person} goes by itself on a day of its own, the first to go first; at most {@code most}. */
    default List<Ending> endings(UUID person, int most) {
        return List.of();
    }

    /** Hands out all there is of {@code person}. */
    void export(UUID person, Takeout takeout);

    /** What has to be over before {@code person} can be erased. */
    default List<Obstacle> obstacles(UUID person) {
        return List.of();
    }

    /**
     * Removes what is {@code person}'s but for what the law wants kept. Done again it changes nothing, at whatever point
     * it was stopped before, also when the person's key is gone already. Called outside any transaction.
     */
    void erase(UUID person);

    /** Forgets what of this kind is older than {@code before}; returns how many rows went. */
    default int forget(String kind, Instant before) {
        return 0;
    }

    /** How many of one kind there are. */
    record Held(String kind, long number) {}

    /** One thing of a kind, where it can be seen, and the last day it is kept. */
    record Ending(String kind, Message what, String link, LocalDate lastDay) {}

    /** Something that is not over yet, and where it can be seen to. */
    record Obstacle(Message what, String link) {}

    /** Takes what is handed out. */
    interface Takeout {
        /** A file {@code <kind>.json}. */
        void data(String kind, Object value);

        /** A file {@code <kind>/<name>}, as it was sent in. */
        void file(String kind, String name, byte[] content);
    }
}
