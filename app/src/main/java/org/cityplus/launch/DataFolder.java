package org.cityplus.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that holds everything the city keeps outside its database server. */
final class DataFolder {
    private static final long LEAST_FREE_MEGABYTES = 200;

    private DataFolder() {}

    static void check(Path data) {
        checkFree(data, freeMegabytes(data));
        try {
            Files.createDirectories(data);
            Files.delete(Files.createTempFile(data, "tmp-", ""));
        } catch (IOException e) {
            throw new StartProblem("Cannot write to the data folder " + data + " ("
                    + e.getClass().getSimpleName() + "). Choose another with --data. 数据目录不可写。");
        }
    }

    static void checkFree(Path data, long freeMegabytes) {
        if (freeMegabytes < LEAST_FREE_MEGABYTES) {
            throw new StartProblem("The disk of the data folder " + data + " is full: " + freeMegabytes
                    + " MB free, at least " + LEAST_FREE_MEGABYTES + " MB needed. 磁盘空间不足。");
        }
    }

    private static long freeMegabytes(Path data) {
        Path there = data;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            return Files.getFileStore(there).getUsableSpace() / 1_000_000;
        } catch (IOException e) {
            throw new StartProblem("Cannot read how much space is free for " + data + " (" + e + ").");
        }
    }
}
