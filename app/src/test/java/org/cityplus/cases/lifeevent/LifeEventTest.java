package org.cityplus.cases.lifeevent;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.desk.Decision;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.FormCheck;
import org.cityplus.cases.form.Offices;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.lifecycle.Timers;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.cases.testing.Fixtures;
import org.cityplus.city.City;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Residents;
import org.cityplus.identity.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** People to whom something happens, and forms filled in for them. */
abstract class LifeEventTest extends DemoCityTest {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    /** Of 60 and more, in the range of made-up people. */
    static final String ID_NUMBER = "500190195503121025";

    private static final String BOY = "500196201305201215";
    private static final String MOTHER = "13900000013";

    private static @Nullable Resident mother;

    @Autowired
    LifeEventCatalog events;

    @Autowired
    ServiceCatalog services;

    @Autowired
    Bundles bundles;

    @Autowired
    BundleForms forms;

    @Autowired
    Standings standings;

    @Autowired
    Sending sending;

    @Autowired
    FormErrors errors;

    @Autowired
    FormCheck check;

    @Autowired
    ApplicantFacts facts;

    @Autowired
    Offices offices;

    @Autowired
    Photos photos;

    @Autowired
    Drafts drafts;

    @Autowired
    Lodging lodging;

    @Autowired
    CaseBook book;

    @Autowired
    Desk officers;

    @Autowired
    Timers timers;

    @Autowired
    City city;

    @Autowired
    Residents residents;

    @Autowired
    SignIn signIn;

    @Autowired
    Mandates mandates;

    @Autowired
    GuardianConsents consents;

    /** A mother whose boy of thirteen is in the register, and who agreed that the city works with what is his. */
    record Family(Resident mother, UUID boy) {}

    Family family() {
        Resident mother = mother();
        Mandate mandate = mandates.establishGuardian(mother.id(), "秦小川", BOY);
        consents.give(mother.id(), mandate.id(), GuardianConsents.TEXT_VERSION);
        return new Family(mother, java.util.Objects.requireNonNull(mandate.represented()));
    }

    /** A birth to be registered, and a passport that waits for it; all filled in. */
    Bundle born(Family family) {
        UUID mother = family.mother().id();
        return filledIn(chosen(bundles.begin(
                mother,
                events.get("having-a-child"),
                mother,
                family.boy(),
                Map.of("registered", "no", "travel", "yes"))));
    }

    /** Of the demonstration; signed in once for all tests. */
    private Resident mother() {
        if (mother == null) {
            var challenge = signIn.sendCode(MOTHER, Locale.ENGLISH, Applicants.newCaller());
            mother = signIn.redeem(challenge, MOTHER, applicants.codeSentTo(MOTHER));
        }
        return mother;
    }

    Bundle begun(Resident resident, String event, Map<String, String> answers) {
        return bundles.begin(resident.id(), events.get(event), resident.id(), null, answers);
    }

    /** All services that are offered are chosen. */
    Bundle chosen(Bundle bundle) {
        Set<String> open = new java.util.HashSet<>();
        bundles.offers(bundle).stream()
                .filter(Offer::isOpen)
                .forEach(offer -> open.add(offer.service().id()));
        return bundles.choose(bundle.owner(), bundle.id(), open);
    }

    Bundle movedHere(Resident resident) {
        return chosen(begun(resident, "moving-here", Map.of("registered", "elsewhere", "car", "yes")));
    }

    /** What a device that shows the page has before it. */
    static Seen seen(FormPage page) {
        Map<String, String> stood = page.shown(Map.of()).answers();
        int revision = page.lead().draft().revision();
        return new Seen() {
            @Override
            public int revision() {
                return revision;
            }

            @Override
            public Optional<Boolean> stood(String name, String answer) {
                return Optional.ofNullable(stood.get(name)).map(answer::equals);
            }
        };
    }

    Form form(Bundle bundle) {
        return forms.form(bundle.owner(), bundle.id());
    }

    /** Right answers to the whole form, by its questions; what several services ask is the same for all. */
    Map<String, String> rightAnswers(Form form, long seed) {
        return rightAnswers(form, seed, Map.of());
    }

    /** The same with what is known already. */
    Map<String, String> rightAnswers(Form form, long seed, Map<String, String> known) {
        Map<String, String> answers = new LinkedHashMap<>(known);
        form.questions()
                .filter(question -> !question.answer().isBlank())
                .forEach(question -> answers.put(question.id(), question.answer()));
        form.questions()
                .filter(question -> "idNumber".equals(question.field().prefill()))
                .forEach(question -> answers.putIfAbsent(question.id(), ID_NUMBER));
        for (Form.OfService of : form.drafts()) {
            Predicate<Map<String, String>> isRight = given -> isRight(of, with(form, of, given, answers));
            Map<String, String> right = with(form, of, fixtures(of, seed).valid(isRight), answers);
            form.questions()
                    .forEach(question -> question.findAskedBy(of.id())
                            .filter(asked -> right.containsKey(asked.field().id()))
                            .ifPresent(asked -> answers.put(
                                    question.id(),
                                    right.getOrDefault(asked.field().id(), ""))));
        }
        return answers;
    }

    private static Map<String, String> with(
            Form form, Form.OfService of, Map<String, String> given, Map<String, String> answers) {
        Map<String, String> all = new HashMap<>(given);
        form.questions()
                .filter(question -> answers.containsKey(question.id()))
                .forEach(question -> question.findAskedBy(of.id())
                        .ifPresent(asked -> all.put(asked.field().id(), answers.getOrDefault(question.id(), ""))));
        return all;
    }

    private boolean isRight(Form.OfService of, Map<String, String> answers) {
        UUID resident = of.draft().resident();
        ServiceDefinition service = of.service();
        return check.check(service, resident, service.fields().toList(), facts.filled(resident, service, answers))
                .isEmpty();
    }

    private Fixtures fixtures(Form.OfService of, long seed) {
        UUID resident = of.draft().resident();
        boolean asksPhoto = of.service().fields().map(Field::type).anyMatch(FieldType.PHOTO::equals);
        return new Fixtures(
                of.service(),
                seed,
                TODAY,
                asksPhoto
                        ? photos.take(resident, DeskScene.portrait())
                                .file()
                                .id()
                                .toString()
                        : "",
                offices.list(of.service()).stream()
                        .map(office -> office.id().value())
                        .toList(),
                city.districts().keySet().stream().map(Object::toString).toList());
    }

    /** The whole form filled in rightly. */
    Bundle filledIn(Bundle bundle) {
        forms.save(bundle.owner(), bundle.id(), rightAnswers(form(bundle), 7));
        return bundles.get(bundle.owner(), bundle.id());
    }

    List<CaseRow> cases(Bundle bundle) {
        return standings.list(bundle).stream()
                .filter(Standing.Sent.class::isInstance)
                .map(standing -> ((Standing.Sent) standing).row())
                .toList();
    }

    /** Officers accept it, see the applicant, and grant it; a minute later it counts. */
    void grant(CaseRow row) {
        decide(row, new Decision.Grant());
    }

    void decide(CaseRow row, Decision decision) {
        for (DeskAct act : List.of(new DeskAct.Accept(), new DeskAct.Attend(), new DeskAct.Decide(decision))) {
            officers.act(Applicants.officer(row), row.id(), book.get(row.id()).sequence(), act);
        }
        clock.forward(java.time.Duration.ofMinutes(2));
        while (timers.fireDue() > 0) {
            Thread.onSpinWait();
        }
    }
}
