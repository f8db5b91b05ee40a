package org.cityplus.files;

/** Looks for malware. */
interface Scanner {
    /** What a scanner can answer. */
    sealed interface Verdict {
        record Clean() implements Verdict {}

        /** @param name what the scanner calls it */
        record Infected(String name) implements Verdict {}

        /** It never takes this file, such as one beyond its own limit. */
        record Unable(String why) implements Verdict {}

        /** It cannot answer now; ask again later. */
        record Down(String why) implements Verdict {}
    }

    /** The state of a file that has not been looked at. */
    ScanState before();

    /** Answers within seconds; what goes wrong on the way is {@link Verdict.Down}. */
    Verdict scan(byte[] content);
}
