package org.cityplus.cases.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.cases.definition.expression.Expression;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens in a life and needs several services: asked about once, filled in once, followed on one page. Each
 * service keeps its own form, rules, fee and case.
 *
 * @param sections the questions asked first, to find which services belong
 * @param shared questions of different services that are one question
 */
public record LifeEvent(
        String id,
        int order,
        String icon,
        String tint,
        LocalizedText name,
        LocalizedText tile,
        LocalizedText explains,
        List<String> keywords,
        List<Section> sections,
        List<Member> members,
        List<Shared> shared) {

    /** Whose matter a service is. */
    public enum Whose {
        /** Of whoever the life event is about. */
        SELF,
        /** Of a child whose guardian fills it in. */
        CHILD
    }

    /**
     * A service that belongs.
     *
     * @param when it does; null for always
     * @param after services of the event that must be granted before this one is sent
     * @param why it belongs, for whoever it does
     * @param only for whom it is, for whoever it is not; null when it is for all
     */
    public record Member(
            String service,
            Whose whose,
            @Nullable Expression when,
            List<String> after,
            LocalizedText why,
            @Nullable LocalizedText only) {}

    /** One question of one service. */
    public record Ref(String service, String field) {}

    /** The same question in several services; {@code id} is a word of the event's. */
    public record Shared(String id, List<Ref> refs) {}

    /** The questions asked first, in their order. */
    public List<Field> questions() {
        return sections.stream().flatMap(section -> section.fields().stream()).toList();
    }

    /** The questions as they are answered so far. */
    public Filled filled(Map<String, String> answers, Facts facts) {
        return Filled.of(questions(), answers, facts);
    }

    public Optional<Member> findMember(String service) {
        return members.stream()
                .filter(member -> member.service().equals(service))
                .findFirst();
    }

    /** Whether some service of it is a child's. */
    public boolean hasChild() {
        return members.stream().anyMatch(member -> member.whose() == Whose.CHILD);
    }
}
