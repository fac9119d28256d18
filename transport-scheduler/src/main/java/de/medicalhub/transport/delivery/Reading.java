package de.medicalhub.transport.delivery;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/**
 * A temperature as a driver read it.
 *
 * @param id of the phone's own, the same when it is sent again
 * @param celsius with one decimal place
 * @param box in which it was read
 */
public record Reading(UUID id, String jobId, BigDecimal celsius, String box) {
    private static final BigDecimal COLDEST = BigDecimal.valueOf(-40);
    private static final BigDecimal HOTTEST = BigDecimal.valueOf(60);
    private static final int LONGEST_NAME = 40;

    /** Refuses what no thermometer in a car shows. */
    public Reading {
        if (celsius.compareTo(COLDEST) < 0
                || celsius.compareTo(HOTTEST) > 0
                || box.isBlank()
                || box.length() > LONGEST_NAME) {
            throw new RefusedException(ProblemKind.INVALID, "temperature.invalid");
        }
        celsius = celsius.setScale(1, RoundingMode.HALF_UP);
    }
}
