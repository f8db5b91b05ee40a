package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LodgingTest extends DemoCityTest {
    @Autowired
    Applications applications;

    @Autowired
    Lodging lodging;

    @Autowired
    Drafts drafts;

    @Test
    void pressedTwentyTimesAtOnceItIsOneCaseOneNumberOneOrder() {
        Resident resident = applicants.newResident();
        Draft draft = applicants.completeDraft(resident);
        Crowd<CaseRow> pressed = Crowd.of(20, i -> lodging.lodge(resident.id(), draft.id()));
        assertThat(pressed.refusals()).isEmpty();
        assertThat(pressed.answers()).hasSize(20);
        assertThat(pressed.answers().stream().distinct())
                .singleElement()
                .satisfies(row -> assertThat(row.number()).matches("PP-2611-\\d{5,}"));
        assertThat(count("select count(*) from cases.case_row where applicant = ?", resident.id()))
                .isEqualTo(1);
        assertThat(count("select count(*) from payments.payment_order where payer = ?", resident.id()))
                .as("nothing is owed before it is accepted")
                .isZero();
        assertThat(count("select count(*) from audit.entry where subject = ? and act = 'lodged'", resident.id()))
                .isEqualTo(1);
    }

    @Test
    void theFeeOwedIsThatOfTheDayOfAcceptance() {
        CaseRow row = applicants.accepted(applicants.newResident());
        assertThat(row.stage()).isEqualTo(Stage.AWAITING_PAYMENT);
        assertThat(applications.settledOrder(row.id()).amount()).isEqualTo(Money.ofYuan(120));
        assertThat(applications.settledOrder(row.id()).isPaid()).isFalse();
    }

    @Test
    void theDraftOnlyRemembersWhichCaseItBecame() {
        Resident resident = applicants.newResident();
        CaseRow row = applicants.lodged(resident);
        UUID draft = jdbc.sql("select draft from cases.case_row where id = ?")
                .param(row.id().value())
                .query(UUID.class)
                .single();
        assertThat(drafts.get(resident.id(), draft).answers()).isEmpty();
        assertThat(drafts.get(resident.id(), draft).findLodgedAs()).contains(row.id());
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> drafts.save(resident.id(), draft, Map.of("name", "王思远")));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    void everyQuestionNotAnsweredRightlyIsNamedAtOnce() {
        Resident resident = applicants.newResident();
        Draft draft = drafts.open(resident.id(), applicants.passport());
        drafts.save(
                resident.id(),
                draft.id(),
                Map.of(
                        "name", " ",
                        "idNumber", "500190199804121028",
                        "surnameLatin", "chen",
                        "givenNamesLatin", "Y".repeat(41),
                        "photo", UUID.randomUUID().toString(),
                        "mobile", "1390000000",
                        "delivery", "post",
                        "address", "一\u0007号",
                        "office", "hall-of-nowhere"));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> lodging.lodge(resident.id(), draft.id()));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.message()).isEqualTo(Message.of("cases.form.incomplete", 8));
        assertThat(refusal.fields())
                .extracting(FieldError::field, error -> error.message().key())
                .containsExactly(
                        tuple("name", "cases.field.missing.text"),
                        tuple("idNumber", "cases.field.id-number.wrong"),
                        tuple("surnameLatin", "cases.field.latin"),
                        tuple("givenNamesLatin", "cases.field.too-long"),
                        tuple("photo", "cases.field.missing.photo"),
                        tuple("mobile", "cases.field.mobile.length"),
                        tuple("address", "cases.field.strange-characters"),
                        tuple("office", "cases.field.missing.office"));
        assertThat(count("select count(*) from cases.case_row where applicant = ?", resident.id()))
                .isZero();
    }

    @Test
    void anAnswerALaterOneMadePointlessIsNotKept() {
        Resident resident = applicants.newResident();
        Map<String, String> answers = applicants.answers(resident);
        answers.put("address", "渝中区上城巷 12 号");
        CaseRow row = lodging.lodge(resident.id(), applicants.passport(), answers);
        assertThat(book.getRecord(row).lodged().answers())
                .containsEntry("delivery", "collect")
                .doesNotContainKey("address");
    }

    @Test
    void aBlankAfterTheOfficeOrTheNameIsNobodysBusiness() {
        Resident resident = applicants.newResident();
        Map<String, String> answers = applicants.answers(resident);
        String office = answers.getOrDefault("office", "");
        answers.put("office", office + " ");
        answers.put("name", " 陈雨桐\u3000");
        CaseRow row = lodging.lodge(resident.id(), applicants.passport(), answers);
        assertThat(row.office().value()).isEqualTo(office);
        assertThat(book.getRecord(row).lodged().answers())
                .containsEntry("name", "陈雨桐")
                .containsEntry("office", office);
    }

    @Autowired
    CaseBook book;

    @Test
    void somebodyUnderSixteenIsToldTheAge() {
        Resident resident = applicants.newResident();
        Map<String, String> answers = applicants.answers(resident);
        answers.put("idNumber", "500197201205151165");
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> lodging.lodge(resident.id(), applicants.passport(), answers));
        assertThat(refusal.fields())
                .containsExactly(new FieldError("idNumber", Message.of("cases.field.id-number.too-young", 16)));
    }

    @Test
    void anotherPersonsPhotoIsNone() {
        Resident resident = applicants.newResident();
        Map<String, String> answers = applicants.answers(resident);
        answers.put("photo", applicants.answers(applicants.newResident()).get("photo"));
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> lodging.lodge(resident.id(), applicants.passport(), answers));
        assertThat(refusal.fields()).extracting(FieldError::field).containsExactly("photo");
    }
}
