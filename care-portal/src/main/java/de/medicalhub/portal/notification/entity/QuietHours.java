package de.medicalhub.portal.notification.entity;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When somebody is not to be disturbed, each day; {@code to} before {@code from} means over midnight. */
public record QuietHours(LocalTime from, LocalTime to) {

    /** The moment itself if it is not quiet then, else when it ends to be quiet. */
    public Instant after(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        return covers(local.toLocalTime()) ? next(local, to).toInstant() : moment;
    }

    private boolean covers(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }

    /** The next time that clocks show this, later than the moment. */
    static ZonedDateTime next(ZonedDateTime moment, LocalTime time) {
        ZonedDateTime today = moment.toLocalDate().atTime(time).atZone(moment.getZone());
        return today.isAfter(moment)
                ? today
                : moment.toLocalDate().plusDays(1).atTime(time).atZone(moment.getZone());
    }
}
