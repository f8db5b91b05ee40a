package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.desk.Load;
import org.cityplus.cases.desk.Relations;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.junit.jupiter.api.Test;

/** Nobody works on the case of somebody close to them. */
class RecusalTest extends EngineScene {
    @Test
    void nobodyActsOnTheirOwnOrARelativesCase() {
        CaseRow row = lodged();
        Officer officer = Applicants.officer(row);
        relations.declare(officer, "500190199804121027", Relations.Relation.FAMILY);
        Refusal recusal = refused(() -> act(officer, row, new DeskAct.Accept()));
        assertThat(recusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(recusal.message().key()).isEqualTo("desk.recusal");
        for (DeskAct act : List.of(new DeskAct.Issue("E123"), new DeskAct.Deliver(""), new DeskAct.Attend())) {
            assertThat(refused(() -> act(officer, row, act)).message().key()).isEqualTo("desk.recusal");
        }
        assertThat(refused(() -> notes.write(officer, row.id(), UUID.randomUUID(), "我看可以批"))
                        .message()
                        .key())
                .isEqualTo("desk.recusal");
        relations.takeBack(officer, "500190199804121027");
        assertThat(relations.counts(officer)).isEmpty();
        assertThat(refused(() -> relations.takeBack(officer, "500190199804121027"))
                        .message()
                        .key())
                .isEqualTo("desk.relations.not-declared");
        assertThat(desk.trailOf("staff:" + officer.id())).containsExactly("relation-declared", "relation-taken-back");
        await().untilAsserted(() -> assertThat(desk.trail(row))
                .as("the case is open: it is flagged for the supervisor")
                .containsOnlyOnce("relation-taken-back"));
        assertThat(act(officer, row, new DeskAct.Accept()).stage()).isEqualTo(Stage.AWAITING_PAYMENT);
        assertThat(count("select count(*) from cases.relation where encode(digest, 'escape') like '%500190%'"))
                .isZero();
    }

    @Test
    void takingARelationBackIsNoMatterOfCasesThatEndedOrNameSomebodyElse() {
        CaseRow ended = lodged();
        applications.withdraw(chen.id(), ended.id(), "不办了，以后再来办理");
        CaseRow open = lodged();
        Officer officer = Applicants.officer(open);
        relations.declare(officer, number(1), Relations.Relation.CLOSE);
        relations.declare(officer, "500190199804121027", Relations.Relation.CLOSE);
        relations.takeBack(officer, number(1));
        relations.takeBack(officer, "500190199804121027");
        await().untilAsserted(() -> assertThat(desk.trail(open)).containsOnlyOnce("relation-taken-back"));
        assertThat(desk.trail(ended)).doesNotContain("relation-taken-back");
    }

    private static String number(int n) {
        String first = "50010119700101%03d".formatted(n);
        return first + IdNumber.checkDigit(first);
    }

    /** Whoever declares all the district has nothing to do any more. */
    @Test
    void soManyRelationsInADayAndTheSupervisorSeesHowMany() {
        UUID zhang = jdbc.sql("select id from identity.staff where username = 'zhang.ying'")
                .query(UUID.class)
                .single();
        Officer officer = Officer.of(
                zhang,
                "张颖",
                new AgencyId("exit-entry-500103"),
                new LocalizedText("测试单位", "Test agency"),
                java.util.Set.of(Role.OFFICER));
        try {
            for (int n = 1; n <= 20; n++) {
                relations.declare(officer, number(n), Relations.Relation.CLOSE);
            }
            Refusal refusal = refused(() -> relations.declare(officer, number(21), Relations.Relation.CLOSE));
            assertThat(refusal.message()).isEqualTo(Message.of("desk.relations.most-a-day", 20));
            assertThat(refusal.fields()).extracting("field").containsExactly("number");
            relations.declare(officer, number(20), Relations.Relation.FAMILY);
            Officer head = Applicants.officer(lodged(), Role.SUPERVISOR);
            assertThat(load.listDeclared(head.agency())).contains(new Load.Declared("张颖", 20, 20));
            assertThat(mvc.get().uri("/desk/load").with(Applicants.as(head)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("回避登记", "<td class=\"num\">20</td>");
            clock.forward(Duration.ofDays(1));
            relations.declare(officer, number(21), Relations.Relation.CLOSE);
        } finally {
            jdbc.sql("delete from cases.relation where officer = ?")
                    .param(zhang)
                    .update();
        }
    }
}
