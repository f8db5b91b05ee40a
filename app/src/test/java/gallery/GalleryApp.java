package gallery;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.city.City;
import org.cityplus.testing.TestRun;
import org.cityplus.web.AccessRefused;
import org.cityplus.web.ContentSecurityPolicy;
import org.cityplus.web.DeskEntry;
import org.cityplus.web.Live;
import org.cityplus.web.Tab;
import org.cityplus.web.UnreadCounter;
import org.cityplus.web.Viewer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/** The shell alone, with pages that show every part of it; no database. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration",
            "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration",
            "org.springframework.modulith.events.config.EventPublicationAutoConfiguration",
            "org.springframework.modulith.runtime.autoconfigure.SpringModulithRuntimeAutoConfiguration"
        })
@ComponentScan(
        basePackages = {"org.cityplus.web", "org.cityplus.city", "gallery"},
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                "org\\.cityplus\\.(web\\.(live\\.(PostgresLive|Listener)|Idempotency|Repeat(Data|Seal))"
                                        + "|city\\.City(Configuration|Rows|Writing|Book))"))
public class GalleryApp {
    record Person(UUID id, String displayName, boolean isStaff) implements Viewer {
        @Override
        public Set<String> roles() {
            return Set.of(isStaff ? "STAFF" : "RESIDENT");
        }
    }

    static final Person RESIDENT = new Person(new UUID(1, 1), "陈雨桐", false);
    static final Person OFFICER = new Person(new UUID(2, 2), "张颖·受理岗", true);

    /** For looking at: the gallery at {@code /gallery}. */
    public static void main(String[] args) {
        SpringApplication.run(GalleryApp.class, args);
    }

    @Bean
    TemplateEngine engine() {
        var main = new DirectoryCodeResolver(Path.of("src/main/jte"));
        var test = new DirectoryCodeResolver(Path.of("src/test/jte"));
        CodeResolver both = new CodeResolver() {
            @Override
            public String resolve(String name) {
                return main.exists(name) ? main.resolve(name) : test.resolve(name);
            }

            @Override
            public boolean exists(String name) {
                return main.exists(name) || test.exists(name);
            }

            @Override
            public List<String> resolveAllTemplateNames() {
                return test.resolveAllTemplateNames();
            }

            @Override
            public long getLastModified(String name) {
                return 0;
            }
        };
        var engine = TemplateEngine.create(both, TestRun.own("jte-gallery"), ContentType.Html);
        engine.setTrimControlStructures(true);
        return engine;
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, AccessRefused refused) throws Exception {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                        .ignoringRequestMatchers("/preferences"))
                .exceptionHandling(e -> e.accessDeniedHandler(refused).authenticationEntryPoint(refused))
                .headers(headers ->
                        headers.contentSecurityPolicy(csp -> csp.policyDirectives(ContentSecurityPolicy.VALUE)))
                // Whoever asks with ?as= is signed in: this is only for looking at pages.
                .addFilterBefore(
                        (request, response, next) -> {
                            String as = request.getParameter("as");
                            var viewer = "officer".equals(as) ? OFFICER : RESIDENT;
                            if (as != null) {
                                SecurityContextHolder.getContext()
                                        .setAuthentication(new UsernamePasswordAuthenticationToken(
                                                viewer, "", AuthorityUtils.NO_AUTHORITIES));
                            }
                            next.doFilter(request, response);
                        },
                        AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    City city(@Value("${cityplus.city}") String folder) {
        return City.load(Path.of(folder));
    }

    @Bean
    Live live() {
        return new Live() {
            @Override
            public void wake(String stream) {}

            @Override
            public void close(UUID viewer) {}
        };
    }

    @Bean
    Tab messages() {
        return new Tab(10, "/messages", "chat", "test.messages");
    }

    @Bean
    Tab services() {
        return new Tab(20, "/", "city", "test.services");
    }

    @Bean
    DeskEntry queue() {
        return new DeskEntry(10, "/desk", "case", "test.queue", "STAFF");
    }

    @Bean
    UnreadCounter unread() {
        return resident -> 3;
    }
}
