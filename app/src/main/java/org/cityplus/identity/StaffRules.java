package org.cityplus.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cityplus.city.City;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;

/** What a staff account must look like. */
final class StaffRules {
    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9.-]{2,39}");

    /** NIST SP 800-63B-4: length counts, rules about kinds of signs do not. */
    private static final int SHORTEST_PASSWORD = 12;

    private static final int LONGEST_PASSWORD = 200;
    private static final int LONGEST_NAME = 60;

    private StaffRules() {}

    static boolean isUsername(String username) {
        return USERNAME.matcher(username).matches();
    }

    static List<FieldError> check(String username, String name) {
        List<FieldError> errors = new ArrayList<>();
        if (!isUsername(username)) {
            errors.add(new FieldError("username", Message.of("identity.staffing.username-rule")));
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            errors.add(new FieldError("name", Message.of("identity.staffing.name-rule")));
        }
        return errors;
    }

    static List<FieldError> checkPassword(String password, String username, String name, City city) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            return List.of(new FieldError("password", Message.of("identity.welcome.password-length")));
        }
        return PasswordGuess.isEasy(
                        password,
                        List.of(username, name, city.name().zh(), city.name().en(), "cityplus"))
                ? List.of(new FieldError("password", Message.of("identity.welcome.password-guessable")))
                : List.of();
    }

    /** Each of the three administrators is one person with no other role (GB/T 22239). */
    static boolean fitTogether(Set<Role> roles) {
        return roles.size() == 1 || roles.stream().noneMatch(Role::isAdministrator);
    }
}
