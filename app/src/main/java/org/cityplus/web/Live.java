package org.cityplus.web;

import java.util.UUID;

/**
 * Wakes open pages when something they show has changed. A wake-up says nothing but "look again": the page then asks
 * for what its viewer may see.
 */
public interface Live {
    /** The stream of one resident's pages. */
    static String resident(UUID resident) {
        return "resident:" + resident;
    }

    /** The stream of the desks of one agency. */
    static String agency(String agency) {
        return "agency:" + agency;
    }

    /**
     * Wakes every page open on {@code stream}, on all nodes, after the current transaction has committed (at once when
     * there is none). Several calls soon after each other may arrive as one. Never fails the caller.
     */
    void wake(String stream);

    /**
     * Ends every page {@code viewer} has open, on all nodes, after the current transaction has committed: they may see
     * less than before, or nothing. A page whose session lives on connects again. Never fails the caller.
     */
    void close(UUID viewer);
}
