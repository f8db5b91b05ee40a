package org.cityplus.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.cityplus.kernel.FileProblem;

/** What is wrong with an archive that could not be read: whether it is one, is cut short, or was altered. */
final class Defects {
    static final String REMEDY = " Copy it again from where it was made, or take another backup.";

    private static final byte[] GZIP = {31, (byte) 139};

    private Defects() {}

    static void requireFile(Path archive) {
        if (!Files.exists(archive)) {
            throw new BackupProblem("There is no archive " + archive + ".");
        }
        if (!Files.isRegularFile(archive)) {
            throw new BackupProblem(archive + " is no file. Name the archive that ./cityplus backup made.");
        }
        if (!Files.isReadable(archive)) {
            throw new BackupProblem("This user may not read " + archive + ".");
        }
    }

    /**
     * Whatever {@code found} says of what is inside holds only when the packing is whole: an altered byte makes an unknown entry
     * of a known one, and a wrong passphrase of the right one.
     */
    static BackupProblem of(Path archive, Exception found) {
        try (InputStream packed =
                new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive), 1 << 16))) {
            packed.transferTo(OutputStream.nullOutputStream());
        } catch (EOFException e) {
            return new BackupProblem(archive + " ends too early: it was cut short, or altered on the way." + REMEDY, e);
        } catch (IOException | IllegalArgumentException e) {
            return isPacked(archive)
                    ? new BackupProblem(archive + " is damaged: some of it was altered." + REMEDY, e)
                    : noBackup(archive, e);
        }
        return found instanceof BackupProblem problem ? problem : noBackup(archive, found);
    }

    private static BackupProblem noBackup(Path archive, Exception why) {
        return new BackupProblem(
                archive
                        + " is no backup of CityPlus, or its very beginning was altered. Name the archive that ./cityplus"
                        + " backup made.",
                why);
    }

    private static boolean isPacked(Path archive) {
        try (InputStream in = Files.newInputStream(archive)) {
            return Arrays.equals(in.readNBytes(GZIP.length), GZIP);
        } catch (IOException e) {
            throw new BackupProblem(archive + " cannot be read: " + FileProblem.words(e) + ".", e);
        }
    }
}
