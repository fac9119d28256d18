package de.medicalhub.fhir.notice.control;

import de.medicalhub.fhir.consent.RelativeGrant;
import de.medicalhub.fhir.consent.RelativeScope;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Relatives whom a patient lets read along are told what they may read (N8). */
final class ReadingAlong {
    private static final Set<NoticeKind> DATES = EnumSet.of(
            NoticeKind.RIDE_MOVED,
            NoticeKind.DELIVERY_MOVED,
            NoticeKind.RIDE_ON_THE_WAY,
            NoticeKind.MEDICINE_ON_THE_WAY,
            NoticeKind.APPOINTMENT_BOOKED,
            NoticeKind.APPOINTMENT_CANCELLED,
            NoticeKind.APPOINTMENT_NEAR);
    private static final Set<NoticeKind> CASES = EnumSet.of(NoticeKind.CASE_MOVED, NoticeKind.CASE_ENDED);

    private final RecentChanges changes;
    private final Instant now;

    ReadingAlong(RecentChanges changes, Instant now) {
        this.changes = changes;
        this.now = now;
    }

    /** The same notice, also to those relatives of its patients whose consent holds now and covers it. */
    Notice with(Notice notice) {
        if (!DATES.contains(notice.kind()) && !CASES.contains(notice.kind())) {
            return notice;
        }
        List<String> relatives = notice.to().stream()
                .filter(person -> person.startsWith("Patient/"))
                .flatMap(patient -> changes.relativesOf(patient).stream())
                .flatMap(consent -> RelativeGrant.read(consent).stream())
                .filter(grant -> grant.holdsAt(now) && covers(grant.scope(), notice.kind()))
                .map(RelativeGrant::relative)
                .toList();
        return notice.alsoTo(Stream.concat(notice.to().stream(), relatives.stream())
                .distinct()
                .toList());
    }

    private static boolean covers(RelativeScope scope, NoticeKind kind) {
        return scope == RelativeScope.EVERYTHING || DATES.contains(kind);
    }
}
