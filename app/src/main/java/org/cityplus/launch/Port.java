package org.cityplus.launch;

import java.io.IOException;
import java.net.ServerSocket;

/** The port the city is to be reached at. */
final class Port {
    private Port() {}

    static void check(int port) {
        try (ServerSocket free = new ServerSocket(port)) {
            free.getLocalPort();
        } catch (IOException e) {
            throw new StartProblem("Port " + port + " is in use. Choose another with --port. 端口已被占用。");
        } catch (IllegalArgumentException e) {
            throw new StartProblem("There is no port " + port + ": ports go from 1 to 65535.");
        }
    }
}
