package org.cityplus.files;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * ClamAV's daemon over TCP: {@code zINSTREAM}, chunks with their length before them, an empty one at the end (clamd(8)).
 */
final class Clamd implements Scanner {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4096;

    private final String host;
    private final int port;
    private final Duration answer;

    Clamd(String host, int port, Duration answer) {
        this.host = host;
        this.port = port;
        this.answer = answer;
    }

    static Clamd at(String address) {
        int colon = address.lastIndexOf(':');
        try {
            int port = Integer.parseInt(address.substring(colon + 1));
            if (colon > 0 && port > 0 && port < 65_536) {
                return new Clamd(address.substring(0, colon), port, ANSWER);
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new StoreProblem("cityplus.files.clamd takes host:port such as 127.0.0.1:3310. 病毒扫描地址不对。");
    }

    @Override
    public ScanState before() {
        return ScanState.WAITING;
    }

    @Override
    public Verdict scan(byte[] content) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) CONNECT.toMillis());
            socket.setSoTimeout((int) answer.toMillis());
            String said;
            try {
                send(socket, content);
                said = answerOf(socket.getInputStream());
            } catch (IOException e) {
                // Beyond its limit clamd answers and closes while we still write; what it said may be there.
                said = answerOf(socket.getInputStream());
                if (said.isEmpty()) {
                    throw e;
                }
            }
            return verdict(said);
        } catch (IOException e) {
            return new Verdict.Down(e.getClass().getSimpleName());
        }
    }

    private static void send(Socket socket, byte[] content) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        for (int at = 0; at < content.length; at += CHUNK) {
            int length = Math.min(CHUNK, content.length - at);
            out.writeInt(length);
            out.write(content, at, length);
        }
        out.writeInt(0);
        out.flush();
    }

    /** Up to the zero byte that ends it, or the end. */
    private String answerOf(InputStream in) throws IOException {
        long until = System.nanoTime() + answer.toNanos();
        StringBuilder said = new StringBuilder();
        for (int next = in.read(); next > 0 && said.length() < LONGEST_ANSWER; next = in.read()) {
            said.append((char) next);
            if (System.nanoTime() - until > 0) {
                throw new IOException("the answer takes too long");
            }
        }
        return said.toString().strip();
    }

    static Verdict verdict(String said) {
        if (said.equals("stream: OK")) {
            return new Verdict.Clean();
        }
        if (said.startsWith("stream: ") && said.endsWith(" FOUND")) {
            return new Verdict.Infected(said.substring("stream: ".length(), said.length() - " FOUND".length()));
        }
        if (said.startsWith("INSTREAM size limit exceeded")) {
            return new Verdict.Unable("beyond the scanner's size limit");
        }
        return new Verdict.Down("no verdict");
    }
}
