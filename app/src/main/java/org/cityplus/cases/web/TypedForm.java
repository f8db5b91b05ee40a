package org.cityplus.cases.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifeevent.Seen;
import org.springframework.util.MultiValueMap;

/**
 * What a page of the form sent: answers to the questions it showed. It also says which write of the draft it was made from and what
 * each answer was then, so that an answer nobody touched on this device never meets one changed on another.
 */
record TypedForm(MultiValueMap<String, String> sent) implements Seen {
    private static final String USE = "use";
    private static final String SHOWN = "shown";
    private static final String WAS = "was";
    private static final String REVISION = "revision";
    private static final String WHOSE = "whose";

    /** Long enough that nobody types two answers with the same mark, by chance or on purpose. */
    private static final int MARK_BYTES = 16;

    /** Answers typed here to the questions shown; photos and documents come as uploads, never as the names of files. */
    Map<String, String> answers(List<Field> fields) {
        Map<String, String> was = was();
        Map<String, String> answers = new HashMap<>();
        for (Field field : fields) {
            List<String> values = sent.get(field.id());
            if (values == null || field.type().isFiles() || !isShown(field)) {
                continue;
            }
            String answer = field.type() == FieldType.CHOICES
                    ? String.join(
                            ",",
                            values.stream().filter(value -> !value.isEmpty()).toList())
                    : values.getLast();
            if (!mark(answer).equals(was.get(field.id()))) {
                answers.put(field.id(), answer);
            }
        }
        return answers;
    }

    boolean isShown(Field field) {
        String shown = sent.getFirst(SHOWN);
        return shown == null || List.of(shown.split(" ")).contains(field.id());
    }

    boolean has(String name) {
        return sent.containsKey(name);
    }

    /** The answer that was pressed among several that differ, by its question; empty when it was another button. */
    Map<String, String> chosen() {
        String use = sent.getFirst(USE);
        int equals = use == null ? -1 : use.indexOf('=');
        return use == null || equals < 1 ? Map.of() : Map.of(use.substring(0, equals), use.substring(equals + 1));
    }

    @Override
    public Optional<Boolean> stood(String name, String answer) {
        return Optional.ofNullable(was().get(name)).map(mark -> mark.equals(mark(answer)));
    }

    /** The write of the draft the page was made from; without one, whatever is sent is taken. */
    @Override
    public int revision() {
        String revision = sent.getFirst(REVISION);
        return revision != null && revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : Drafts.ANY_REVISION;
    }

    /** Whose form the page was made from; empty when it does not say. */
    Optional<UUID> whose() {
        try {
            return Optional.ofNullable(sent.getFirst(WHOSE)).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Map<String, String> was() {
        Map<String, String> was = new HashMap<>();
        String written = sent.getFirst(WAS);
        if (written != null) {
            for (String one : written.split(" ")) {
                int colon = one.indexOf(':');
                if (colon > 0) {
                    was.put(one.substring(0, colon), one.substring(colon + 1));
                }
            }
        }
        return was;
    }

    /** What the hidden field of a page says about each answer: a mark that changes when the answer does. */
    static String was(List<Field> fields, Draft draft, Set<String> except) {
        StringBuilder was = new StringBuilder();
        for (Field field : fields) {
            if (!except.contains(field.id())) {
                was.append(was.isEmpty() ? "" : " ")
                        .append(field.id())
                        .append(':')
                        .append(mark(draft.answer(field.id())));
            }
        }
        return was.toString();
    }

    private static String mark(String answer) {
        byte[] bytes = answer.replace("\r", "").strip().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, MARK_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
