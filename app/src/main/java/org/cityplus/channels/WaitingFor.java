package org.cityplus.channels;

import java.util.List;
import java.util.UUID;

/** Tells what a resident must do next; a bean of each module that can wait for one. The Messages tab pins it. */
public interface WaitingFor {
    /** What waits for this resident now, in any order; nothing when it is not their turn. */
    List<Waiting> waitingFor(UUID resident);
}
