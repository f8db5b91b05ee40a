package org.cityplus.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.cityplus.testing.Forms.csrf;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityplus.audit.Audit;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.City;
import org.cityplus.cityhall.CityHall;
import org.cityplus.cityhall.Reason;
import org.cityplus.identity.AccountRecovered;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** A program signs people in, the way its maker would write it; and the ways somebody would try to abuse it. */
class OpenIdTest extends DemoCityTest {
    private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]+)\"");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    RelyingParties relyingParties;

    @Autowired
    Consents consents;

    @Autowired
    SigningKeys keys;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Audit audit;

    @Autowired
    CityHall hall;

    @Autowired
    City city;

    private Officer administrator = Officer.of(
            UUID.randomUUID(),
            "周敏",
            new org.cityplus.city.AgencyId("test"),
            new org.cityplus.kernel.LocalizedText("测试", "Test"),
            java.util.Set.of(Role.SYSTEM_ADMINISTRATOR));
    private Resident chen = new Resident(UUID.randomUUID(), "");

    @BeforeEach
    void somebody() {
        chen = applicants.newResident();
    }

    private App app(String host) {
        return app(host, true);
    }

    private App app(String host, boolean isConfidential) {
        return new App(
                mvc,
                relyingParties.register(
                        administrator,
                        new Registration(
                                "邻里图书馆",
                                "Corner library",
                                "https://" + host + "/",
                                "https://" + host + "/callback",
                                List.of("profile", "phone"),
                                isConfidential,
                                "agreed 2026-11")));
    }

    private MockHttpServletResponse ask(App app, String scopes, Resident who) {
        return mvc.get()
                .uri(app.link(scopes))
                .with(Applicants.as(who))
                .exchange()
                .getResponse();
    }

    private MockHttpServletResponse answer(App app, Resident who, String location, List<String> scopes) {
        String page = mvc.get()
                .uri(URI.create(location))
                .with(Applicants.as(who))
                .exchange()
                .getResponse()
                .getHeader("Location");
        assertThat(page).isNull();
        var post = mvc.post().uri("/oauth2/authorize").with(Applicants.as(who));
        return post.param("client_id", app.id.getValue())
                .param("state", stateOn(location, who))
                .param("scope", scopes.toArray(String[]::new))
                .exchange()
                .getResponse();
    }

    private String stateOn(String location, Resident who) {
        try {
            String html = mvc.get()
                    .uri(URI.create(location))
                    .with(Applicants.as(who))
                    .exchange()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            Matcher state = STATE.matcher(html);
            assertThat(state.find()).as(html).isTrue();
            return state.group(1);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private AuthorizationCode code(App app, String scopes) throws Exception {
        String location = Objects.requireNonNull(ask(app, scopes, chen).getHeader("Location"));
        if (!location.startsWith(app.callback.toString())) {
            location = Objects.requireNonNull(
                    answer(app, chen, location, List.of(scopes.split(" "))).getHeader("Location"));
        }
        assertThat(location).startsWith(app.callback.toString()).doesNotContain("error=");
        AuthenticationSuccessResponse success =
                AuthenticationResponseParser.parse(URI.create(location)).toSuccessResponse();
        assertThat(success.getState()).isEqualTo(app.state);
        return success.getAuthorizationCode();
    }

    private OIDCTokenResponse signIn(App app, String scopes) throws Exception {
        return App.tokens(app.exchange(code(app, scopes)));
    }

    @Test
    void aProgramLearnsWhatTheResidentAllowedAndNoMore() throws Exception {
        App library = app("library.example");
        OIDCTokenResponse tokens = signIn(library, "openid phone");
        var identity = library.check(tokens);
        UserInfo info = UserInfo.parse(
                library.userInfo(tokens.getOIDCTokens().getAccessToken()).getBody());
        assertThat(info.getSubject().getValue()).isEqualTo(identity.getSubject().getValue());
        assertThat(info.getPhoneNumber()).startsWith("+86138");
        assertThat(info.getPhoneNumberVerified()).isTrue();
        assertThat(info.getName()).isNull();
        assertThat(info.toJSONObject().toString()).doesNotContain(chen.id().toString());
        assertThat(library.metadata().getSubjectTypes()).hasToString("[pairwise]");
    }

    @Test
    void twoProgramsCannotCompareTheirPeople() throws Exception {
        App library = app("library.example");
        App shop = app("shop.example");
        App librarysOtherApp = app("library.example");
        String atTheLibrary =
                library.check(signIn(library, "openid")).getSubject().getValue();
        String again = library.check(signIn(library, "openid")).getSubject().getValue();
        String atTheShop = shop.check(signIn(shop, "openid")).getSubject().getValue();
        String sameHost = librarysOtherApp
                .check(signIn(librarysOtherApp, "openid"))
                .getSubject()
                .getValue();
        assertThat(again).isEqualTo(atTheLibrary).isEqualTo(sameHost);
        assertThat(atTheShop).isNotEqualTo(atTheLibrary);
    }

    /** Of what two programs are told in one session nothing but the issuer and the day is the same. */
    @Test
    void twoProgramsCannotCompareTheirTokensEither() throws Exception {
        App library = app("library.example");
        App shop = app("shop.example");
        var atTheLibrary = library.check(signIn(library, "openid")).toJSONObject();
        var atTheShop = shop.check(signIn(shop, "openid")).toJSONObject();
        assertThat(atTheLibrary).doesNotContainKeys("sid", "auth_time");
        assertThat(atTheLibrary.entrySet())
                .filteredOn(claim -> claim.getValue().equals(atTheShop.get(claim.getKey())))
                .extracting(java.util.Map.Entry::getKey)
                .isSubsetOf("iss", "iat", "exp");
    }

    @Test
    void answersToProgramsAreKeptByNobodyOnTheWay() throws Exception {
        App library = app("library.example");
        HTTPResponse tokens = library.exchange(code(library, "openid phone"));
        assertThat(tokens.getHeaderValue("Cache-Control"))
                .as("RFC 6749, section 5.1")
                .isEqualTo("no-store");
        HTTPResponse info = library.userInfo(App.tokens(tokens).getOIDCTokens().getAccessToken());
        assertThat(info.getHeaderValue("Cache-Control")).isEqualTo("no-store");
        assertThat(mvc.get()
                        .uri("/api/me/record")
                        .with(Applicants.as(chen))
                        .exchange()
                        .getResponse()
                        .getHeaders("Cache-Control"))
                .containsExactly("no-store");
        Officer officer = desk.officer("exit-entry-500103");
        assertThat(mvc.get()
                        .uri("/api/desk/queue")
                        .with(Applicants.as(officer))
                        .exchange()
                        .getResponse()
                        .getHeaders("Cache-Control"))
                .as("said once where it was said before")
                .containsExactly("no-store");
    }

    /** A clerk gave the account another phone, because the old one may be in other hands: what was begun with it ends. */
    @Test
    void afterARecoveryAtTheCounterNoProgramGoesOnAsBefore() throws Exception {
        App library = app("library.example");
        var tokens = signIn(library, "openid phone").getOIDCTokens();
        signIn(library, "openid phone");
        transactions.executeWithoutResult(
                status -> events.publishEvent(new AccountRecovered(chen.id(), clock.instant())));
        await("the listener has run")
                .untilAsserted(() -> assertThat(
                                library.userInfo(tokens.getAccessToken()).getStatusCode())
                        .isEqualTo(401));
        assertThat(library.refresh(tokens.getRefreshToken()).getStatusCode()).isEqualTo(400);
        assertThat(consents.list(chen.id())).as("hers to take back").hasSize(1);
        String record = "relying-party:"
                + consents.list(chen.id()).getFirst().relyingParty().id();
        assertThat(audit.list(chen.id(), record, "access-ended"))
                .as("once on record, however many tokens it held")
                .hasSize(1);
    }

    @Test
    void nothingIsToldBeforeTheResidentSaidSo() {
        App library = app("library.example");
        MockHttpServletResponse asked = ask(library, "openid", chen);
        assertThat(asked.getHeader("Location")).contains("/connect/consent");
        assertThat(consents.list(chen.id())).isEmpty();
    }

    @Test
    void noIsAnAnswerTheProgramGets() throws Exception {
        App library = app("library.example");
        String location =
                Objects.requireNonNull(ask(library, "openid profile", chen).getHeader("Location"));
        MockHttpServletResponse no = answer(library, chen, location, List.of());
        AuthenticationErrorResponse error = AuthenticationResponseParser.parse(
                        URI.create(Objects.requireNonNull(no.getHeader("Location"))))
                .toErrorResponse();
        assertThat(error.getErrorObject().getCode()).isEqualTo("access_denied");
        assertThat(consents.list(chen.id())).isEmpty();
    }

    @Test
    void whoeverIsNotSignedInSignsInAndComesBackOverAPageOfOurs() {
        App library = app("library.example");
        var response = mvc.get().uri(library.link("openid")).exchange().getResponse();
        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getHeader("Location")).startsWith("/sign-in?next=%2Fconnect%2Fcontinue");
        assertThat(response.getHeader("Set-Cookie")).isNull();
    }

    @Test
    void takingItBackEndsEverythingAtOnce() throws Exception {
        App library = app("library.example");
        OIDCTokenResponse tokens = signIn(library, "openid phone");
        UUID id = consents.list(chen.id()).getFirst().relyingParty().id();
        assertThat(mvc.post().uri("/me/apps/{id}/withdraw", id).with(csrf()).with(Applicants.as(chen)))
                .hasStatus(302);
        assertThat(library.userInfo(tokens.getOIDCTokens().getAccessToken()).getStatusCode())
                .isEqualTo(401);
        assertThat(library.refresh(tokens.getOIDCTokens().getRefreshToken()).getStatusCode())
                .isEqualTo(400);
        assertThat(consents.list(chen.id())).isEmpty();
        assertThat(ask(library, "openid", chen).getHeader("Location")).contains("/connect/consent");
    }

    @Test
    void aProgramCanGiveItsTokenBack() throws Exception {
        App library = app("library.example");
        var tokens = signIn(library, "openid").getOIDCTokens();
        assertThat(library.revoke(tokens.getRefreshToken()).getStatusCode()).isEqualTo(200);
        assertThat(library.userInfo(tokens.getAccessToken()).getStatusCode()).isEqualTo(401);
        assertThat(library.refresh(tokens.getRefreshToken()).getStatusCode()).isEqualTo(400);
    }

    @Test
    void aDisabledProgramIsOut() throws Exception {
        App library = app("library.example");
        var tokens = signIn(library, "openid").getOIDCTokens();
        relyingParties.disable(
                administrator,
                consents.list(chen.id()).getFirst().relyingParty().id(),
                "asked for too much");
        assertThat(library.userInfo(tokens.getAccessToken()).getStatusCode()).isEqualTo(401);
        assertThat(library.refresh(tokens.getRefreshToken()).getStatusCode()).isEqualTo(401);
        assertThat(ask(library, "openid", chen).getStatus()).isEqualTo(400);
    }

    @Test
    void whoDisablesAProgramSaysWhyInSoManyWords() throws Exception {
        app("library.example");
        UUID program = relyingParties.list().getFirst().id();
        for (String why : List.of(" ", "x".repeat(501), "x".repeat(2001))) {
            assertThatThrownBy(() -> relyingParties.disable(administrator, program, why))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("openid.register.why");
        }
    }

    @Test
    void aCodeIsExchangedOnce() throws Exception {
        App library = app("library.example");
        AuthorizationCode code = code(library, "openid");
        OIDCTokenResponse tokens = App.tokens(library.exchange(code));
        assertThat(library.exchange(code).getStatusCode()).isEqualTo(400);
        assertThat(library.userInfo(tokens.getOIDCTokens().getAccessToken()).getStatusCode())
                .as("a code used twice was copied: what it gave ends too (RFC 6749, section 4.1.2)")
                .isEqualTo(401);
    }

    @Test
    void ofTwoWhoShowTheSameCodeInOneMomentAtMostOneGetsTokens() throws Exception {
        for (int round = 0; round < 5; round++) {
            App library = app("library.example");
            AuthorizationCode code = code(library, "openid");
            Callable<HTTPResponse> exchange = () -> library.exchange(code);
            try (var threads = Executors.newFixedThreadPool(4)) {
                long successes = threads.invokeAll(List.of(exchange, exchange, exchange, exchange)).stream()
                        .filter(one -> one.resultNow().getStatusCode() == 200)
                        .count();
                assertThat(successes).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void aRefreshTokenShownTwiceEndsTheAccess() throws Exception {
        App library = app("library.example");
        var first = signIn(library, "openid").getOIDCTokens();
        var second = App.tokens(library.refresh(first.getRefreshToken())).getOIDCTokens();
        assertThat(second.getRefreshToken()).isNotEqualTo(first.getRefreshToken());
        assertThat(library.userInfo(second.getAccessToken()).getStatusCode()).isEqualTo(200);
        assertThat(library.refresh(first.getRefreshToken()).getStatusCode()).isEqualTo(400);
        assertThat(library.userInfo(second.getAccessToken()).getStatusCode()).isEqualTo(401);
        assertThat(library.refresh(second.getRefreshToken()).getStatusCode()).isEqualTo(400);
    }

    @Test
    void aCopiedCodeIsWorthNothingWithoutTheVerifier() throws Exception {
        App library = app("library.example", false);
        AuthorizationCode code = code(library, "openid");
        assertThat(library.exchange(code, new CodeVerifier()).getStatusCode()).isEqualTo(400);
        assertThat(library.exchange(code, null).getStatusCode()).isBetween(400, 401);
        assertThat(library.exchange(code).getStatusCode()).isEqualTo(200);
    }

    @Test
    void oneProgramsCodeIsAnothersRefusal() throws Exception {
        App library = app("library.example");
        App shop = app("shop.example");
        assertThat(shop.exchange(code(library, "openid"), library.verifier).getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void withoutProofKeyNothingBegins() {
        App library = app("library.example");
        URI plain = new com.nimbusds.openid.connect.sdk.AuthenticationRequest.Builder(
                        com.nimbusds.oauth2.sdk.ResponseType.CODE,
                        com.nimbusds.oauth2.sdk.Scope.parse("openid"),
                        library.id,
                        library.callback)
                .endpointURI(URI.create("http://localhost/oauth2/authorize"))
                .state(library.state)
                .build()
                .toURI();
        assertThat(mvc.get()
                        .uri(plain)
                        .with(Applicants.as(chen))
                        .exchange()
                        .getResponse()
                        .getHeader("Location"))
                .contains("error=invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/callback",
                "https://library.example/callback/../evil",
                "https://library.example/callback?x=1",
                "https://library.example.evil.example/callback",
                "http://library.example/callback",
                "javascript:alert(1)"
            })
    void answersGoNowhereElse(String redirect) {
        App library = app("library.example");
        String asked = library.request("openid")
                .build()
                .toURI()
                .toString()
                .replaceAll(
                        "redirect_uri=[^&]*",
                        "redirect_uri=" + java.net.URLEncoder.encode(redirect, StandardCharsets.UTF_8));
        var response = mvc.get()
                .uri(URI.create(asked))
                .with(Applicants.as(chen))
                .exchange()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getHeader("Location")).isNull();
    }

    @Test
    void nobodyAnswersForSomebodyElse() {
        App library = app("library.example");
        String location = Objects.requireNonNull(ask(library, "openid", chen).getHeader("Location"));
        Resident stranger = applicants.newResident();
        assertThat(mvc.get().uri(URI.create(location)).with(Applicants.as(stranger)))
                .hasStatus(404);
        var forged = mvc.post()
                .uri("/oauth2/authorize")
                .with(Applicants.as(stranger))
                .param("client_id", library.id.getValue())
                .param("state", stateOn(location, chen))
                .param("scope", "openid")
                .exchange()
                .getResponse();
        assertThat(forged.getStatus()).isEqualTo(400);
        assertThat(consents.list(chen.id())).isEmpty();
        assertThat(consents.list(stranger.id())).isEmpty();
    }

    @Test
    void anOfficerIsNobodyHere() {
        App library = app("library.example");
        assertThat(mvc.get().uri(library.link("openid")).with(Applicants.as(desk.officer("exit-entry-500103"))))
                .hasStatus(403);
    }

    @Test
    void theDatabaseHoldsNoTokenAndNoNameInTheOpen() throws Exception {
        App library = app("library.example");
        var tokens = signIn(library, "openid phone").getOIDCTokens();
        String rows = String.join("\n", jdbc.sql("""
                        select g::text || encode(g.sealed, 'escape') from openid.granted g
                        union all select t::text || encode(t.digest, 'escape') from openid.token t
                        union all select k::text || encode(k.sealed, 'escape') from openid.signing_key k
                        """).query(String.class).list());
        assertThat(rows)
                .isNotEmpty()
                .doesNotContain(tokens.getAccessToken().getValue())
                .doesNotContain(tokens.getRefreshToken().getValue())
                .doesNotContain("\"kty\"");
    }

    @Test
    void keysChangeAndOldTokensStayVerifiable() throws Exception {
        App library = app("library.example");
        String first = keys.list().getFirst().getKeyID();
        OIDCTokenResponse tokens = signIn(library, "openid");
        clock.forward(SigningKeys.LIFE.plus(Duration.ofMinutes(5)));
        assertThat(keys.list()).hasSize(2);
        assertThat(keys.list().getFirst().getKeyID()).isNotEqualTo(first);
        assertThat(keys.list().get(1).getKeyID()).isEqualTo(first);
        assertThat(tokens.getOIDCTokens().getIDToken().getHeader().toString()).contains(first);
        clock.forward(Duration.ofDays(2));
        assertThat(keys.list()).hasSize(1);
    }

    @Test
    void onlyWhatIsSafeIsRegistered() {
        for (String uri : List.of(
                "http://library.example/cb",
                "https://library.example/cb#x",
                "https://u:p@library.example/cb",
                "https://*.example/cb",
                "javascript:alert(1)",
                "/cb",
                "https://a.example/cb\nhttps://b.example/cb",
                "https://" + "a".repeat(300) + ".example/")) {
            assertThatThrownBy(() -> relyingParties.register(
                            administrator,
                            new Registration("名", "Name", "https://a.example/", uri, List.of(), true, "because")))
                    .as(uri)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.fields().getFirst().field())
                                    .isEqualTo("redirectUris"));
        }
    }

    /** What is shown of a program is where its answers go; a home page elsewhere would lend it a good name. */
    @Test
    void aHomePageOfSomebodyElseIsNotRegistered() {
        register("https://library.example/", "https://library.example/cb");
        register("https://www.library.example/", "https://login.library.example/cb");
        register("https://about.library.example/", "https://LIBRARY.example/cb");
        register("https://library.example/", "http://127.0.0.1:8765/cb");
        for (String homepage : List.of(
                "https://bank.example/",
                "https://library.example.bank.example/",
                "https://elibrary.example/",
                "https://brary.example/",
                "http://localhost/")) {
            assertThatThrownBy(() -> register(homepage, "https://library.example/cb"))
                    .as(homepage)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.fields())
                                    .singleElement()
                                    .satisfies(
                                            error -> assertThat(error.field()).isEqualTo("homepage"))
                                    .satisfies(
                                            error -> assertThat(error.message().key())
                                                    .isEqualTo("openid.register.homepage-elsewhere")));
        }
    }

    private RelyingParties.Registered register(String homepage, String redirect) {
        return relyingParties.register(
                administrator, new Registration("名", "Name", homepage, redirect, List.of(), true, "because"));
    }

    /** One registered before home pages were compared. */
    @Test
    void theResidentIsToldWhereTheyGoOnAndNoDeceptiveHomePage() throws Exception {
        App app = app("stranger.example");
        jdbc.sql("update openid.relying_party set homepage = 'https://bank.example/' where client_id = ?")
                .param(app.id.getValue())
                .update();
        assertThat(consentPage(app)).contains("您接下来都会前往 stranger.example").doesNotContain("bank.example");
        signIn(app, "openid");
        assertThat(mvc.get().uri("/me/apps").with(Applicants.as(chen)))
                .bodyText()
                .contains("stranger.example")
                .doesNotContain("bank.example");
    }

    @Test
    void aProgramOnThePersonsOwnDeviceIsCalledThat() throws Exception {
        App app = new App(mvc, register("https://bank.example/", "http://127.0.0.1:8765/cb"));
        assertThat(consentPage(app))
                .contains("回到这台设备上的这个应用", "无法核对")
                .doesNotContain("bank.example", "127.0.0.1:8765/cb");
    }

    private String consentPage(App app) throws Exception {
        return mvc.get()
                .uri(URI.create(Objects.requireNonNull(ask(app, "openid", chen).getHeader("Location"))))
                .with(Applicants.as(chen))
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void registeringIsOnRecordWithItsReason() {
        app("library.example");
        assertThat(count(
                        "select count(*) from audit.entry where actor = ? and act = 'registered' and position(?::bytea in details) > 0",
                        administrator.id(),
                        "agreed 2026-11".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(1);
    }

    /** What is allowed stays allowed; nothing new is, neither by the page nor by its form sent after all. */
    @Test
    void aCityThatPausesNewConsentsAsksNobody() throws Exception {
        App known = app("known.example");
        signIn(known, "openid");
        App app = app("late.example");
        String location = Objects.requireNonNull(ask(app, "openid phone", chen).getHeader("Location"));
        String state = stateOn(location, chen);
        pause(true);
        try {
            var page = mvc.get()
                    .uri(URI.create(location))
                    .with(Applicants.as(chen))
                    .exchange()
                    .getResponse();
            assertThat(page.getStatus()).isEqualTo(503);
            assertThat(page.getContentAsString(StandardCharsets.UTF_8)).contains("暂停授权新的应用", "12345");
            var sent = mvc.post()
                    .uri("/oauth2/authorize")
                    .with(Applicants.as(chen))
                    .param("client_id", app.id.getValue())
                    .param("state", state)
                    .param("scope", "openid", "phone")
                    .exchange()
                    .getResponse();
            assertThat(sent.getStatus()).isEqualTo(400);
            assertThat(consents.list(chen.id()))
                    .extracting(consent -> consent.relyingParty().clientId())
                    .containsExactly(known.id.getValue());
            signIn(known, "openid");
        } finally {
            pause(false);
        }
        signIn(app, "openid phone");
    }

    private void pause(boolean paused) {
        hall.putSwitch(
                administrator,
                "openid.new-consents",
                !paused,
                new Reason(city.edition().revision(), "test", 0));
    }
}
