package org.cityplus.cases.lifeevent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.definition.SameQuestion;
import org.cityplus.cases.definition.Section;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Draft;

/**
 * The drafts of one life event as one form: every question of every service, those that are the same asked once. What is asked,
 * what is right and what it costs stays each service's own.
 *
 * @param drafts those not sent yet, in the order of the event
 */
public record Form(List<OfService> drafts, List<FormPage> pages) {
    /** One service's draft with its definition, as it is filled in now. */
    public record OfService(ServiceDefinition service, Draft draft, Filled filled) {
        public String id() {
            return service.id();
        }
    }

    /** One service's question. */
    public record Asked(OfService of, Field field) {
        boolean isAsked() {
            return of.filled.isAsked(field);
        }

        String answer() {
            return of.draft.answer(field.id());
        }

        /** Whether somebody or the city said something here; what was emptied on purpose is said too. */
        boolean isGiven() {
            return !answer().isBlank() || of.draft.touched().containsKey(field.id());
        }
    }

    /** What services hold that differ from others: they say the same among themselves. */
    public record Held(String answer, List<ServiceDefinition> services) {}

    /** A question as it is asked here: once, for all the services that ask it. The first leads. */
    public record Question(List<Asked> members) {
        public Question {
            members = List.copyOf(members);
        }

        Asked lead() {
            return members.getFirst();
        }

        /** A name that is unique in the whole form, such as {@code parking-permit.plate}. */
        public String id() {
            return lead().of().id() + "." + lead().field().id();
        }

        /** The leading question; it must be answered when any service that asks it now says so. */
        public Field field() {
            return field(lead().field().id());
        }

        /** The same under its name in the whole form. */
        public Field named() {
            return field(id());
        }

        private Field field(String name) {
            Field field = lead().field();
            boolean required = members.stream()
                    .anyMatch(asked -> asked.isAsked() && asked.field().required());
            return new Field(
                    name,
                    field.type(),
                    field.label(),
                    field.hint(),
                    required || field.required() && !isAsked(),
                    field.limits(),
                    field.prefill(),
                    field.options(),
                    field.conditions(),
                    field.within(),
                    field.documents(),
                    field.use());
        }

        Optional<Asked> findAskedBy(String service) {
            return members.stream()
                    .filter(asked -> asked.of().id().equals(service))
                    .findFirst();
        }

        public boolean isAsked() {
            return members.stream().anyMatch(Asked::isAsked);
        }

        /** Whether it can appear and disappear while the form is filled in. */
        public boolean isConditional() {
            return members.stream().allMatch(asked -> asked.field().isConditional());
        }

        /** What stands there: the first answer of a service that asks it now. */
        public String answer() {
            return members.stream()
                    .filter(Asked::isAsked)
                    .map(Asked::answer)
                    .filter(answer -> !answer.isBlank())
                    .findFirst()
                    .orElse("");
        }

        /** Whether services that ask it now hold different answers: one was filled in by itself. */
        public boolean differs() {
            return held().size() > 1;
        }

        /** The answers of the services that ask it now, each with those that say so; one that never had any says nothing. */
        public List<Held> held() {
            Map<String, List<ServiceDefinition>> held = new LinkedHashMap<>();
            members.stream()
                    .filter(asked -> asked.isAsked() && asked.isGiven())
                    .forEach(asked -> held.computeIfAbsent(asked.answer(), answer -> new ArrayList<>())
                            .add(asked.of().service()));
            return held.entrySet().stream()
                    .map(entry -> new Held(entry.getKey(), List.copyOf(entry.getValue())))
                    .toList();
        }

        /** Whether a service never had an answer that another has. */
        boolean lacks() {
            return !answer().isBlank() && members.stream().anyMatch(asked -> !asked.isGiven());
        }

        /** Whose photo or document it would be. */
        public UUID resident() {
            return lead().of().draft().resident();
        }

        /** The service whose question stands there. */
        public ServiceDefinition service() {
            return lead().of().service();
        }

        List<OfService> drafts() {
            return members.stream().map(Asked::of).toList();
        }

        /** The services that ask it. */
        public List<ServiceDefinition> services() {
            return members.stream().map(asked -> asked.of().service()).toList();
        }
    }

    /**
     * @param named questions that the event says are one
     * @param drafts not sent yet, in the order of the event
     */
    static Form of(List<LifeEvent.Shared> named, List<OfService> drafts) {
        List<Question> questions = questions(named, drafts);
        Stream<Question> shared =
                questions.stream().filter(question -> question.members().size() > 1);
        Stream<Question> own =
                questions.stream().filter(question -> question.members().size() == 1);
        Map<String, List<Question>> groups = Stream.concat(shared, own)
                .collect(Collectors.groupingBy(Form::group, LinkedHashMap::new, Collectors.toList()));
        return new Form(
                List.copyOf(drafts), groups.values().stream().map(Form::page).toList());
    }

    /** Each question of each draft exactly once. */
    private static List<Question> questions(List<LifeEvent.Shared> named, List<OfService> drafts) {
        List<List<Asked>> questions = new ArrayList<>();
        for (OfService draft : drafts) {
            draft.service().fields().forEach(field -> {
                Asked asked = new Asked(draft, field);
                questions.stream()
                        .filter(members -> isSame(named, members, asked))
                        .findFirst()
                        .orElseGet(() -> {
                            questions.add(new ArrayList<>());
                            return questions.getLast();
                        })
                        .add(asked);
            });
        }
        return questions.stream().map(Question::new).toList();
    }

    private static boolean isSame(List<LifeEvent.Shared> named, List<Asked> members, Asked asked) {
        return members.stream()
                        .noneMatch(member -> member.of().id().equals(asked.of().id()))
                && isNamedSame(named, members.getFirst(), asked)
                && members.stream()
                        .allMatch(member -> SameQuestion.findDifference(member.field(), asked.field())
                                .isEmpty());
    }

    /** The event says so; or the city fills in the same for the same person anyway. */
    private static boolean isNamedSame(List<LifeEvent.Shared> named, Asked one, Asked other) {
        Optional<LifeEvent.Shared> shared = find(named, one);
        Optional<LifeEvent.Shared> with = find(named, other);
        if (shared.isPresent() || with.isPresent()) {
            return shared.equals(with);
        }
        return one.field().prefill() != null
                && one.field().prefill().equals(other.field().prefill())
                && one.of().draft().resident().equals(other.of().draft().resident());
    }

    private static Optional<LifeEvent.Shared> find(List<LifeEvent.Shared> named, Asked asked) {
        var ref = new LifeEvent.Ref(asked.of().id(), asked.field().id());
        return named.stream().filter(same -> same.refs().contains(ref)).findFirst();
    }

    /** Questions of one page are of one step of the service that leads, and for the same services. */
    private static String group(Question question) {
        return section(question).id() + " "
                + question.services().stream().map(ServiceDefinition::id).collect(Collectors.joining(" "));
    }

    private static Section section(Question question) {
        return question.lead().of().service().sections().stream()
                .filter(section -> section.fields().contains(question.lead().field()))
                .findFirst()
                .orElseThrow();
    }

    private static FormPage page(List<Question> group) {
        Question first = group.getFirst();
        Section section = section(first);
        String id = first.lead().of().id() + "." + section.id();
        String others =
                first.services().stream().skip(1).map(ServiceDefinition::id).collect(Collectors.joining("."));
        return new FormPage(
                others.isEmpty() ? id : id + "." + others,
                section.title(),
                first.lead().of(),
                List.copyOf(group));
    }

    public Stream<Question> questions() {
        return pages.stream().flatMap(page -> page.questions().stream());
    }

    public Optional<FormPage> findPage(String id) {
        return pages.stream().filter(page -> page.id().equals(id)).findFirst();
    }

    /** The pages that have a question now. */
    public List<FormPage> askedPages() {
        return pages.stream().filter(FormPage::isAsked).toList();
    }

    /** The page on which {@code field} of {@code service} is asked. */
    public Optional<FormPage> findPageOf(String service, String field) {
        return pages.stream()
                .filter(page -> page.questions().stream()
                        .flatMap(question -> question.members().stream())
                        .anyMatch(asked -> asked.of().id().equals(service)
                                && asked.field().id().equals(field)))
                .findFirst();
    }

    public Optional<OfService> findDraft(String service) {
        return drafts.stream().filter(of -> of.id().equals(service)).findFirst();
    }
}
