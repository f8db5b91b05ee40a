package org.cityplus.launch;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;

/** The port the city is to be reached at. */
final class Port {
    private Port() {}

    static void check(int port) {
        try (ServerSocket free = new ServerSocket(port)) {
            free.getLocalPort();
        } catch (BindException e) {
            // Java tells the two apart by the words of the system alone.
            if (String.valueOf(e.getMessage()).contains("ermission")) {
                throw new StartProblem("This user may not open port " + port
                        + ": those below 1024 are the system's. Choose another with --port. 无权使用该端口。");
            }
            throw inUse(port);
        } catch (IOException e) {
            throw inUse(port);
        } catch (IllegalArgumentException e) {
            throw new StartProblem("There is no port " + port + ": ports go from 1 to 65535.");
        }
    }

    private static StartProblem inUse(int port) {
        return new StartProblem("Port " + port + " is in use. Choose another with --port. 端口已被占用。");
    }
}
