package org.cityplus.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive that cannot be restored is refused with what is wrong with it, before anything is written. */
class DamagedArchiveTest {
    private static final String PHRASE = "a phrase of the operator";
    private static final Schema OURS = Schema.ofThisCityPlus();
    private static final byte[] LOCKED = new Passphrase(PHRASE).lock("master.key", new byte[64]);

    @TempDir
    Path temporary;

    private Path archive = Path.of("");

    @BeforeEach
    void anArchive() throws IOException {
        archive = temporary.resolve("city.backup");
        write("18", OURS, "files/ab/abcd");
    }

    private void write(String postgres, Schema schema, String file) throws IOException {
        Files.deleteIfExists(archive);
        try (ArchiveWriter writer = new ArchiveWriter(archive)) {
            writer.folder("cluster/base");
            writer.add("cluster/PG_VERSION", (postgres + "\n").getBytes(StandardCharsets.US_ASCII));
            writer.add(file, "a sealed photo".getBytes(StandardCharsets.US_ASCII));
            writer.add("keys/master.key", LOCKED);
            writer.finish(schema);
        }
    }

    private String refusal(String phrase) {
        Path data = temporary.resolve("restored");
        Restore restore = new Restore(archive, data, Optional.of(new Passphrase(phrase)));
        BackupProblem problem =
                catchThrowableOfType(BackupProblem.class, () -> restore.to(new Restore.Target(null, null, null)));
        assertThat(data).as("nothing is written").doesNotExist();
        return String.valueOf(problem.getMessage());
    }

    private String refusal() {
        return refusal(PHRASE);
    }

    /** Whichever byte it is: never an entry unknown, never the passphrase, never a newer version. */
    @Test
    void anAlteredByteIsDamageWhereverItIs() throws IOException {
        byte[] whole = Files.readAllBytes(archive);
        for (int at = 0; at < whole.length; at++) {
            byte[] altered = whole.clone();
            altered[at] ^= 0x10;
            if (Arrays.equals(unpacked(altered), unpacked(whole))) {
                continue;
            }
            Files.write(archive, altered);
            assertThat(refusal())
                    .as("byte %s", at)
                    .startsWith(archive.toString())
                    .matches(at < 2 ? ".*is no backup.*" : ".*(is damaged|cut short, or altered).*")
                    .doesNotContainIgnoringCase("unknown")
                    .doesNotContain("passphrase does");
        }
    }

    @Test
    void aCutOneEndsTooEarly() throws IOException {
        byte[] whole = Files.readAllBytes(archive);
        for (int length = 2; length < whole.length; length++) {
            Files.write(archive, Arrays.copyOf(whole, length));
            assertThat(refusal()).as("%s bytes", length).contains("ends too early", "Copy it again");
        }
    }

    @Test
    void whatIsNoArchiveIsCalledThat() throws IOException {
        for (byte[] other : new byte[][] {
            {}, "a letter\n".getBytes(StandardCharsets.UTF_8), packed("a letter, packed"), tar("letter.txt")
        }) {
            Files.write(archive, other);
            assertThat(refusal()).contains(archive + " is no backup of CityPlus");
        }
        Files.delete(archive);
        assertThat(refusal()).isEqualTo("There is no archive " + archive + ".");
        Files.createDirectory(archive);
        assertThat(refusal()).contains(archive + " is no file");
    }

    @Test
    void aWrongPassphraseIsCalledThat() {
        assertThat(refusal("another phrase altogether")).contains("passphrase does not open the keys");
    }

    /** A few kilobytes on the disk; without a limit the restore would end for want of memory, with nothing to read but a trace. */
    @Test
    void keysThatFillTheMemoryAreNoCitys() throws IOException {
        Files.delete(archive);
        byte[] large = new byte[1 << 20];
        try (ArchiveWriter writer = new ArchiveWriter(archive)) {
            for (int i = 0; i < 17; i++) {
                writer.add("keys/" + i + ".key", large);
            }
            writer.finish(OURS);
        }
        assertThat(refusal()).contains("more keys than any city has", "Copy it again");
    }

    @Test
    void oneOfANewerVersionIsCalledThat() throws IOException {
        TreeMap<String, Integer> further = new TreeMap<>(OURS.versions());
        further.merge("cases", 3, Integer::sum);
        String ahead = "cases is at " + further.get("cases") + ", this one knows "
                + OURS.versions().get("cases");
        for (Map.Entry<String, String> newer : Map.of(
                        "schema", ahead, "part", "letters/one, which this one does not know", "19", "PostgreSQL 19")
                .entrySet()) {
            write(
                    newer.getKey().equals("19") ? "19" : "18",
                    newer.getKey().equals("schema") ? new Schema(further) : OURS,
                    newer.getKey().equals("part") ? "letters/one" : "files/ab/abcd");
            assertThat(refusal())
                    .contains(
                            "is whole, but another version of CityPlus made it", newer.getValue(), "with that version");
        }
    }

    @Test
    void oneOfBeforeTheManifestSaidHowFarTheTablesAreIsRead() throws IOException {
        write("18", new Schema(new TreeMap<>()), "files/ab/abcd");
        assertThat(ArchiveReader.check(archive, (name, isFolder, in) -> {}).newer())
                .isEmpty();
    }

    @Test
    void thisCityPlusKnowsItsOwnTables() {
        assertThat(OURS.versions()).containsKeys("__root", "cases", "identity", "vault");
        assertThat(Schema.in(OURS.lines())).isEqualTo(OURS);
        assertThat(OURS.lines().lines())
                .as("what is no longer than a digest is no entry to those who read archives before")
                .allMatch(line -> line.length() <= 66);
    }

    private static byte[] unpacked(byte[] archive) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            return in.readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(out)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] tar(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            tar.putArchiveEntry(new TarArchiveEntry(name));
            tar.closeArchiveEntry();
        }
        return out.toByteArray();
    }
}
