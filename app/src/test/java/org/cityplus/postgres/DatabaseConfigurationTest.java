package org.cityplus.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseConfigurationTest {
    @TempDir
    Path temporary;

    @Test
    void withoutAUrlTheCityStartsAndStopsItsOwn() throws IOException {
        Path data = DataFolder.unpackedIn(temporary);
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class))
                .withUserConfiguration(DatabaseConfiguration.class)
                .withPropertyValues("cityplus.data=" + data)
                .run(context -> {
                    assertThat(context.getBean(JdbcClient.class)
                                    .sql("SELECT current_user")
                                    .query(String.class)
                                    .single())
                            .isEqualTo("cityplus");
                    assertThat(Sql.cluster(data).resolve("postmaster.pid")).exists();
                });
        assertThat(Sql.cluster(data).resolve("postmaster.pid")).doesNotExist();
        assertThat(Files.exists(data.resolve("lock"))).isTrue();
    }
}
