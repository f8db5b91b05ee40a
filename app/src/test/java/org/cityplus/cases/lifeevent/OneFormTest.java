package org.cityplus.cases.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.cases.form.Draft;
import org.cityplus.identity.Resident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The one form of every life event: nothing is missed, nothing asked twice, and it is complete when each service's is. */
class OneFormTest extends LifeEventTest {
    private static final List<String> PLACES = List.of("here", "elsewhere");

    /** Every life event under all answers to what it asks first. */
    static Stream<Arguments> all() {
        List<Arguments> all = new ArrayList<>();
        for (String registered : PLACES) {
            for (String car : List.of("yes", "no")) {
                all.add(Arguments.of("moving-here", Map.of("registered", registered, "car", car)));
            }
            for (String travel : List.of("none", "first", "renew")) {
                all.add(Arguments.of("retiring", Map.of("registered", registered, "travel", travel)));
            }
        }
        for (String registered : List.of("yes", "no")) {
            for (String travel : List.of("yes", "no")) {
                all.add(Arguments.of("having-a-child", Map.of("registered", registered, "travel", travel)));
            }
        }
        return all.stream();
    }

    private Bundle started(String event, Map<String, String> answers) {
        if (event.equals("having-a-child")) {
            Family family = family();
            for (Draft draft : drafts.listOpen(family.boy())) {
                drafts.discard(family.mother().id(), draft.id());
            }
            for (Draft draft : drafts.listOpen(family.mother().id())) {
                drafts.discard(family.mother().id(), draft.id());
            }
            return bundles.begin(
                    family.mother().id(), events.get(event), family.mother().id(), family.boy(), answers);
        }
        return begun(applicants.newResident(), event, answers);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyQuestionOfEveryServiceIsAskedOnceAndReachesEveryDraft(String event, Map<String, String> answers) {
        Bundle begun = started(event, answers);
        if (bundles.offers(begun).stream().noneMatch(Offer::isOpen)) {
            return; // nothing belongs: moving within the city without a car
        }
        Bundle bundle = chosen(begun);
        Form form = form(bundle);
        List<String> asked = form.questions()
                .flatMap(question -> question.members().stream())
                .map(member -> member.of().id() + "." + member.field().id())
                .toList();
        List<String> there = form.drafts().stream()
                .flatMap(of -> of.service().fields().map(field -> of.id() + "." + field.id()))
                .toList();
        assertThat(asked).as("no question is missed, none is there twice").containsExactlyInAnyOrderElementsOf(there);
        assertThat(form.questions().map(Form.Question::id)).doesNotHaveDuplicates();
        assertThat(form.pages()).extracting(FormPage::id).doesNotHaveDuplicates();

        Map<String, String> right = rightAnswers(form, event.hashCode());
        List<String> order = new ArrayList<>(right.keySet());
        Collections.shuffle(order, new Random(20261126));
        Set<Boolean> seen = new HashSet<>();
        for (int i = 0; i <= order.size(); i++) {
            Form now = form(bundle);
            boolean whole =
                    now.pages().stream().allMatch(page -> errors.of(page).isEmpty());
            boolean each = now.drafts().stream().allMatch(of -> errors.of(of).isEmpty());
            assertThat(whole).as("after %s answers", i).isEqualTo(each);
            assertThat(now.pages().stream().anyMatch(page -> !page.differing().isEmpty()))
                    .isFalse();
            seen.add(whole);
            if (i < order.size()) {
                String question = order.get(i);
                forms.save(bundle.owner(), bundle.id(), Map.of(question, right.getOrDefault(question, "")));
            }
        }
        assertThat(seen).as("incomplete at first, complete in the end").containsExactlyInAnyOrder(true, false);
        Form done = form(bundle);
        done.questions()
                .filter(question -> right.containsKey(question.id()))
                .forEach(question -> assertThat(question.members())
                        .as(question.id())
                        .allMatch(member -> member.answer().equals(right.get(question.id()))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsFilledInRightlyIsTaken(String event, Map<String, String> answers) {
        Bundle begun = started(event, answers);
        if (bundles.offers(begun).stream().noneMatch(Offer::isOpen)) {
            return;
        }
        Bundle bundle = filledIn(chosen(begun));
        List<Sending.Outcome> outcomes = sending.send(bundle.owner(), bundle.id());
        assertThat(outcomes).noneMatch(Sending.Outcome.NotSent.class::isInstance);
        assertThat(outcomes).hasSize(bundle.parts().size());
        assertThat(outcomes.getFirst()).isInstanceOf(Sending.Outcome.Sent.class);
    }

    @Test
    void whatIsTheSameIsAskedOnce() {
        Form form = form(movedHere(applicants.newResident()));
        assertThat(form.questions().filter(question -> question.members().size() == 2))
                .extracting(Form.Question::id)
                .containsExactlyInAnyOrder(
                        "residence-certificate.name",
                        "residence-certificate.idNumber",
                        "residence-certificate.mobile",
                        "residence-certificate.address.district",
                        "residence-certificate.address.line");
        assertThat(form.questions().map(Form.Question::id))
                .as("each service has halls of its own")
                .contains("residence-certificate.office", "parking-permit.office");
    }

    @Test
    void aParentIsTheApplicantOfOneServiceAndTheGuardianInTheOther() {
        Family family = family();
        Bundle bundle = chosen(bundles.begin(
                family.mother().id(),
                events.get("having-a-child"),
                family.mother().id(),
                family.boy(),
                Map.of("registered", "no", "travel", "yes")));
        Form form = form(bundle);
        assertThat(form.drafts())
                .extracting(of -> of.draft().resident())
                .containsExactly(family.mother().id(), family.boy());
        forms.save(bundle.owner(), bundle.id(), Map.of("birth-registration.mobile", "13900000099"));
        assertThat(form(bundle)
                        .findDraft("passport-minor")
                        .orElseThrow()
                        .draft()
                        .answer("guardian.mobile"))
                .isEqualTo("13900000099");
        assertThat(form(bundle).questions().map(Form.Question::id))
                .as("the boy's own number is not his mother's")
                .contains("passport-minor.idNumber", "birth-registration.idNumber");
    }

    @Test
    void anUnfinishedFormIsGoneOnWithAndWhatItSaysIsNotOverwritten() {
        Resident resident = applicants.newResident();
        Draft before = drafts.open(resident.id(), services.get("parking-permit"));
        drafts.save(resident.id(), before.id(), Map.of("name", "王小二", "plate", "渝A12345"));
        Draft other = drafts.open(resident.id(), services.get("residence-certificate"));
        drafts.save(resident.id(), other.id(), Map.of("name", "王小一"));
        Bundle bundle = movedHere(resident);
        assertThat(bundle.findPart("parking-permit").orElseThrow().draft()).isEqualTo(before.id());
        FormPage page = form(bundle).pages().getFirst();
        assertThat(page.differing()).extracting(Form.Question::id).containsExactly("residence-certificate.name");
        assertThat(page.differing().getFirst().held())
                .extracting(Form.Held::answer)
                .containsExactly("王小一", "王小二");
        forms.save(resident.id(), bundle.id(), page.id(), Map.of("mobile", "13900000099"), Map.of(), seen(page));
        assertThat(drafts.get(resident.id(), before.id()).answer("name"))
                .as("not by what is done beside it")
                .isEqualTo("王小二");
        forms.save(resident.id(), bundle.id(), page.id(), Map.of(), Map.of("name", "王小九"), seen(now(bundle)));
        assertThat(now(bundle).differing()).as("nobody said so").hasSize(1);
        forms.save(resident.id(), bundle.id(), page.id(), Map.of(), Map.of("name", "王小一"), seen(now(bundle)));
        assertThat(now(bundle).differing()).isEmpty();
        Draft after = drafts.get(resident.id(), before.id());
        assertThat(after.answer("name")).isEqualTo("王小一");
        assertThat(after.answer("plate")).isEqualTo("渝A12345");
    }

    private FormPage now(Bundle bundle) {
        return form(bundle).pages().getFirst();
    }

    @Test
    void ofTwoDevicesNeitherOverwritesUnseenWhatTheOtherChanged() {
        Resident resident = applicants.newResident();
        Bundle bundle = movedHere(resident);
        FormPage page = now(bundle);
        Seen seen = seen(page);
        forms.save(resident.id(), bundle.id(), page.id(), Map.of("name", "陈雨桐"), Map.of(), seen);
        SavedForm late = forms.save(
                resident.id(), bundle.id(), page.id(), Map.of("name", "陈雨", "idNumber", ID_NUMBER), Map.of(), seen);
        assertThat(late.conflicts()).containsExactly(Map.entry("name", "陈雨桐"));
        assertThat(late.form().drafts()).allSatisfy(of -> {
            assertThat(of.draft().answer("name")).isEqualTo("陈雨桐");
            assertThat(of.draft().answer("idNumber")).isEqualTo(ID_NUMBER);
        });
    }

    @Test
    void whatAServiceWasGivenByItselfMeanwhileIsKeptUntilOneOfBothIsChosen() {
        Resident resident = applicants.newResident();
        Bundle bundle = movedHere(resident);
        forms.save(resident.id(), bundle.id(), Map.of("residence-certificate.mobile", "13900000001"));
        FormPage onThePhone = now(bundle);
        UUID parking = bundle.findPart("parking-permit").orElseThrow().draft();
        // Another device: only the parking permit's own form.
        drafts.save(resident.id(), parking, Map.of("mobile", "13900000002"));
        SavedForm saved = forms.save(
                resident.id(),
                bundle.id(),
                onThePhone.id(),
                Map.of("mobile", "13900000003"),
                Map.of(),
                seen(onThePhone));
        Form.Question question = now(bundle).differing().getFirst();
        assertThat(question.held())
                .as("nothing that was typed is lost")
                .extracting(Form.Held::answer)
                .containsExactly("13900000003", "13900000002");
        assertThat(saved.conflicts()).isEmpty();

        Map<String, String> again = Map.of("mobile", "13900000004");
        forms.save(resident.id(), bundle.id(), onThePhone.id(), again, Map.of(), seen(now(bundle)));
        assertThat(drafts.get(resident.id(), parking).answer("mobile"))
                .as("typing on is no choice")
                .isEqualTo("13900000002");
        Map<String, String> chosen = Map.of("mobile", "13900000002");
        for (int i = 0; i < 2; i++) {
            forms.save(resident.id(), bundle.id(), onThePhone.id(), Map.of(), chosen, seen(now(bundle)));
            assertThat(now(bundle).differing()).isEmpty();
            assertThat(now(bundle).shown(Map.of()).answer("mobile")).isEqualTo("13900000002");
        }
    }

    @Test
    void whatWasEmptiedInOneServiceIsAnAnswerTooAndOneThatNeverHadAnyGetsTheOthers() {
        Resident resident = applicants.newResident();
        Bundle bundle = movedHere(resident);
        forms.save(resident.id(), bundle.id(), Map.of("residence-certificate.mobile", "13900000001"));
        UUID parking = bundle.findPart("parking-permit").orElseThrow().draft();
        drafts.save(resident.id(), parking, Map.of("mobile", ""));
        assertThat(now(bundle).differing()).hasSize(1);

        UUID residence = bundle.findPart("residence-certificate").orElseThrow().draft();
        drafts.save(resident.id(), residence, Map.of("address.line", "示例路 30 号"));
        FormPage home = form(bundle).pages().get(1);
        assertThat(home.differing()).isEmpty();
        forms.save(resident.id(), bundle.id(), home.id(), Map.of(), Map.of(), seen(home));
        assertThat(drafts.get(resident.id(), parking).answer("home.line")).isEqualTo("示例路 30 号");
    }

    @Test
    void aFormThatWasThrownAwayIsBegunAgainByChoosingItOrTypingOnWithWhatTheOthersKnow() {
        Resident resident = applicants.newResident();
        Bundle bundle = movedHere(resident);
        forms.save(resident.id(), bundle.id(), Map.of("residence-certificate.name", "陈雨桐"));
        Set<String> both = Set.of("residence-certificate", "parking-permit");
        for (Runnable begun : List.<Runnable>of(
                () -> bundles.choose(resident.id(), bundle.id(), both),
                () -> forms.save(resident.id(), bundle.id(), Map.of("parking-permit.plate", "渝A12345")))) {
            drafts.findOpen(resident.id(), "parking-permit")
                    .ifPresent(draft -> drafts.discard(resident.id(), draft.id()));
            assertThat(form(bundle).drafts())
                    .as("nothing is begun by reading")
                    .extracting(Form.OfService::id)
                    .containsExactly("residence-certificate");
            assertThat(drafts.findOpen(resident.id(), "parking-permit")).isEmpty();
            assertThat(standings.list(bundle).getLast()).isInstanceOf(Standing.Shut.class);
            begun.run();
            assertThat(form(bundle)
                            .findDraft("parking-permit")
                            .orElseThrow()
                            .draft()
                            .answer("name"))
                    .isEqualTo("陈雨桐");
        }
    }
}
