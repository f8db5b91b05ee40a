package org.cityplus.postgres;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;

/** How to reach the cluster: kept beside it, in a file only its owner may read. */
record Access(int port, String password) {
    static final String FILE = "access.properties";

    static Access first() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return new Access(freePort(0), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    static Access load(Path home) throws IOException {
        if (!Files.exists(home.resolve(FILE))) {
            throw new DatabaseProblem("The password to the records is missing: put " + home.resolve(FILE)
                    + " back from a backup. Nothing was changed.");
        }
        Properties kept = new Properties();
        try (InputStream in = Files.newInputStream(home.resolve(FILE))) {
            kept.load(in);
        }
        return new Access(Integer.parseInt(kept.getProperty("port", "0")), kept.getProperty("password", ""));
    }

    /** This access, on another port when a stranger has taken ours meanwhile. */
    Access withFreePort() throws IOException {
        try {
            return new Access(freePort(port), password);
        } catch (java.net.BindException taken) {
            return new Access(freePort(0), password);
        }
    }

    private static int freePort(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void keep(Path home) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("port", Integer.toString(port));
        kept.setProperty("password", password);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        kept.store(bytes, null);
        Path unfinished = Folders.unfinished(home, "access");
        writePrivately(unfinished, bytes.toByteArray());
        Files.move(unfinished, home.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    static void writePrivately(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(Folders.PRIVATE_FILE))) {
            channel.write(ByteBuffer.wrap(content));
            // Without this file the cluster cannot be entered: it must not be lost with the power.
            channel.force(true);
        }
    }
}
