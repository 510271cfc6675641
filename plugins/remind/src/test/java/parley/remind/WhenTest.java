package parley.remind;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WhenTest {
    @ParameterizedTest
    @CsvSource({
        "1s,    2022-06-01T13:00:01Z",
        "90s,   2022-06-01T13:01:30Z",
        "10m,   2022-06-01T13:10:00Z",
        "2h,    2022-06-01T15:00:00Z",
        "1d,    2022-06-02T13:00:00Z",
        "365d,  2023-06-01T13:00:00Z",
        "18:30, 2022-06-01T16:30:00Z",
        "15:01, 2022-06-01T13:01:00Z",
        "15:00, 2022-06-02T13:00:00Z",
        "9:05,  2022-06-02T07:05:00Z",
        "00:00, 2022-06-01T22:00:00Z",
    })
    void aTimeIsFromNowOrTheNextOfTheDay(String typed, Instant due) {
        assertTrue(When.isOne(typed));
        assertEquals(due, When.of(typed, ZonedDateTime.parse("2022-06-01T15:00:00+02:00[Europe/Berlin]")));
    }

    @ParameterizedTest
    @CsvSource({
        "2022-03-26T18:00:00+01:00[Europe/Berlin], 02:30, 2022-03-27T01:30:00Z", // the clocks go from 2:00 to 3:00
        "2022-03-26T18:00:00+01:00[Europe/Berlin], 12:00, 2022-03-27T10:00:00Z",
        "2022-10-29T18:00:00+02:00[Europe/Berlin], 12:00, 2022-10-30T11:00:00Z",
    })
    void theDayAfterMayHaveAnHourMoreOrLess(ZonedDateTime now, String typed, Instant due) {
        assertEquals(due, When.of(typed, now));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "s", "10", "-1s", "1.5h", "1w", "366d", "8761h", "525601m", "31536001s", "999999999d",
        "9999999999s", "24:00", "12:60", "7:5", "18:30:00", "1H", "١m"})
    void whatIsNoTimeOrTooFarAheadIsNone(String typed) {
        assertFalse(When.isOne(typed));
    }
}
