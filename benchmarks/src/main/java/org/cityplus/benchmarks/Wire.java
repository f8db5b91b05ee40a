package org.cityplus.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * One kept connection that speaks just enough HTTP/1.1. The driver shares two cores with what it measures, so it must cost
 * little: requests are made beforehand, answers are not looked into.
 */
final class Wire implements AutoCloseable {
    private final URI server;
    private Socket socket;
    private BufferedInputStream in;

    Wire(URI server) throws IOException {
        this.server = server;
        this.socket = connect();
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 15);
    }

    /**
     * What came back.
     *
     * @param body as it came, perhaps compressed
     * @param bytes of head and body
     */
    record Answer(String head, byte[] body, long bytes) {
        int status() {
            return Integer.parseInt(head, 9, 12, 10);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        Optional<String> header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }

        Answer require(int... statuses) {
            for (int status : statuses) {
                if (status() == status) {
                    return this;
                }
            }
            throw new IllegalStateException("answered " + head + text());
        }
    }

    static byte[] get(String path, String... headers) {
        return request("GET", path, new byte[0], headers);
    }

    static byte[] post(String path, String json, String... headers) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String[] all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type: application/json";
        return request("POST", path, body, all);
    }

    private static byte[] request(String method, String path, byte[] body, String... headers) {
        StringBuilder head =
                new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    Answer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        ByteArrayOutputStream head = new ByteArrayOutputStream(512);
        for (int line = line(head); line > 0; ) {
            line = line(head);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 14);
        long bytes = head.size() + read(text, body);
        Answer answer = new Answer(text, body.toByteArray(), bytes);
        if (answer.header("connection").filter("close"::equalsIgnoreCase).isPresent()) {
            close();
            socket = connect();
            in = new BufferedInputStream(socket.getInputStream(), 1 << 15);
        }
        return answer;
    }

    /** How many bytes the body took. */
    private long read(String head, ByteArrayOutputStream body) throws IOException {
        String lower = head.toLowerCase(Locale.ROOT);
        int length = lower.indexOf("\ncontent-length:");
        if (length >= 0) {
            int end = lower.indexOf('\r', length);
            int size = Integer.parseInt(lower.substring(length + 16, end).strip());
            body.writeBytes(in.readNBytes(size));
            return size;
        }
        if (!lower.contains("\ntransfer-encoding: chunked")) {
            return 0;
        }
        long all = 0;
        while (true) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(8);
            all += line(line) + 2L;
            int size = Integer.parseInt(line.toString(StandardCharsets.US_ASCII).strip(), 16);
            body.writeBytes(in.readNBytes(size));
            all += size + line(new ByteArrayOutputStream(2)) + 2L;
            if (size == 0) {
                return all;
            }
        }
    }

    /** Reads a line with its end; its length without. */
    private int line(ByteArrayOutputStream into) throws IOException {
        int length = 0;
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            into.write(read);
            length += read == '\r' ? 0 : 1;
        }
        into.write('\n');
        return length;
    }

    private Socket connect() throws IOException {
        Socket made = new Socket(server.getHost(), server.getPort());
        made.setTcpNoDelay(true);
        return made;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
