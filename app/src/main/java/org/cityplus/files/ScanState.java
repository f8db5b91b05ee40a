package org.cityplus.files;

/** What a scanner has said of a file. */
public enum ScanState {
    /** No scanner is set up, or the one there is cannot take a file of this size. */
    UNSCANNED,
    /** A scanner is set up and has not answered yet. */
    WAITING,
    CLEAN,
    /** In quarantine: kept until its time, never given to anybody. */
    INFECTED;

    /** Whether the file's own bytes may leave the store. Pictures the city drew itself may always. */
    public boolean maySend() {
        return switch (this) {
            case UNSCANNED, CLEAN -> true;
            case WAITING, INFECTED -> false;
        };
    }
}
