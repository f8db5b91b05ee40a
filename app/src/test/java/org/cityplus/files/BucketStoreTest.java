package org.cityplus.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Against a server of others that speaks S3: multi-part listing, conditional puts and checksums are its own. */
class BucketStoreTest extends FileStoreContract {
    private final String prefix = UUID.randomUUID() + "/";
    private final BlobBucket bucket = bucket(S3Server.address(), S3Server.BUCKET);

    @AfterEach
    void close() {
        bucket.close();
    }

    @Override
    BlobStore blobs() {
        return bucket;
    }

    @Override
    BlobStore unwritable() {
        return bucket(S3Server.address(), "no-such-bucket");
    }

    @Override
    List<String> names() {
        List<String> names = new ArrayList<>();
        bucket.eachOlderThan(Instant.now().plus(Duration.ofHours(1)), names::add);
        return names.stream().sorted().toList();
    }

    @Override
    byte[] raw(String name) {
        return bucket.read(name);
    }

    @Override
    void overwrite(String name, byte[] content) {
        bucket.delete(name);
        bucket.write(name, content);
    }

    private BlobBucket bucket(URI address, String name) {
        return new BlobBucket(
                new S3Settings(Optional.of(address), name, "us-east-1", "test-access", "test-secret", true, prefix));
    }

    /** An answer lost on the way: the same put again finds the object there and leaves it. */
    @Test
    void aPutThatIsRepeatedChangesNothing() {
        bucket.write("abcdef-1", new byte[] {1});
        bucket.write("abcdef-1", new byte[] {2});
        assertThat(bucket.read("abcdef-1")).containsExactly(1);
    }

    @Test
    void deletingWhatIsNotThereIsDone() {
        bucket.delete("abcdef-2");
        assertThat(names()).isEmpty();
    }

    /** More than one page of a listing, which has a thousand. */
    @Test
    void aListingGoesThroughAllItsPages() {
        for (int i = 0; i < 1_005; i++) {
            bucket.write("%06d".formatted(i), new byte[] {1});
        }
        assertThat(names()).hasSize(1_005);
        List<String> old = new ArrayList<>();
        bucket.eachOlderThan(Instant.now().minus(Duration.ofHours(1)), old::add);
        assertThat(old).isEmpty();
    }

    @Test
    void theCityStartsOnABucketItCanUse() {
        bucket.check();
        assertThat(names()).isEmpty();
    }

    @Test
    void aBucketThatIsNotThereIsRefusedInOneLineWithoutSecrets() {
        assertThatThrownBy(bucket(S3Server.address(), "no-such-bucket")::check)
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("s3://no-such-bucket/")
                .hasMessageContaining("404 NoSuchBucket")
                .hasMessageNotContaining("test-secret")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aServerThatIsNotThereIsRefusedInOneLine() {
        assertThatThrownBy(bucket(URI.create("http://127.0.0.1:1"), S3Server.BUCKET)::check)
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("Cannot write files to s3://city-files/")
                .hasMessageNotContaining("\n");
    }

    @Test
    void settingsAreAllThereOrNone() {
        assertThat(settings(Map.of())).isEmpty();
        assertThatThrownBy(() -> settings(Map.of("cityplus.files.s3-bucket", "b", "cityplus.files.s3-access-key", "k")))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("cityplus.files.s3-secret-key");
        assertThatThrownBy(() -> settings(Map.of(
                        "cityplus.files.s3-bucket", "b",
                        "cityplus.files.s3-access-key", "k",
                        "cityplus.files.s3-secret-key", "hidden",
                        "cityplus.files.s3-endpoint", "s3.example")))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("https://");
        S3Settings whole = settings(Map.of(
                        "cityplus.files.s3-bucket", "b",
                        "cityplus.files.s3-access-key", "known",
                        "cityplus.files.s3-secret-key", "hidden",
                        "cityplus.files.s3-prefix", "city"))
                .orElseThrow();
        assertThat(whole.place()).isEqualTo("s3://b/city/");
        assertThat(whole.toString()).doesNotContain("hidden", "known");
    }

    private static Optional<S3Settings> settings(Map<String, Object> set) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", set));
        return S3Settings.find(environment);
    }
}
