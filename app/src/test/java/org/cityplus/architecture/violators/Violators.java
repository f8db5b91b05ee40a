package org.cityplus.architecture.violators;

import java.time.Instant;
import org.cityplus.kernel.MobileNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/** Each breaks one rule. Inner classes, because Spring makes no beans of those. This package lacks its mark, too. */
public final class Violators {
    @Controller
    public final class ControllerElsewhere {}

    @RestController
    public final class ApiElsewhere {}

    @Controller
    public class TransactionalController {
        @Transactional
        public void post() {}
    }

    @Controller
    @Transactional
    public class WhollyTransactionalController {
        public void post() {}
    }

    public final class MachinesTime {
        public Instant at() {
            return Instant.now();
        }
    }

    public final class MachinesMillis {
        public long at() {
            return System.currentTimeMillis();
        }
    }

    public final class Printer {
        public void print() {
            System.out.println("hello");
        }
    }

    public final class OtherSql {
        public int count(JdbcTemplate jdbc) {
            return jdbc.update("select 1");
        }
    }

    public final class TellTale {
        private static final Logger log = LoggerFactory.getLogger(TellTale.class);

        public void tell(MobileNumber phone) {
            log.info("{}", phone.value());
        }
    }
}
