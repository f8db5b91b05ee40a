package org.cityplus.acceptance;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DisasterTest {
    @ParameterizedTest
    @EnumSource
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void amongAHundredSubmissionsNoneAcknowledgedIsLostAndNoneIsDoubled(Disaster disaster) throws Exception {
        disaster.losesNothing(25);
    }

    @Tag("deep")
    @ParameterizedTest
    @CsvSource({
        "APP_KILLED, 1", "APP_KILLED, 10", "APP_KILLED, 50", "APP_KILLED, 85",
        "EVERYTHING_KILLED, 1", "EVERYTHING_KILLED, 10", "EVERYTHING_KILLED, 50", "EVERYTHING_KILLED, 85"
    })
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void norWheneverItStrikes(Disaster disaster, int acknowledgements) throws Exception {
        disaster.losesNothing(acknowledgements);
    }
}
