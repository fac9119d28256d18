package de.medicalhub.common.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import de.medicalhub.common.time.HubClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PractitionerRole;

/** What an entry of the directory says about where a person works. */
public final class Posts {
    /** Code of {@link HubCodes#STAFF_ROLE}: covers for others, for a time. */
    public static final String SUBSTITUTE = "substitute";

    private Posts() {}

    /** Whether the post is active and its time has come and is not over; a day lasts until midnight in Germany. */
    public static boolean holdsAt(PractitionerRole post, Instant now) {
        Period period = post.getPeriod();
        return post.getActive()
                && (!period.hasStart() || !now.isBefore(moment(period.getStartElement(), 0)))
                && (!period.hasEnd() || now.isBefore(moment(period.getEndElement(), 1)));
    }

    /** Whether the person only covers for the organisation. */
    public static boolean isSubstitute(PractitionerRole post) {
        return post.getCode().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .anyMatch(code -> HubCodes.STAFF_ROLE.equals(code.getSystem()) && SUBSTITUTE.equals(code.getCode()));
    }

    /** Those of the posts that hold at that moment. */
    public static List<PractitionerRole> holdingAt(List<PractitionerRole> posts, Instant now) {
        return posts.stream().filter(post -> holdsAt(post, now)).toList();
    }

    /** A day begins at midnight in Germany, wherever the server stands. */
    private static Instant moment(DateTimeType written, int daysLater) {
        return written.getPrecision() == TemporalPrecisionEnum.DAY
                ? LocalDate.of(written.getYear(), written.getMonth() + 1, written.getDay())
                        .plusDays(daysLater)
                        .atStartOfDay(HubClock.berlin())
                        .toInstant()
                : written.getValue().toInstant();
    }
}
