package org.cityplus.files;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks clamd's INSTREAM as clamd 1.4 does, and misbehaves as asked. */
final class ScannerPeer implements AutoCloseable {
    /** What every scanner finds, by agreement (eicar.org); in two parts, or one would find it here. */
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    enum Mood {
        HONEST,
        /** Takes everything, says nothing. */
        SILENT,
        /** Hangs up in the middle. */
        BROKEN,
        /** Says something else. */
        CONFUSED,
        /** Drips an answer that never ends. */
        ENDLESS
    }

    private final ServerSocket server;
    private final int limit;
    volatile Mood mood = Mood.HONEST;
    /** What it finds besides EICAR. */
    volatile String suspicious = EICAR;

    volatile int asked;

    ScannerPeer(int limit) {
        this.limit = limit;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        asked++;
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            if (mood == Mood.BROKEN) {
                return;
            }
            byte[] command = in.readNBytes(10);
            if (!new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
                say(out, "UNKNOWN COMMAND");
                return;
            }
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (int length = in.readInt(); length != 0; length = in.readInt()) {
                if (length < 0 || content.size() + length > limit) {
                    say(out, "INSTREAM size limit exceeded. ERROR");
                    return;
                }
                content.writeBytes(in.readNBytes(length));
            }
            switch (mood) {
                case HONEST -> say(out, verdict(content.toString(StandardCharsets.ISO_8859_1)));
                case CONFUSED -> say(out, "stream: lstat() failed: No such file or directory. ERROR");
                case ENDLESS -> {
                    while (true) {
                        out.write('.');
                        Thread.sleep(20);
                    }
                }
                case SILENT, BROKEN -> Thread.sleep(60_000);
            }
        } catch (IOException | InterruptedException gone) {
            Thread.interrupted();
        }
    }

    private String verdict(String content) {
        return content.contains(EICAR) || content.contains(suspicious)
                ? "stream: Win.Test.EICAR_HDB-1 FOUND"
                : "stream: OK";
    }

    private static void say(OutputStream out, String what) throws IOException {
        out.write((what + "\0").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
