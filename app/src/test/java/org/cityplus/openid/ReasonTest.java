package org.cityplus.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import java.util.UUID;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Disabling a program takes a reason that can be read: neither none nor a book. */
class ReasonTest extends DemoCityTest {
    @Autowired
    MockMvcTester mvc;

    private UUID app = new UUID(0, 0);
    private Officer administrator = new Officer(new UUID(0, 0), "", "", "", "", null);

    @BeforeEach
    void aProgram() {
        app = UUID.randomUUID();
        administrator = desk.officer("exit-entry-50", Role.SYSTEM_ADMINISTRATOR);
        jdbc.sql("""
                insert into openid.relying_party
                    (id, client_id, name_zh, name_en, homepage, redirect_uris, scopes, registered_at)
                values (?, ?, '图书馆', 'Library', 'https://library.example', '{https://library.example/in}', '{openid}', now())
                """).params(app, app.toString()).update();
    }

    private MvcTestResult disabled(String why) {
        return mvc.post()
                .uri("/desk/apps/{app}/disable", app)
                .with(csrf())
                .with(DeskScene.as(administrator))
                .param("why", why)
                .exchange();
    }

    private long disabledOnes() {
        return count("select count(*) from openid.relying_party where id = ? and disabled_at is not null", app);
    }

    @Test
    void aReasonThatIsTooLongIsRefusedWithTheRule() {
        for (String why : new String[] {"", " ", "x".repeat(501), "x".repeat(2001), "x".repeat(100_000)}) {
            assertThat(disabled(why)).hasStatus(422).bodyText().contains("请填写理由，不超过 500 字", "图书馆");
        }
        assertThat(disabledOnes()).isZero();
        assertThat(disabled("x".repeat(500))).hasStatus(302);
        assertThat(disabledOnes()).isEqualTo(1);
    }
}
