package org.cityplus.files;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** The bucket to use instead of the folder. Never prints its secrets. */
record S3Settings(
        Optional<URI> endpoint,
        String bucket,
        String region,
        String accessKey,
        String secretKey,
        boolean pathStyle,
        String prefix) {
    private static final String SETTING = "cityplus.files.s3-";

    /**
     * Empty when none of the settings is there.
     *
     * @throws StoreProblem when only some are
     */
    static Optional<S3Settings> find(Environment settings) {
        String bucket = value(settings, "bucket");
        String accessKey = value(settings, "access-key");
        String secretKey = value(settings, "secret-key");
        String endpoint = value(settings, "endpoint");
        if ((bucket + accessKey + secretKey + endpoint).isEmpty()) {
            return Optional.empty();
        }
        List<String> missing = new ArrayList<>();
        need(missing, "bucket", bucket);
        need(missing, "access-key", accessKey);
        need(missing, "secret-key", secretKey);
        if (!missing.isEmpty()) {
            throw new StoreProblem("Files in S3 also need " + String.join(" and ", missing)
                    + ". Set them, or none of cityplus.files.s3-*. S3 文件存储的设置不全。");
        }
        return Optional.of(new S3Settings(
                endpoint.isEmpty() ? Optional.empty() : Optional.of(address(endpoint)),
                bucket,
                value(settings, "region").isEmpty() ? "us-east-1" : value(settings, "region"),
                accessKey,
                secretKey,
                value(settings, "path-style").toLowerCase(Locale.ROOT).equals("true"),
                folder(value(settings, "prefix"))));
    }

    private static String value(Environment settings, String name) {
        return settings.getProperty(SETTING + name, "").strip();
    }

    private static void need(List<String> missing, String name, String value) {
        if (value.isEmpty()) {
            missing.add(SETTING + name);
        }
    }

    private static URI address(String typed) {
        try {
            URI address = URI.create(typed);
            if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new StoreProblem(SETTING + "endpoint takes an address such as https://s3.example:9000. S3 地址不对。");
    }

    private static String folder(String prefix) {
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    String place() {
        return "s3://" + bucket + "/" + prefix;
    }

    @Override
    public String toString() {
        return place() + endpoint.map(at -> " at " + at).orElse("");
    }
}
