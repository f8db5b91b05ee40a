package org.cityplus.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A program of somebody else's, written with a client library that shares no code with the provider. */
final class App {
    private static final String CITY = "http://localhost";

    final ClientID id;
    final URI callback;
    private final @Nullable Secret secret;
    private final MockMvcTester mvc;
    final CodeVerifier verifier = new CodeVerifier();
    final State state = new State();
    final Nonce nonce = new Nonce();

    App(MockMvcTester mvc, RelyingParties.Registered registered) {
        this.mvc = mvc;
        this.id = new ClientID(registered.relyingParty().clientId());
        this.callback = URI.create(registered.relyingParty().redirectUris().getFirst());
        this.secret = registered.secret() == null ? null : new Secret(registered.secret());
    }

    AuthenticationRequest.Builder request(String scopes) {
        return new AuthenticationRequest.Builder(ResponseType.CODE, Scope.parse(scopes), id, callback)
                .endpointURI(URI.create(CITY + "/oauth2/authorize"))
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
    }

    /** What the person's browser is sent to. MockMvc reads a plus in a query as a plus, unlike a server. */
    URI link(String scopes) {
        return URI.create(request(scopes).build().toURI().toString().replace("+", "%20"));
    }

    HTTPResponse exchange(AuthorizationCode code) throws Exception {
        return exchange(code, verifier);
    }

    HTTPResponse exchange(AuthorizationCode code, @Nullable CodeVerifier verifier) throws Exception {
        return token(new AuthorizationCodeGrant(code, callback, verifier));
    }

    HTTPResponse refresh(RefreshToken token) throws Exception {
        return token(new RefreshTokenGrant(token));
    }

    private HTTPResponse token(AuthorizationGrant grant) throws Exception {
        URI endpoint = URI.create(CITY + "/oauth2/token");
        var request = secret == null
                ? new TokenRequest(endpoint, id, grant, null)
                : new TokenRequest(endpoint, new ClientSecretBasic(id, secret), grant, null);
        return send(request.toHTTPRequest());
    }

    static OIDCTokenResponse tokens(HTTPResponse response) throws Exception {
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
        return (OIDCTokenResponse) OIDCTokenResponseParser.parse(response).toSuccessResponse();
    }

    HTTPResponse userInfo(AccessToken token) throws Exception {
        return send(new UserInfoRequest(URI.create(CITY + "/userinfo"), token).toHTTPRequest());
    }

    HTTPResponse revoke(com.nimbusds.oauth2.sdk.token.Token token) throws Exception {
        var auth = new ClientSecretBasic(id, Objects.requireNonNull(secret));
        return send(new TokenRevocationRequest(URI.create(CITY + "/oauth2/revoke"), auth, token).toHTTPRequest());
    }

    /** Signature, issuer, audience, time and nonce checked by the library against the published keys. */
    IDTokenClaimsSet check(OIDCTokenResponse tokens) throws Exception {
        JWKSet keys = JWKSet.parse(get("/oauth2/jwks"));
        var validator = new IDTokenValidator(
                new com.nimbusds.oauth2.sdk.id.Issuer(metadata().getIssuer()),
                id,
                com.nimbusds.jose.JWSAlgorithm.RS256,
                keys);
        return validator.validate(tokens.getOIDCTokens().getIDToken(), nonce);
    }

    OIDCProviderMetadata metadata() throws Exception {
        return OIDCProviderMetadata.parse(get("/.well-known/openid-configuration"));
    }

    private String get(String path) throws Exception {
        return mvc.get().uri(path).exchange().getResponse().getContentAsString();
    }

    private HTTPResponse send(HTTPRequest request) throws Exception {
        var out = mvc.method(HttpMethod.valueOf(request.getMethod().name())).uri(request.getURI());
        request.getHeaderMap().forEach((name, values) -> out.header(name, values.toArray()));
        if (request.getBody() != null) {
            out.content(request.getBody());
        }
        var answer = out.exchange().getResponse();
        HTTPResponse response = new HTTPResponse(answer.getStatus());
        for (String name : answer.getHeaderNames()) {
            response.setHeader(name, answer.getHeaders(name).toArray(String[]::new));
        }
        response.setBody(answer.getContentAsString());
        return response;
    }
}
