package org.cityplus.identity.web;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.web.AccessRefused;
import org.cityplus.web.DeskEntry;
import org.cityplus.web.SafeHeaders;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Who comes in where. The doors themselves are declared by the modules behind them. */
@Configuration(proxyBeanMethods = false)
class Security {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    DoorSessions sessions() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("session");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        CookieHttpSessionIdResolver resolver = new CookieHttpSessionIdResolver();
        resolver.setCookieSerializer(cookie);
        return new DoorSessions(resolver);
    }

    @Bean
    Door identityDoorForAll() {
        return Door.to(
                Audience.ANYONE,
                "/sign-in/**",
                "/desk/sign-in/**",
                "/desk/welcome/**",
                "/sandbox/sms",
                "/api/sign-in/**");
    }

    @Bean
    Door identityDoorForResidents() {
        return Door.to(Audience.RESIDENT, "/me/**", "/api/me/**");
    }

    @Bean
    Door counterForClerks() {
        return Door.to(Audience.CLERK, "/desk/counter", "/desk/counter/**", "/api/desk/counter/**");
    }

    @Bean
    Door staffForSecurityAdministrators() {
        return Door.to(Audience.SECURITY_ADMINISTRATOR, "/desk/staff/**", "/api/desk/staff/**");
    }

    @Bean
    DeskEntry staffEntry() {
        return new DeskEntry(30, "/desk/staff", "keys", "identity.staffing.entry", "SECURITY_ADMINISTRATOR");
    }

    @Bean
    Door placeForStaff() {
        return Door.to(Audience.STAFF, "/desk/place", "/desk/me/**", "/api/desk/me/**");
    }

    @Bean
    DeskEntry placeEntry() {
        return new DeskEntry(95, "/desk/place", "me", "identity.place.entry", "STAFF");
    }

    @Bean
    DeskEntry staffMeEntry() {
        return new DeskEntry(96, "/desk/me", "lock", "identity.staff-me.entry", "STAFF");
    }

    @Bean
    DeskEntry counterEntry() {
        return new DeskEntry(20, "/desk/counter", "me", "identity.counter.entry", "CLERK");
    }

    /** What the shell shows to everybody; it can't declare doors itself, identity builds on it. */
    @Bean
    Door shellDoor() {
        return Door.to(
                Audience.ANYONE,
                "/",
                "/error",
                "/assets/**",
                "/manifest.webmanifest",
                "/sw.js",
                "/offline",
                "/preferences",
                "/favicon.ico",
                "/sign-out",
                "/actuator/health/**",
                "/api/openapi/**",
                "/problems/**");
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiSecurity(
            HttpSecurity http, ObjectProvider<Door> doors, AccessRefused refusals, MetricsDoor metrics)
            throws Exception {
        return doors(http.securityMatcher("/api/**"), doors.stream().toList(), metrics)
                .headers(SafeHeaders::setUnkept)
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageSecurity(
            HttpSecurity http,
            ObjectProvider<Door> doors,
            PageRefusals signIn,
            AccessRefused refusals,
            MetricsDoor metrics)
            throws Exception {
        return doors(http, doors.stream().toList(), metrics)
                .headers(SafeHeaders::set)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        // Language and looks only: so that pages without a form need no token.
                        .ignoringRequestMatchers("/preferences"))
                .requestCache(cache -> cache.disable())
                .exceptionHandling(e -> e.authenticationEntryPoint(signIn).accessDeniedHandler(refusals))
                .build();
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName("csrf");
        repository.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return repository;
    }

    private static HttpSecurity doors(HttpSecurity http, List<Door> doors, MetricsDoor metrics) throws Exception {
        return http.authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll();
                    // Narrow doors first: /desk/sign-in is open though /desk/** is for staff; Audience has the order.
                    for (Audience audience : Audience.values()) {
                        doors.stream()
                                .filter(door -> door.audience() == audience)
                                .forEach(door -> open(
                                        requests.requestMatchers(door.patterns().toArray(String[]::new)), audience));
                    }
                    requests.requestMatchers("/actuator/prometheus").access(metrics);
                    requests.anyRequest().access((who, at) -> {
                        AccessRefused.isNoDoor(at.getRequest());
                        return new AuthorizationDecision(false);
                    });
                })
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable());
    }

    private static void open(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizedUrl url, Audience audience) {
        if (audience == Audience.ANYONE) {
            url.permitAll();
        } else {
            url.hasRole(audience.name());
        }
    }
}
