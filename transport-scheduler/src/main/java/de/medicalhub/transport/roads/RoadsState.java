package de.medicalhub.transport.roads;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.Words;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What drive times stand on at this moment.
 *
 * @param mapOf date of the extract whose roads count; empty while drives are estimated
 * @param hourly whether times differ by the hour
 * @param step of reading a newer extract, from 1; 0 while none is read
 * @param fault why the extract that lies there does not count
 */
public record RoadsState(Optional<Instant> mapOf, boolean hourly, int step, Optional<Fault> fault) {
    /** How many steps it takes to read an extract: nodes and ways, index, two profiles. */
    public static final int STEPS = 4;

    /** Drives are estimated, and nothing else is known. */
    public static final RoadsState ESTIMATE = new RoadsState(Optional.empty(), false, 0, Optional.empty());

    /** Why an extract is not used. */
    public enum Fault {
        /** It is configured, but no file lies there. */
        MISSING,
        /** It holds no roads, or is damaged. */
        BROKEN,
        /** There is not enough room on the disk for its graph. */
        NO_SPACE
    }

    /** {@code graph} or {@code estimate}. */
    public String source() {
        return mapOf.isPresent() ? "graph" : "estimate";
    }

    /** What a page says about it, the most important first. */
    public List<String> sentences(Locale language) {
        List<String> said = new ArrayList<>();
        said.add(mapOf.map(date -> Words.say(language, "roads.graph", day(date, language)))
                .orElseGet(() -> Words.say(language, "roads.estimate")));
        if (hourly) {
            said.add(Words.say(language, "roads.hourly"));
        }
        if (step > 0) {
            said.add(Words.say(language, "roads.step", step, STEPS));
        }
        fault.ifPresent(why -> said.add(Words.say(language, "roads.fault." + why)));
        return said;
    }

    private static String day(Instant date, Locale language) {
        return DateTimeFormatter.ofPattern(language.equals(Locale.ENGLISH) ? "d MMMM yyyy" : "d. MMMM yyyy", language)
                .withZone(HubClock.berlin())
                .format(date);
    }
}
