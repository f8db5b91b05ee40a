package org.cityplus.cases.definition.citation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityplus.cases.definition.citation.Citations.Named;

/** Goes through one text clause by clause: a remark, a citation with what follows it, or words that stay Chinese. */
final class Scan {
    private static final Pattern NUMBER =
            Pattern.compile("\\s*(?:[〔\\[（(【](\\d{4})[〕\\]）)】]\\s*)?第?\\s*([1-9]\\d{0,4})\\s*号");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern AMENDED = Pattern.compile("[（(](\\d{4})\\s*年(修正|修订)[）)]");
    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final List<String> AND = List.of("以及", "和", "及", "与");
    private static final String QUOTES = "《〈「『“【";
    private static final String UNQUOTES = "》〉」』”】";

    private final String text;
    private final Named titles;
    private final Named series;
    private final Named remarks;
    private final List<Part> parts = new ArrayList<>();

    Scan(String text, Named titles, Named series, Named remarks) {
        this.text = text;
        this.titles = titles;
        this.series = series;
        this.remarks = remarks;
    }

    /** A name of the table that stands at a place. */
    private record Found(String english, int end) {}

    String english() {
        int at = skipSpace(0);
        while (at < text.length()) {
            if (isMark(at)) {
                parts.add(new Part.Mark(text.substring(at, at + 1)));
                at++;
            } else {
                at = clause(at);
            }
            at = skipSpace(at);
        }
        return new Joined(text, parts).text();
    }

    /** Reads what begins here; where the next begins. */
    private int clause(int at) {
        Optional<Found> remark = find(remarks, at, this::isEnd);
        if (remark.isPresent()) {
            parts.add(new Part.English(remark.get().english()));
            return remark.get().end();
        }
        int cited = citation(at);
        if (cited > at) {
            return cited;
        }
        int other = at;
        while (other < text.length() && !isMark(other) && !isChinese(text.charAt(other))) {
            other++;
        }
        if (other > at && isEnd(other)) {
            parts.add(new Part.English(text.substring(at, other)));
            return other;
        }
        if (other > at && Character.isWhitespace(text.charAt(other - 1))) {
            int before = parts.size();
            int behind = citation(other);
            if (behind > other) {
                parts.add(before, new Part.English(text.substring(at, other)));
                return behind;
            }
        }
        return chinese(at);
    }

    /** With the provisions that follow: they are of what is cited here. */
    private int chinese(int at) {
        int end = clauseEnd(at);
        while (end < text.length()
                && "、，,".indexOf(text.charAt(end)) >= 0
                && text.startsWith("第", skipSpace(end + 1))) {
            end = clauseEnd(skipSpace(end + 1));
        }
        parts.add(new Part.Chinese(text.substring(at, end)));
        return end;
    }

    /** Reads a citation and what is said directly after it; the same place when there is none. */
    private int citation(int at) {
        Optional<Found> law = title(at).or(() -> document(at));
        StringBuilder said = new StringBuilder(law.map(Found::english).orElse(""));
        int end = law.map(Found::end).orElse(at);
        boolean detailed = false;
        for (int next = detail(end, said); next > end; next = detail(end, said)) {
            end = next;
            detailed = true;
        }
        if (law.isEmpty() && !detailed || !detailed && !isEnd(end) && !isAnd(end)) {
            return at;
        }
        parts.add(new Part.English(said.toString()));
        int next = skipSpace(end);
        if (isAnd(next)) {
            String and = AND.stream()
                    .filter(word -> text.startsWith(word, next))
                    .findFirst()
                    .orElseThrow();
            parts.add(new Part.And(and));
            return next + and.length();
        }
        return isEnd(next) ? next : chinese(next);
    }

    private Optional<Found> title(int at) {
        if (text.charAt(at) != '《') {
            return find(
                    titles,
                    at,
                    end -> isEnd(end)
                            || isAnd(end)
                            || text.startsWith("第", end)
                            || Character.isWhitespace(text.charAt(end))
                            || Character.isDigit(text.charAt(end)));
        }
        int end = closing(at);
        String english = end < 0
                ? null
                : titles.english().get(text.substring(at + 1, end).strip());
        return english == null ? Optional.empty() : Optional.of(new Found(english, end + 1));
    }

    private Optional<Found> document(int at) {
        return find(
                        series,
                        at,
                        end -> NUMBER.matcher(text).region(end, text.length()).lookingAt())
                .map(named -> {
                    Matcher number = NUMBER.matcher(text).region(named.end(), text.length());
                    number.lookingAt();
                    String year = number.group(1) == null ? "" : " [" + number.group(1) + "]";
                    return new Found(named.english() + year + " No. " + number.group(2), number.end());
                });
    }

    private Optional<Found> find(Named named, int at, IntPredicate followedRightly) {
        for (String name : named.longestFirst()) {
            if (text.startsWith(name, at) && followedRightly.test(at + name.length())) {
                return Optional.of(new Found(String.valueOf(named.english().get(name)), at + name.length()));
            }
        }
        return Optional.empty();
    }

    /** Adds what is told of the law here: a day, an amendment, provisions. Where it ends; the same place when there is none. */
    private int detail(int at, StringBuilder said) {
        int place = skipSpace(at);
        Matcher amended = AMENDED.matcher(text).region(place, text.length());
        if (!said.isEmpty() && amended.lookingAt()) {
            said.append(amended.group(2).equals("修正") ? " (amended " : " (revised ")
                    .append(amended.group(1))
                    .append(')');
            return amended.end();
        }
        Matcher day = DAY.matcher(text).region(place, text.length());
        if (!said.isEmpty() && day.lookingAt()) {
            try {
                said.append(", ").append(LocalDate.parse(day.group()).format(SAID));
                return day.end();
            } catch (DateTimeException e) {
                return at;
            }
        }
        // Without a law before them they are of the one above, which is not known when it stayed Chinese.
        if (said.isEmpty() && parts.stream().anyMatch(Part.Chinese.class::isInstance)) {
            return at;
        }
        Optional<Provisions.Read> provisions = Provisions.at(text, place);
        provisions.ifPresent(read -> said.append(said.isEmpty() ? "" : ", ").append(read.english()));
        return provisions.map(Provisions.Read::end).orElse(at);
    }

    /** Whether a word for “and” stands here with another citation behind it. */
    private boolean isAnd(int at) {
        return AND.stream()
                .filter(word -> text.startsWith(word, at))
                .findFirst()
                .map(word -> skipSpace(at + word.length()))
                .filter(next -> text.startsWith("《", next)
                        || find(titles, next, _ -> true).isPresent()
                        || find(series, next, _ -> true).isPresent())
                .isPresent();
    }

    /** Where a clause ends; marks inside quotes and titles belong to it. */
    private int clauseEnd(int at) {
        int end = at;
        while (end < text.length() && !isMark(end)) {
            int closing = QUOTES.indexOf(text.charAt(end)) >= 0 ? closing(end) : -1;
            end = closing < 0 ? end + 1 : closing + 1;
        }
        return end;
    }

    /** Where what is opened here is closed; -1 when it is not. */
    private int closing(int at) {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            if (QUOTES.indexOf(text.charAt(i)) >= 0) {
                depth++;
            } else if (UNQUOTES.indexOf(text.charAt(i)) >= 0 && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private boolean isEnd(int at) {
        return skipSpace(at) >= text.length() || isMark(skipSpace(at));
    }

    /** What separates clauses. A comma or full stop inside a number or an address does not. */
    private boolean isMark(int at) {
        char sign = text.charAt(at);
        if ("；，、。：（）()\n".indexOf(sign) >= 0) {
            return true;
        }
        return (sign == ',' || sign == ';')
                && (at + 1 == text.length()
                        || Character.isWhitespace(text.charAt(at + 1))
                        || isChinese(text.charAt(at + 1)));
    }

    private static boolean isChinese(char sign) {
        return Character.isIdeographic(sign) || Character.isSurrogate(sign) || sign >= 0x3000 && sign < 0x3040;
    }

    private int skipSpace(int at) {
        int next = at;
        while (next < text.length() && text.charAt(next) != '\n' && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }
}
