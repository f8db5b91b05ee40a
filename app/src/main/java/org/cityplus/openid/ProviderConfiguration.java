package org.cityplus.openid;

import java.util.List;
import org.cityplus.web.AccessRefused;
import org.cityplus.web.SafeHeaders;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;

/** The provider itself: Spring Security's authorization server on this module's rows and keys. */
@Configuration(proxyBeanMethods = false)
@Conditional(OpenIdCondition.class)
class ProviderConfiguration {
    private static final List<String> CLIENT_AUTHENTICATION =
            List.of("client_secret_basic", "client_secret_post", "none");

    static final String CONSENT_PAGE = "/connect/consent";

    /** With the sandboxes and without an address of its own the issuer is whatever host it is asked by. */
    @Bean
    AuthorizationServerSettings authorizationServerSettings(@Value("${cityplus.public-url:}") String publicUrl) {
        AuthorizationServerSettings.Builder settings = AuthorizationServerSettings.builder();
        return publicUrl.isBlank()
                ? settings.build()
                : settings.issuer(publicUrl.strip().replaceAll("(?<!/)/+$", "")).build();
    }

    @Bean
    OAuth2TokenGenerator<? extends OAuth2Token> openIdTokens(SigningKeys keys, Claims claims) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List::getFirst);
        JwtGenerator identityTokens = new JwtGenerator(encoder);
        identityTokens.setJwtCustomizer(context -> {
            OAuth2Authorization authorization = context.getAuthorization();
            if (authorization != null) {
                context.getClaims().subject(claims.subject(authorization));
            }
        });
        return new DelegatingOAuth2TokenGenerator(identityTokens, new OAuth2RefreshTokenGenerator());
    }

    @Bean
    @Order(0)
    SecurityFilterChain openIdSecurity(
            HttpSecurity http,
            Clients clients,
            Authorizations authorizations,
            ConsentRows consents,
            AuthorizationServerSettings settings,
            OAuth2TokenGenerator<? extends OAuth2Token> tokens,
            SigningKeys keys,
            Claims claims,
            AccessRefused refusals)
            throws Exception {
        OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(
                        server,
                        provider -> provider.registeredClientRepository(clients)
                                .authorizationService(authorizations)
                                .authorizationConsentService(consents)
                                .authorizationServerSettings(settings)
                                .tokenGenerator(tokens)
                                .authorizationEndpoint(endpoint -> endpoint.consentPage(CONSENT_PAGE)
                                        .authenticationProviders(providers -> providers.stream()
                                                .filter(
                                                        OAuth2AuthorizationCodeRequestAuthenticationProvider.class
                                                                ::isInstance)
                                                .map(OAuth2AuthorizationCodeRequestAuthenticationProvider.class::cast)
                                                .forEach(one -> one.setAuthorizationConsentRequired(
                                                        ProviderConfiguration::mustAsk))))
                                .oidc(oidc -> oidc.providerConfigurationEndpoint(
                                                endpoint -> endpoint.providerConfigurationCustomizer(
                                                        ProviderConfiguration::describe))
                                        .userInfoEndpoint(endpoint -> endpoint.userInfoMapper(claims::userInfo))))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/oauth2/authorize")
                        .hasRole("RESIDENT")
                        .anyRequest()
                        .authenticated())
                // Whether a token still counts is looked up too: taking a consent back ends it at once.
                .oauth2ResourceServer(resource ->
                        resource.jwt(jwt -> jwt.decoder(OAuth2AuthorizationServerConfiguration.jwtDecoder(keys))))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(
                                signInFirst(),
                                request -> request.getRequestURI().equals("/oauth2/authorize"))
                        .accessDeniedHandler(refusals))
                .headers(SafeHeaders::setUnkept)
                .build();
    }

    /** Even a program that asks for nothing but a subject is told of only after the resident said so. */
    private static boolean mustAsk(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        var consent = context.getAuthorizationConsent();
        var request = context.getAuthorizationRequest();
        return consent == null || request == null || !consent.getScopes().containsAll(request.getScopes());
    }

    private static void describe(OidcProviderConfiguration.Builder provider) {
        provider.subjectTypes(types -> {
                    types.clear();
                    types.add("pairwise");
                })
                .scopes(scopes -> {
                    scopes.clear();
                    scopes.addAll(Scopes.ALL);
                })
                .grantTypes(types -> {
                    types.clear();
                    types.addAll(List.of("authorization_code", "refresh_token"));
                })
                .tokenEndpointAuthenticationMethods(methods -> {
                    methods.clear();
                    methods.addAll(CLIENT_AUTHENTICATION);
                })
                .tokenRevocationEndpointAuthenticationMethods(methods -> {
                    methods.clear();
                    methods.addAll(CLIENT_AUTHENTICATION);
                })
                .tokenIntrospectionEndpointAuthenticationMethods(methods -> {
                    methods.clear();
                    methods.addAll(CLIENT_AUTHENTICATION);
                })
                .idTokenSigningAlgorithms(algorithms -> {
                    algorithms.clear();
                    algorithms.add(SignatureAlgorithm.RS256.getName());
                })
                .claim("claims_supported", List.of("sub", "name", "phone_number", "phone_number_verified"));
    }

    /** Whoever is not signed in signs in first, and goes on from a page of ours. */
    private static AuthenticationEntryPoint signInFirst() {
        return (request, response, e) -> response.sendRedirect(Continue.throughSignIn(request.getQueryString()));
    }

    @Bean
    Sweeper openIdSweeper(Authorizations authorizations) {
        return new Sweeper(authorizations);
    }

    /** Forgets ended accesses; on several nodes at once it does no harm. */
    static final class Sweeper {
        private static final long HOUR = 3_600_000;

        private final Authorizations authorizations;

        Sweeper(Authorizations authorizations) {
            this.authorizations = authorizations;
        }

        @Scheduled(initialDelay = HOUR, fixedDelay = HOUR)
        void sweep() {
            authorizations.sweep();
        }
    }
}
