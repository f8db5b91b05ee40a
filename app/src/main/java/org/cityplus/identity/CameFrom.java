package org.cityplus.identity;

/**
 * Where a proof of a member of staff comes from, for limits.
 *
 * @param place the network address; kept as a digest only
 */
public record CameFrom(String place) {
    /** Who is signed in proves something again: whatever others try elsewhere in their name does not count here. */
    static final CameFrom OWN_SESSION = new CameFrom("own session");
}
