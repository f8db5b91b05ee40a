package org.cityplus.cases.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cityplus.channels.Waiting;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.PersonalData;
import org.cityplus.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sending the services of a life event: one by one, each once, whatever happens in between. */
class SendingTest extends LifeEventTest {
    @Autowired
    WaitingLifeEvents waiting;

    @Autowired
    LifeEventData data;

    private List<String> sent(List<Sending.Outcome> outcomes) {
        return outcomes.stream()
                .filter(Sending.Outcome.Sent.class::isInstance)
                .map(outcome -> outcome.service().id())
                .toList();
    }

    @Test
    void oneThatIsRefusedHoldsUpNoOther() {
        Resident resident = applicants.newResident();
        Bundle bundle = filledIn(movedHere(resident));
        forms.save(resident.id(), bundle.id(), Map.of("residence-certificate.since", "2026-11-01"));
        List<Sending.Outcome> first = sending.send(resident.id(), bundle.id());
        assertThat(sent(first)).containsExactly("parking-permit");
        assertThat(first)
                .filteredOn(Sending.Outcome.NotSent.class::isInstance)
                .singleElement()
                .satisfies(outcome -> {
                    var not = (Sending.Outcome.NotSent) outcome;
                    assertThat(not.service().id()).isEqualTo("residence-certificate");
                    assertThat(not.errors()).extracting(error -> error.field()).containsExactly("since");
                });
        assertThat(form(bundle).drafts()).extracting(Form.OfService::id).containsExactly("residence-certificate");

        forms.save(resident.id(), bundle.id(), Map.of("residence-certificate.since", "2026-01-01"));
        List<Sending.Outcome> second = sending.send(resident.id(), bundle.id());
        assertThat(sent(second)).containsExactly("residence-certificate", "parking-permit");
        assertThat(cases(bundle)).hasSize(2).extracting(row -> row.applicant()).containsOnly(resident.id());
        assertThat(form(bundle).drafts()).isEmpty();
    }

    @Test
    void afterACrashExactlyTheMissingOnesAreSent() {
        Resident resident = applicants.newResident();
        Bundle bundle = filledIn(movedHere(resident));
        UUID draft = bundle.findPart("residence-certificate").orElseThrow().draft();
        UUID first = lodging.lodge(resident.id(), draft).id().value(); // and here the machine stopped
        assertThat(bundles.get(resident.id(), bundle.id()).isSent()).isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(sent(sending.send(resident.id(), bundle.id())))
                    .containsExactly("residence-certificate", "parking-permit");
        }
        assertThat(cases(bundle)).hasSize(2).extracting(row -> row.id().value()).contains(first);
        assertThat(count("select count(*) from cases.case_row where applicant = ?", resident.id()))
                .isEqualTo(2);
        assertThat(bundles.get(resident.id(), bundle.id()).isSent()).isTrue();
    }

    @Test
    void sentByManyAtOnceEachBecomesOneCase() throws Exception {
        Resident resident = applicants.newResident();
        Bundle bundle = filledIn(movedHere(resident));
        List<Callable<List<Sending.Outcome>>> tries = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tries.add(() -> sending.send(resident.id(), bundle.id()));
        }
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Sending.Outcome>> one : pool.invokeAll(tries)) {
                assertThat(sent(one.get())).containsExactly("residence-certificate", "parking-permit");
            }
        }
        assertThat(count("select count(*) from cases.case_row where applicant = ?", resident.id()))
                .isEqualTo(2);
    }

    @Test
    void begunTwiceItIsOneAndAfterItWasSentAnother() {
        Resident resident = applicants.newResident();
        Bundle one = begun(resident, "moving-here", Map.of("registered", "here", "car", "yes"));
        Bundle again = begun(resident, "moving-here", Map.of("registered", "elsewhere", "car", "yes"));
        assertThat(again.id()).isEqualTo(one.id());
        assertThat(again.answers()).containsEntry("registered", "elsewhere");
        sending.send(resident.id(), filledIn(chosen(again)).id());
        assertThat(begun(resident, "moving-here", one.answers()).id()).isNotEqualTo(one.id());
    }

    @Test
    void thePassportWaitsUntilTheChildIsRegistered() {
        Family family = family();
        UUID mother = family.mother().id();
        Bundle bundle = born(family);
        assertThat(sent(sending.send(mother, bundle.id()))).containsExactly("birth-registration");
        assertThat(standings.list(bundle).getLast()).isInstanceOf(Standing.Awaiting.class);
        assertThat(mine(mother, bundle)).isEmpty();
        assertThat(sent(sending.send(mother, bundle.id()))).containsExactly("birth-registration");

        grant(cases(bundle).getFirst());
        assertThat(standings.list(bundle).getLast()).isInstanceOf(Standing.Unsent.class);
        assertThat(mine(mother, bundle)).hasSize(1);
        assertThat(sent(sending.send(mother, bundle.id()))).containsExactly("birth-registration", "passport-minor");
        assertThat(cases(bundle).getLast().applicant()).isEqualTo(family.boy());
        assertThat(cases(bundle).getLast().findFiler())
                .hasValueSatisfying(filer -> assertThat(filer.id()).isEqualTo(mother));
        assertThat(mine(mother, bundle)).isEmpty();
    }

    private List<Waiting> mine(UUID resident, Bundle bundle) {
        return waiting.waitingFor(resident).stream()
                .filter(one -> one.link().endsWith(bundle.id().toString()))
                .toList();
    }

    @Test
    void aRepresentativeIsOfferedWhatTheMandateAndTheRulesAllowAndToldWhyNotTheRest() {
        Resident daughter = applicants.newResident();
        Resident father = applicants.newResident();
        String phone = java.util.Objects.requireNonNull(
                        residents.getProfile(father.id()).phone())
                .value();
        Mandate mandate = mandates.ask(daughter.id(), phone, "senior-card", LocalDate.of(2027, 11, 24));
        mandates.confirm(father.id(), mandate.id());
        Bundle bundle = bundles.begin(
                daughter.id(),
                events.get("retiring"),
                father.id(),
                null,
                Map.of("registered", "elsewhere", "travel", "none"));
        assertThat(bundles.offers(bundle).stream().filter(Offer::isOpen))
                .extracting(offer -> offer.service().id())
                .containsExactly("senior-card");
        assertThat(bundles.offers(bundle))
                .filteredOn(offer -> offer.service().id().equals("residence-certificate"))
                .singleElement()
                .satisfies(offer -> assertThat(key(offer)).isEqualTo("life.obstacle.no-mandate"));
        assertThat(refused(() -> bundles.choose(daughter.id(), bundle.id(), Set.of("residence-certificate"))))
                .isEqualTo(Refusal.Kind.CONFLICT);
        Bundle filled = filledIn(chosen(bundle));
        sending.send(daughter.id(), filled.id());
        assertThat(cases(filled))
                .singleElement()
                .satisfies(row -> assertThat(row.applicant()).isEqualTo(father.id()));
        mandates.end(father.id(), mandate.id());
        assertThat(standings.list(filled)).as("no longer theirs to see to").isEmpty();
    }

    @Test
    void withoutAChildInTheCityTheChildsServicesAreExplainedNotOffered() {
        Resident resident = applicants.newResident();
        Bundle bundle = begun(resident, "having-a-child", Map.of("registered", "no", "travel", "yes"));
        assertThat(key(bundles.offers(bundle).getLast())).isEqualTo("life.obstacle.no-child");
        Family family = family();
        assertThat(refused(() -> bundles.begin(
                        resident.id(),
                        events.get("having-a-child"),
                        resident.id(),
                        family.boy(),
                        Map.of("registered", "no", "travel", "yes"))))
                .as("somebody else's child")
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(refused(() -> bundles.begin(
                        resident.id(),
                        events.get("having-a-child"),
                        family.mother().id(),
                        null,
                        Map.of("registered", "no", "travel", "yes"))))
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void nothingIsChosenThatDoesNotBelongOrIsNotThere() {
        Resident resident = applicants.newResident();
        Bundle bundle = begun(resident, "moving-here", Map.of("registered", "here", "car", "yes"));
        assertThat(refused(() -> bundles.choose(resident.id(), bundle.id(), Set.of())))
                .isEqualTo(Refusal.Kind.INVALID);
        assertThat(refused(() -> bundles.choose(resident.id(), bundle.id(), Set.of("senior-card"))))
                .isEqualTo(Refusal.Kind.INVALID);
        assertThat(refused(() -> bundles.choose(resident.id(), bundle.id(), Set.of("residence-certificate"))))
                .isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refused(() -> begun(resident, "moving-here", Map.of("registered", "nowhere"))))
                .isEqualTo(Refusal.Kind.INVALID);
    }

    @Test
    void whatWasAnsweredFirstGoesWithThePersonAndIsForgottenWhenItLeadsNowhere() {
        Resident resident = applicants.newResident();
        Bundle bundle = begun(resident, "moving-here", Map.of("registered", "here", "car", "yes"));
        assertThat(data.held(resident.id())).containsExactly(new PersonalData.Held("life-events", 1));
        Bundle kept = movedHere(applicants.newResident());
        data.forget("life-events", clock.instant().plusSeconds(1));
        assertThat(refused(() -> bundles.get(resident.id(), bundle.id()))).isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(bundles.get(kept.owner(), kept.id()).parts()).hasSize(2);
        data.erase(kept.owner());
        data.erase(kept.owner());
        assertThat(data.held(kept.owner())).containsExactly(new PersonalData.Held("life-events", 0));
        assertThat(count("select count(*) from cases.life_event_part where resident = ?", kept.owner()))
                .isZero();
    }

    private static String key(Offer offer) {
        return java.util.Objects.requireNonNull(offer.obstacle()).key();
    }

    private static Refusal.Kind refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act).kind();
    }
}
