package de.medicalhub.fhir.ride.control;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which ids an order is stored; they follow from its number, so that it is stored once.
 *
 * @param patient of the patient
 * @param legs what the ids of its legs begin with
 * @param standing reference to the standing order of which it is one day
 */
record RideIds(String patient, String legs, Optional<String> standing) {
    private static final String STANDING = "standing-";
    private static final String OUT = "-out";
    private static final String BACK = "-back";
    private static final Pattern DAY = Pattern.compile("standing-.{36}-(\\d{8})([a-z]?)-(out|back)");

    static RideIds ofPhone(String number) {
        return new RideIds("phone-" + number, "phone-" + number, Optional.empty());
    }

    /** @param turn 0 for the first order of that day, and one more for each that was taken back before */
    static RideIds ofDay(String number, LocalDate day, int turn) {
        String letter = turn == 0 ? "" : String.valueOf((char) ('a' + turn));
        return new RideIds(
                standing(number),
                standing(number) + "-" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + letter,
                Optional.of("ServiceRequest/" + standing(number)));
    }

    /** Id of a standing order's request, Task and patient. */
    static String standing(String number) {
        return STANDING + number;
    }

    String leg(boolean back) {
        return legs + (back ? BACK : OUT);
    }

    /** Which day and way a leg of a standing order is; empty of any other. */
    static Optional<Way> wayOf(String legId) {
        Matcher matcher = DAY.matcher(legId);
        return matcher.matches()
                ? Optional.of(new Way(
                        LocalDate.parse(matcher.group(1), DateTimeFormatter.BASIC_ISO_DATE),
                        matcher.group(3).equals("back")))
                : Optional.empty();
    }

    /** One way on one day. */
    record Way(LocalDate day, boolean back) {}
}
