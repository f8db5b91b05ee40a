package org.cityplus.web.requests;

import java.io.IOException;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** A body as it arrives, counted and timed. What the network holds back longest is one read, which has its own time limit. */
final class Metered implements InputBuffer {
    private final InputBuffer body;
    private final long most;
    private final long graceMillis;
    private final long leastBytesPerSecond;
    private long bytes;
    private long waitedNanos;

    Metered(InputBuffer body, long most, long graceMillis, long leastBytesPerSecond) {
        this.body = body;
        this.most = most;
        this.graceMillis = graceMillis;
        this.leastBytesPerSecond = leastBytesPerSecond;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        // Only waiting for the sender counts, not what is done between two reads.
        long begun = System.nanoTime();
        int read = body.doRead(handler);
        waitedNanos += System.nanoTime() - begun;
        if (read > 0) {
            bytes += read;
            if (bytes > most) {
                throw new IOException("the request's size exceeds its limit");
            }
            long millis = waitedNanos / 1_000_000;
            if (millis > graceMillis && bytes * 1000 < leastBytesPerSecond * (millis - graceMillis)) {
                throw new IOException("the request arrives too slowly");
            }
        }
        return read;
    }

    @Override
    public int available() {
        return body.available();
    }
}
