package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.cases.desk.Bulk;
import org.cityplus.cases.desk.Claims;
import org.cityplus.cases.desk.Days;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.desk.Load;
import org.cityplus.cases.desk.Notes;
import org.cityplus.cases.desk.Relations;
import org.cityplus.cases.desk.Shares;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.Payments;
import org.cityplus.payments.SandboxGateway;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** A passport after it was sent, and those who act on it; the clock stands where the test puts it. */
abstract class EngineScene extends DemoCityTest {
    static final String REASON = "提交的身份证与本人不符，已当面核对。";

    @Autowired
    Applications applications;

    @Autowired
    Desk officers;

    @Autowired
    Timers timers;

    @Autowired
    CaseBook book;

    @Autowired
    Papers papers;

    @Autowired
    Claims claims;

    @Autowired
    Bulk bulk;

    @Autowired
    Load load;

    @Autowired
    Shares shares;

    @Autowired
    Relations relations;

    @Autowired
    Notes notes;

    @Autowired
    SandboxGateway provider;

    @Autowired
    Payments payments;

    @Autowired
    Casework casework;

    @Autowired
    Days days;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MockMvcTester mvc;

    private final Resident nobody = new Resident(new UUID(0, 0), "");
    Resident chen = nobody;

    CaseRow act(CaseRow row, DeskAct act) {
        return act(Applicants.officer(row), row, act);
    }

    CaseRow act(Officer officer, CaseRow row, DeskAct act) {
        return officers.act(officer, row.id(), book.get(row.id()).sequence(), act);
    }

    CaseRow now(CaseRow row) {
        return book.get(row.id());
    }

    CaseRow lodged() {
        chen = applicants.newResident();
        return applicants.lodged(chen);
    }

    CaseRow toDecide() {
        chen = applicants.newResident();
        CaseRow row = applicants.paid(chen);
        return act(row, new DeskAct.Attend());
    }

    void passed(Duration time) {
        clock.forward(time);
        while (timers.fireDue() > 0) {
            Thread.onSpinWait();
        }
    }

    static Refusal refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act);
    }
}
