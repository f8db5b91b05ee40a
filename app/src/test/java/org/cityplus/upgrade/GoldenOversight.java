package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.audit.MerkleLog;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.identity.Likenesses;
import org.cityplus.identity.Officer;
import org.cityplus.oversight.look.Declarations;
import org.cityplus.oversight.look.FlagFilter;
import org.cityplus.oversight.look.Flags;
import org.cityplus.oversight.look.ProtectedPeople;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Looks at a protected person: one is explained, one is passed on, one waits for a word. */
@TestComponent
class GoldenOversight {
    static final String PROTECTED = "500190199804121027";
    static final String PROTECTED_WHY = "常在报上";
    static final String EXPLAINED = "她来电话问办到哪一步";

    private final GoldenStaff staff;
    private final ProtectedPeople people;
    private final Declarations declarations;
    private final Flags flags;
    private final MerkleLog log;
    private final Object detection;
    private final MockMvcTester mvc;

    GoldenOversight(
            GoldenStaff staff,
            ProtectedPeople people,
            Declarations declarations,
            Flags flags,
            MerkleLog log,
            ApplicationContext city,
            MockMvcTester mvc) {
        this.staff = staff;
        this.people = people;
        this.declarations = declarations;
        this.flags = flags;
        this.log = log;
        this.detection = city.getBean("org.cityplus.oversight.look.Detection");
        this.mvc = mvc;
    }

    /** @param row of the person on the list of the protected */
    void looks(CaseRow row, Map<String, String> story) {
        people.add(staff.officer("qin.yue"), "resident-card", PROTECTED, "public-figure", PROTECTED_WHY);
        declarations.declare(
                staff.officer("luo.jing"),
                staff.officer("wu.min").id(),
                new Likenesses.Typed("resident-card", GoldenStaff.CLOSE, "13900000002", "500103", "示例路 30 号"),
                "本人交来的表");
        for (String username : List.of("zhang.ying", "li.chuan", "he.min")) {
            assertThat(mvc.get().uri("/desk/cases/" + row.id()).with(DeskScene.as(staff.officer(username))))
                    .hasStatusOk();
        }
        do {
            ReflectionTestUtils.invokeMethod(log, "keepUp");
        } while (log.pending() > 0);
        ReflectionTestUtils.invokeMethod(detection, "keepUp");
        Officer supervisor = staff.officer("he.min");
        flags.explain(staff.officer("li.chuan"), flagOf("li.chuan"), EXPLAINED);
        flags.judge(supervisor, flagOf("zhang.ying"), "pass-on", "没有说明理由");
        for (String username : List.of("zhang.ying", "li.chuan", "he.min")) {
            story.put("flag." + username, flagOf(username).toString());
        }
    }

    private UUID flagOf(String username) {
        return flags.listOwn(staff.officer(username), FlagFilter.END)
                .lines()
                .getFirst()
                .flag()
                .id();
    }
}
