package org.cityplus.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How soon a password is guessed: by lists of leaked passwords, names and words, rows of a keyboard, dates, repetitions
 * (zxcvbn, Wheeler 2016), and by what anybody knows of the account.
 */
final class PasswordGuess {
    /** Of 0 to 4; from 3 on it takes more than 10^8 guesses, which an account's rests and its second factor outlast. */
    private static final int SAFE = 3;

    /** What lies behind these makes nothing easier to guess, and measuring takes time that grows with the square. */
    private static final int MEASURED = 100;

    /** Signs of one kind repeated: other alphabets are unknown to the lists. */
    private static final int FEWEST_SIGNS = 5;

    private static final Zxcvbn MEASURE = new Zxcvbn();

    private PasswordGuess() {}

    /** @param known words that whoever guesses tries first */
    static boolean isEasy(String password, List<String> known) {
        String lower = password.toLowerCase(Locale.ROOT);
        List<String> words = known.stream()
                .flatMap(word -> Stream.concat(Stream.of(word), Stream.of(word.split("[\\s.-]+"))))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 2)
                .distinct()
                .toList();
        boolean holdsAName = !known.isEmpty() && lower.contains(known.getFirst().toLowerCase(Locale.ROOT));
        return holdsAName
                || password.chars().distinct().count() < FEWEST_SIGNS
                || MEASURE.measure(password.substring(0, Math.min(password.length(), MEASURED)), words)
                                .getScore()
                        < SAFE;
    }
}
