package org.cityplus.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Sealed bytes in a bucket of anything that speaks S3. A put is atomic there, carries its checksum, and only ever makes a
 * new object; what fails on the way is tried again, within a time.
 */
final class BlobBucket implements BlobStore, AutoCloseable {
    private static final int TRIES = 4;
    private static final Duration ONE_TRY = Duration.ofSeconds(15);
    private static final Duration ALL_TRIES = Duration.ofSeconds(40);
    private static final int THERE_ALREADY = 412;

    private final S3Settings settings;
    private final S3Client s3;

    BlobBucket(S3Settings settings) {
        this.settings = settings;
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(ONE_TRY))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                // Ours goes with every put; those the SDK adds by itself some servers refuse.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_SUPPORTED)
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(ONE_TRY)
                        .apiCallTimeout(ALL_TRIES)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(TRIES)
                                .build()));
        settings.endpoint().ifPresent(builder::endpointOverride);
        this.s3 = builder.build();
    }

    @Override
    public String place() {
        return settings.place();
    }

    /** @throws StoreProblem when nothing can be written, read or deleted there */
    void check() {
        String name = "checks-at-start-" + UUID.randomUUID();
        try {
            write(name, new byte[] {1});
            read(name);
            delete(name);
        } catch (UncheckedIOException e) {
            throw new StoreProblem("Cannot write files to " + settings + ": " + reason(e)
                    + ". Correct cityplus.files.s3-* or the bucket's policy (it needs put, get, delete, list)."
                    + " 无法写入 S3 文件存储。");
        }
    }

    private static String reason(UncheckedIOException e) {
        IOException cause = e.getCause();
        return switch (cause == null ? null : cause.getCause()) {
            case S3Exception refused
            when refused.awsErrorDetails() != null ->
                refused.statusCode() + " " + refused.awsErrorDetails().errorCode();
            case SdkException other ->
                String.valueOf(other.getMessage()).lines().findFirst().orElse("");
            case null, default -> String.valueOf(e.getMessage());
        };
    }

    /** An answer lost on the way is asked for again; then the object is there already, and whole. */
    @Override
    public void write(String name, byte[] sealed) {
        try {
            s3.putObject(
                    put -> put.bucket(settings.bucket())
                            .key(key(name))
                            .contentType("application/octet-stream")
                            .contentMD5(md5(sealed))
                            .ifNoneMatch("*"),
                    RequestBody.fromBytes(sealed));
        } catch (S3Exception e) {
            if (e.statusCode() != THERE_ALREADY) {
                throw failed("write to", e);
            }
        } catch (SdkException e) {
            throw failed("write to", e);
        }
    }

    @Override
    public byte[] read(String name) {
        try {
            return s3.getObjectAsBytes(get -> get.bucket(settings.bucket()).key(key(name)))
                    .asByteArrayUnsafe();
        } catch (SdkException e) {
            throw failed("read from", e);
        }
    }

    @Override
    public void delete(String name) {
        try {
            s3.deleteObject(delete -> delete.bucket(settings.bucket()).key(key(name)));
        } catch (SdkException e) {
            throw failed("delete from", e);
        }
    }

    @Override
    public void eachOlderThan(Instant before, Consumer<String> each) {
        try {
            s3
                    .listObjectsV2Paginator(
                            list -> list.bucket(settings.bucket()).prefix(settings.prefix()))
                    .contents()
                    .stream()
                    .filter(object -> object.lastModified().isBefore(before))
                    .map(object -> object.key().substring(object.key().lastIndexOf('/') + 1))
                    .forEach(each);
        } catch (SdkException e) {
            throw failed("list", e);
        }
    }

    private String key(String name) {
        return settings.prefix() + BlobStore.path(name);
    }

    private UncheckedIOException failed(String what, SdkException e) {
        return new UncheckedIOException(new IOException("cannot " + what + " the file store " + settings.place(), e));
    }

    /** Not against attackers (the bytes are sealed): the server compares what arrived (RFC 1864). */
    private static String md5(byte[] sealed) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(sealed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
