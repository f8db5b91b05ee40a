package org.cityplus.openid;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** What is typed to register a program, as it was typed. */
public record Registration(
        String nameZh,
        String nameEn,
        String homepage,
        String redirectUris,
        List<String> scopes,
        boolean isConfidential,
        String why) {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_URI = 300;
    private static final int MOST_URIS = 10;
    private static final Set<String> ADDRESSES = Set.of("homepage", "redirectUris");

    public static Registration empty() {
        return new Registration("", "", "", "", List.of(Scopes.PROFILE), true, "");
    }

    /** The same, read. */
    record Read(LocalizedText name, URI homepage, List<String> redirectUris, List<String> scopes) {}

    /** @throws Refusal INVALID naming each field that breaks a rule */
    Read read() {
        List<FieldError> errors = new ArrayList<>();
        name("nameZh", nameZh, Message.of("openid.register.name-zh", LONGEST_NAME), errors);
        name("nameEn", nameEn, Message.of("openid.register.name-en", LONGEST_NAME), errors);
        if (web(homepage.strip()).isEmpty()) {
            errors.add(new FieldError("homepage", Message.of("openid.register.homepage")));
        }
        List<String> uris = redirectUris
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        redirects(uris, errors);
        if (errors.stream().noneMatch(error -> ADDRESSES.contains(error.field()))) {
            homepage(Site.of(URI.create(homepage.strip())), Site.of(URI.create(uris.getFirst())), errors);
        }
        if (!Scopes.ALL.containsAll(scopes)) {
            errors.add(new FieldError("scopes", Message.of("openid.register.scopes")));
        }
        if (!isReason(why)) {
            errors.add(new FieldError("why", Message.of("openid.register.why")));
        }
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, Message.of("openid.register.invalid"), errors);
        }
        Set<String> all = Scopes.ALL.stream()
                .filter(scope -> scope.equals(Scopes.OPENID) || scopes.contains(scope))
                .collect(Collectors.toSet());
        return new Read(
                new LocalizedText(nameZh.strip(), nameEn.strip()),
                URI.create(homepage.strip()),
                uris,
                Scopes.ALL.stream().filter(all::contains).toList());
    }

    private static void name(String field, String typed, Message rule, List<FieldError> errors) {
        if (typed.isBlank() || typed.strip().length() > LONGEST_NAME) {
            errors.add(new FieldError(field, rule));
        }
    }

    private static void redirects(List<String> uris, List<FieldError> errors) {
        if (uris.isEmpty() || uris.size() > MOST_URIS) {
            errors.add(new FieldError("redirectUris", Message.of("openid.register.redirects", MOST_URIS)));
            return;
        }
        List<String> refused = uris.stream().filter(uri -> web(uri).isEmpty()).toList();
        if (!refused.isEmpty()) {
            errors.add(new FieldError("redirectUris", Message.of("openid.register.redirect", refused.getFirst())));
        } else if (uris.stream()
                        .map(uri -> URI.create(uri).getHost())
                        .distinct()
                        .count()
                > 1) {
            errors.add(new FieldError("redirectUris", Message.of("openid.register.one-host")));
        }
    }

    /** A page of somebody else's would lend its good name to a stranger. */
    private static void homepage(Site homepage, Site answers, List<FieldError> errors) {
        if (!answers.isThisDevice() && !answers.isOf(homepage)) {
            errors.add(new FieldError(
                    "homepage", Message.of("openid.register.homepage-elsewhere", homepage.host(), answers.host())));
        }
    }

    /** Encrypted, or on the person's own machine (RFC 8252, section 7.3); nothing a browser could read differently. */
    private static Optional<URI> web(String typed) {
        try {
            URI uri = new URI(typed);
            String host = uri.getHost();
            boolean isPlain = uri.isAbsolute()
                    && host != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && typed.length() <= LONGEST_URI
                    && typed.indexOf('*') < 0;
            boolean isSafe = isPlain
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && Site.of(uri).isThisDevice()));
            return isSafe ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether it can go on record. */
    static boolean isReason(String why) {
        return !why.isBlank() && why.length() <= 500;
    }
}
