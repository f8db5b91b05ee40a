package org.cityplus.files;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where files are kept and who looks for malware in them, as the settings say. */
@Configuration(proxyBeanMethods = false)
class FilesConfiguration {
    @Bean
    BlobStore blobStore(
            Environment settings,
            JdbcClient jdbc,
            @Value("${cityplus.data:./data}/files") Path folder,
            @Value("${cityplus.files.moved:false}") boolean moved) {
        Optional<S3Settings> s3 = S3Settings.find(settings);
        // The S3 client's classes are loaded only here: a city that does not use them starts without them.
        BlobStore blobs = s3.isPresent() ? bucket(s3.get()) : new BlobFolder(folder);
        Home.settle(jdbc, blobs.place(), moved);
        return blobs;
    }

    private static BlobStore bucket(S3Settings settings) {
        BlobBucket bucket = new BlobBucket(settings);
        bucket.check();
        return bucket;
    }

    @Bean
    Scanner fileScanner(@Value("${cityplus.files.clamd:}") String address) {
        return address.isBlank() ? new NoScanner() : Clamd.at(address.strip());
    }
}
